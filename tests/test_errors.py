"""Each mistake of an author: the build fails, says file, line and remedy, and leaves the published site alone."""

from __future__ import annotations

import pytest
from earlier import earlier_site, snapshot

CARD = "zh/purpose/index.md"
EN_CARD = "en/purpose/index.md"
ITEM = "- [ ] 严明纪律 [P1.1](../reference/source.md#p1-1)\n    {: #a-1 data-modality=must }\n"


def both(old: str, new: str) -> list[tuple[str, str, str]]:
    """The same change in both languages."""
    return [(CARD, old, new), (EN_CARD, old, new)]


CASES = {
    "item without id": ([(CARD, "{: #a-1 data-modality=must }", "{: data-modality=must }")], "docs/zh/purpose/index.md:12: item “严明纪律” has no id – write `{: #id"),
    "id used twice on a page": (both("#a-2", "#a-1"), "docs/zh/purpose/index.md:13: id a-1 is used 2 times on the page – give each its own id"),
    "unknown role": ([(CARD, "data-role=team", "data-role=teem")], "docs/zh/purpose/index.md:8: unknown role “teem” – use one of team, inspected, liaison, cadres"),
    "unknown phase": ([(CARD, "data-phase=on-site", "data-phase=later")], "docs/zh/purpose/index.md:8: unknown phase “later” – use one of preparation"),
    "unknown modality": ([(CARD, "data-modality=must }", "data-modality=should }")], "docs/zh/purpose/index.md:13: unknown modality “should” – use one of must, must-not"),
    "unknown kind": ([(CARD, "data-kind=do-confirm", "data-kind=do")], "docs/zh/purpose/index.md:8: unknown kind “do” – use one of do-confirm, read-do"),
    "citation of a sentence that does not exist": (both("- [ ] ", "- [ ] x [P9.9](../reference/source.md#p9-9) "), "docs/zh/purpose/index.md:12: broken link ../reference/source.md#p9-9"),
    "item on no card": ([("zh/index.md", "导语。", "- [ ] 甲 [P1.1](reference/source.md#p1-1)\n    {: #x-1 data-modality=must }\n\n导语。")], "docs/zh/index.md:4: item “甲” is on no card – move it below a heading"),
    "card over nine items": ([(CARD, ITEM, "".join(ITEM.replace("a-1", f"b-{n}") for n in range(9)))], "docs/zh/purpose/index.md:8: card “纪律卡” has 10 items, and 9 are the most – split the card"),
    "item missing in a language": ([(EN_CARD, "- [ ] On no account leak [P1.2](../reference/source.md#p1-2)\n    {: #a-2 data-modality=must-not }\n", "")], "docs/en/purpose/index.md:1: item a-2 is missing here: zh has it – add it"),
    "item in one language only": ([(CARD, ITEM, "")], "docs/en/purpose/index.md:18: item a-1 is here only: zh does not have it"),
    "items in another order": ([(EN_CARD, "#a-1", "#a-0"), (EN_CARD, "#a-2", "#a-1"), (EN_CARD, "#a-0", "#a-2")], "docs/en/purpose/index.md:18: items stand in another order than in zh, from a-2 on"),
    "modality unequal between languages": ([(EN_CARD, "data-modality=must }", "data-modality=hoped }")], "docs/en/purpose/index.md:18: item a-1 has modality hoped, and in zh must – make them equal"),
    "source unequal between languages": ([(EN_CARD, "- [ ] Keep strict discipline [P1.1](../reference/source.md#p1-1)", "- [ ] Keep strict discipline [P1.2](../reference/source.md#p1-2)")], "docs/en/purpose/index.md:18: item a-1 has source p1-2, and in zh p1-1"),
    "heading ids unequal": ([(EN_CARD, "{#purpose}", "{#aim}")], "docs/en/purpose/index.md:4: heading 1 is h1#aim, and in zh it is h1#purpose – give both pages the same headings"),
    "heading without id": ([(CARD, "# 目的 {#purpose}", "# 目的")], "docs/zh/purpose/index.md:1: heading “目的” has no id of its own – write {#an-id} after it"),
    "two top headings": ([(CARD, "导语。", "导语。\n\n# 又一个 {#again}")], "docs/zh/purpose/index.md:5: page has 2 top headings (#), and one is wanted – use ##"),
    "quotation that is not the speech's words": ([(CARD, "> 严明纪律", "> 严明的纪律")], "docs/zh/purpose/index.md:5: quotation “严明的纪律” is not the words of P1.1 – copy the words from reference/source.md"),
    "translated quotation that is not the translation": ([(EN_CARD, "> Keep strict discipline", "> Keep some discipline")], "docs/en/purpose/index.md:8: quotation “Keep some discipline” is not the words of P1.1"),
    "quotation without citation": ([(CARD, "> [P1.1](../reference/source.md#p1-1)\n", "")], "docs/zh/purpose/index.md:5: quotation “严明纪律” cites 0 sentences – end it with one citation"),
    "broken link": ([("zh/index.md", "reference/source.md", "reference/sauce.md")], "docs/zh/index.md:5: broken link reference/sauce.md"),
    "broken anchor": ([("zh/index.md", "reference/source.md", "reference/source.md#p7-7")], "docs/zh/index.md:5: broken link reference/source.md#p7-7"),
    "raw [ ] left": ([(CARD, "导语。", "导语 [ ] 未完。")], "docs/zh/purpose/index.md:3: “[ ] 未完。” would be seen by readers as it stands"),
    "raw {: left": ([(CARD, "导语。", "导语。 {: .lead } 完。")], "docs/zh/purpose/index.md:3: “{: .lead } 完。” would be seen by readers as it stands"),
    "attributes on the item's own line": ([(CARD, "\n    {: #a-1 data-modality=must }", " {: #a-1 data-modality=must }")], "docs/zh/purpose/index.md:12: “{: #a-1 data-modality=must }” would be seen by readers"),
    "card without pause point": ([(CARD, "停顿点：每天。\n\n", "")], "docs/zh/purpose/index.md:8: card “纪律卡” does not say when to read it – put a paragraph"),
    "picture from outside": ([(CARD, "导语。", "![图](https://example.invalid/a.png)")], "docs/zh/purpose/index.md:3: <img> loads https://example.invalid/a.png – the handbook is read without a way out"),
    "script": ([(CARD, "导语。", "<script>alert(1)</script>")], "docs/zh/purpose/index.md:3: <script> is not allowed on a page – write it in Markdown"),
    "event handler": ([(CARD, "导语。", '<p onclick="x()">导语。</p>')], "docs/zh/purpose/index.md:3: <p> has onclick=, which runs a script – take it off"),
    "javascript link": ([(CARD, "导语。", "[导语](javascript:alert(1))。")], "docs/zh/purpose/index.md:3: <a> has href=javascript:alert(1), which runs a script – link to a page"),
    "style of its own": ([(CARD, "导语。", '<p style="background:url(https://example.invalid/b.png)">导语。</p>')], "docs/zh/purpose/index.md:3: <p> has a style of its own – give it a class"),
    "frame": ([(CARD, "导语。", '<iframe src="//example.invalid/"></iframe>')], "docs/zh/purpose/index.md:3: <iframe> is not allowed on a page"),
    "form": ([(CARD, "导语。", '<form action="https://example.invalid/"></form>')], "docs/zh/purpose/index.md:3: <form> is not allowed on a page"),
    "link to the outside": ([(CARD, "导语。", "[导语](https://example.invalid/)。"), (EN_CARD, "Lead.", "[Lead](https://example.invalid/).")], "docs/zh/purpose/index.md:3: <a href> goes to https://example.invalid/ – the handbook is read without a way out"),
    "sentence that nothing uses": ([("zh/reference/source.md", "{: #p1-2 .sentence }", "{: #p1-2 .sentence }\n\n同志们。\n{: #p1-3 .sentence }"), ("en/reference/source.md", "{: #p1-2 .sentence }", "{: #p1-2 .sentence }\n\nComrades.\n{: #p1-3 .sentence }")], "docs/zh/reference/source.md:12: P1.3 is lost: no item, quotation or explanation cites it – draw an item from it"),
    "context that is used": ([("zh/reference/source.md", "#p1-1 .sentence", "#p1-1 .sentence .context")], "docs/zh/reference/source.md:6: P1.1 is marked .context, and purpose/index.html makes use of it – take .context off"),
    "hope read as a duty": ([("zh/reference/source.md", "要严明纪律", "希望严明纪律")], "docs/zh/purpose/index.md:13: item a-1 is “must”, and P1.1 has none of 要、必须、务必、应当、防止 – give it the strength of the sentence’s own words"),
    "duty out of a hope": ([("zh/reference/source.md", "要严明纪律", "希望要严明纪律")], "docs/zh/purpose/index.md:13: item a-1 is “must”, and P1.1 says 希望"),
    "prohibition worded as a thing to do": ([(CARD, "- [ ] 决不能跑风漏气", "- [ ] 跑风漏气")], "docs/zh/purpose/index.md:15: item a-2 is “must-not”, and “跑风漏气” reads as a thing to do – word it as a thing not to do"),
    "English prohibition worded as a thing to do": ([(EN_CARD, "- [ ] On no account leak", "- [ ] Leak")], "docs/en/purpose/index.md:20: item a-2 is “must-not”, and “Leak” reads as a thing to do"),
    "exception without a reason": ([(CARD, "{: #a-1 data-modality=must }", "{: #a-1 data-modality=must data-exception='' }")], "docs/zh/purpose/index.md:13: item a-1 has a data-exception without a reason – say why"),
    "exception that is not needed": ([(CARD, "{: #a-1 data-modality=must }", "{: #a-1 data-modality=must data-exception='so' }")], "docs/zh/purpose/index.md:13: item a-1 has a data-exception, and breaks no rule – take it off"),
    "Chinese on an English page": ([(EN_CARD, "Lead.", "Lead 导语.")], "docs/en/purpose/index.md:6: “导语” is not en – translate it, or mark it"),
    "English on a Chinese page": ([(CARD, "导语。", "导语 not translated yet。")], "docs/zh/purpose/index.md:3: “not translated yet” is not zh-Hans – translate it, or mark it"),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_mistake_is_said_with_file_line_and_remedy(pair, name: str) -> None:
    changes, message = CASES[name]
    old_site = snapshot(earlier_site(pair.root / "site"))
    for path, old, new in changes:
        pair.change(path, old, new)
    code, _, errors = pair.build()
    assert code == 1
    assert message in errors, errors
    assert "is as it was" in errors
    assert snapshot(pair.root / "site") == old_site
    assert not list(pair.root.glob("site.*"))


def test_a_correct_site_builds_and_says_what_it_did(tiny) -> None:
    code, output, errors = tiny.build()
    assert (code, errors) == (0, "")
    assert "English, 3 of 3 " in output and "verify " in output and "publish " in output
    assert "zh       14 pages, 1 cards, 2 items" in output
    assert "no warnings" in output and (tiny.root / "site/index.html").as_uri() in output


def test_a_page_missing_in_one_language(tiny) -> None:
    (tiny.root / "docs/en/purpose/index.md").unlink()
    code, _, errors = tiny.build()
    assert code == 1
    assert (
        "docs/en/purpose/index.md:1: page is missing in en: zh has it – write docs/en/purpose/index.md, or delete the page in zh"
        in errors
    )


def test_an_id_used_on_two_pages(tiny) -> None:
    for language, word in (("zh", "乙"), ("en", "Two")):
        text = (tiny.root / f"docs/{language}/purpose/index.md").read_text(encoding="utf-8")
        tiny.write(f"{language}/purpose/two.md", text.replace("{#purpose}", "{#two}").replace("# 目的", f"# {word}"))
    tiny.config["nav"][1]["为什么巡察"].append("purpose/two.md")
    code, _, errors = tiny.build()
    assert code == 1
    assert (
        "docs/zh/purpose/two.md:13: item id a-1 is used again: purpose/index.html has it – give this item another id, in every language"
        in errors
    )


def test_all_problems_come_out_at_once_and_each_once(tiny) -> None:
    tiny.change(CARD, "data-role=team", "data-role=teem")
    tiny.change(CARD, "> 严明纪律", "> 严明的纪律")
    tiny.change("en/index.md", "reference/source.md", "reference/sauce.md")
    tiny.change(EN_CARD, "Lead.", "Lead 导语.")
    code, _, errors = tiny.build()
    assert code == 1
    for part in ("unknown role “teem”", "not the words of P1.1", "docs/en/index.md:8: broken link", "“导语” is not en"):
        assert errors.count(part) == 1, errors
    assert "4 problems;" in errors, "what follows from them is not said"


def test_mkdocs_yml_that_cannot_be_read(tiny, capsys: pytest.CaptureFixture[str]) -> None:
    import build

    (tiny.root / "mkdocs.yml").write_text("site_name: [", encoding="utf-8")
    assert build.run(tiny.root / "mkdocs.yml", tiny.root / "site") == 1
    assert "mkdocs.yml" in capsys.readouterr().err
    assert not (tiny.root / "site").exists()
