"""What passes from room to room: problems of one shape, pages read whole, papers from trees without the site's markup."""

from __future__ import annotations

import logging
import pickle
from pathlib import Path

import jinja2
import pytest
import yaml
from handbook.book import Book, Edition, Page
from handbook.card import Card
from handbook.check.book import check_book, check_edition
from handbook.check.page import check_page
from handbook.facts import facts_of
from handbook.paper.cards import pack
from handbook.paper.contents import Paper
from handbook.paper.handbook import handbook
from handbook.paper.nodes import texts, walk
from handbook.paper.word_contents import card_part
from handbook.problem import Problem
from handbook.read.page import Rendered, read_page
from handbook.read.speech import number
from handbook.read.traces import trace
from handbook.run import Run
from handbook.settings.model import Settings
from handbook.show.page import show_page
from handbook.show.parts import Parts
from handbook.tree import parse, put_in_place, serialize
from markdown import Markdown

ROOT = Path(__file__).resolve().parent.parent
SPEECH = "# 原文 {#source}\n\n要严明纪律。\n{: #p1-1 .sentence }\n\n决不能跑风漏气。\n{: #p1-2 .sentence .context }\n"
GUIDE = (
    "# 目的 {#purpose}\n\n> 严明纪律\n> [P1.1](../reference/source.html#p1-1)\n\n甲[^1]乙\n\n[^1]: 注文\n\n外来的\n{: .outside }\n\n"
    "| 事 | 填 |\n| --- | --- |\n| 甲 | |\n\n<!-- roles -->\n\n"
    "## 卡 {#card-a data-role='team inspected' data-phase='on-site throughout' data-kind=do-confirm}\n\n停顿点：每天。\n\n"
    "- [ ] 严明纪律 [P1.1](../reference/source.html#p1-1)\n    {: #a-1 data-modality=must }\n\n## 后文 {#after}\n\n完。\n"
)


def page_of(text: str, address: str, settings: Settings, language: str = "zh") -> Page:
    """A page as a build reads it."""
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    names = [next(iter(one)) if isinstance(one, dict) else one for one in config["markdown_extensions"]]
    html = Markdown(extensions=names).convert(text)
    path = Path("docs", language, address).with_suffix(".md")
    page = read_page(Rendered(html, address, path, text, "题", "", True, {}), language, settings, lambda src: None)
    page.problems += check_page(page)
    return page


@pytest.fixture
def book(settings: Settings) -> Book:
    """A book in two languages, of which only the first has its pages."""
    made = Book(settings, Path("/project/mkdocs.yml"))
    edition = made.editions["zh"] = Edition(settings, "zh", "手册")
    for address, text in (("purpose/index.html", GUIDE), ("reference/source.html", SPEECH)):
        edition.pages[address] = page_of(text, address, settings)
    return made


# ---- problems -------------------------------------------------------------------------------------------------------


def test_a_problem_says_where_it_is_as_far_as_that_is_known(tmp_path: Path) -> None:
    page = tmp_path / "docs" / "x.md"
    page.parent.mkdir()
    page.write_text("a\nb\nneedle\n", encoding="utf-8")
    problem = Problem("what", "remedy", ("not there", "needle"))
    assert str(problem) == "what – remedy"
    assert str(problem.at(page).placed(tmp_path)) == "docs/x.md:3: what – remedy"
    assert str(problem.at(page, 7).placed(tmp_path)) == "docs/x.md:7: what – remedy"
    assert str(problem.at(page, 0).placed(tmp_path)) == "docs/x.md: what – remedy"
    assert str(problem.at(tmp_path / "gone.md").placed(tmp_path)) == "gone.md:1: what – remedy"
    assert str(Problem("only this").at(Path("/elsewhere/y.md")).placed(tmp_path)) == "/elsewhere/y.md:1: only this"
    placed = problem.at(page).placed(tmp_path)
    assert placed.placed(tmp_path) == placed


def test_a_run_tells_each_problem_once_and_anew_when_it_begins_anew(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    run = Run()
    with caplog.at_level(logging.WARNING, "mkdocs.handbook"):
        for _ in range(2):
            run.begin(Book(settings, Path("/project/mkdocs.yml")), None)
            run.tell([Problem("a", "b"), Problem("a", "b", ("another needle",)), Problem("c", "d")])
    assert [record.getMessage() for record in caplog.records] == ["a – b", "c – d"] * 2


# ---- pages ----------------------------------------------------------------------------------------------------------


def test_a_page_is_read_whole(book: Book) -> None:
    guide, source = book.original.pages.values()
    assert guide.problems == source.problems == []
    assert [card.id for card in guide.cards] == ["card-a"] and guide.cards[0].items[0].source == ("p1-1",)
    assert (guide.headings, guide.cited) == (["h1#purpose", "h2#card-a", "h2#after"], ["p1-1"])
    assert guide.quotations[0].paragraphs == ("严明纪律",) and guide.structure.counts == {"footnotes": 1, "pictures": 0}
    assert [(one.id, one.words, one.context) for one in source.sentences] == [
        ("p1-1", "要严明纪律。", False),
        ("p1-2", "决不能跑风漏气。", True),
    ]
    assert (
        book.original.speech == {"p1-1": "要严明纪律。", "p1-2": "决不能跑风漏气。"}
        and book.original.cards == guide.cards
    )


def test_checks_yield_and_change_nothing(book: Book, example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(example.parent)  # the checks read a page's front matter
    before = [serialize(page.tree) for page in book.original.pages.values()]
    found = [*check_edition(book, book.original, trace(book.original)), *check_book(book)]
    assert {problem.what.split(" and")[0] for problem in found} == {
        f"paper.packs lists “{role}”," for role in book.settings.paper.packs if role not in ("team", "inspected")
    }
    assert all(problem.path == book.config for problem in found)
    book.original.pages["purpose/index.html"] = page_of(
        GUIDE.replace("> 严明", "> 严守"), "purpose/index.html", book.settings
    )
    said = [
        problem for problem in check_edition(book, book.original, trace(book.original)) if "quotation" in problem.what
    ]
    assert [(problem.what, problem.path) for problem in said] == [
        ("quotation “严守纪律” is not the words of P1.1", Path("docs/zh/purpose/index.md"))
    ]
    assert before[1] == serialize(book.original.pages["reference/source.html"].tree)


@pytest.mark.parametrize(
    "around", ["<p>a</p>{}<p>b</p>", "{}", "x{}y", "<div>{}</div>", "<p>a</p>\n{}\n", "<ul><li>{}</li></ul>"]
)
@pytest.mark.parametrize("html", ["<p>1</p><p>2</p>", "\n<p>1</p>\n", "words", "", "  ", "a <b>c</b> d"])
def test_html_stands_where_the_mark_stood(around: str, html: str) -> None:
    tree = parse(around.replace("{}", "<!-- roles -->"))
    (mark,) = [node for node in tree.iterdescendants() if not isinstance(node.tag, str)]
    came = put_in_place(mark, html)
    assert serialize(tree) == around.replace("{}", html)
    assert all(node.getroottree().getroot() is tree for node in came)


# ---- papers, and the site's markup ----------------------------------------------------------------------------------


class Nothing(jinja2.BaseLoader):
    """Templates that draw one table with an empty cell and a citation, which are not an author's."""

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, None, None]:
        return (
            f'<table id="{template[7:-5]}"><tr><td></td><td><a href="source.html#p1-1">x</a></td></tr></table>',
            None,
            None,
        )


def test_papers_are_read_before_the_site_s_markup_and_the_site_marks_what_authors_wrote(book: Book) -> None:
    edition = book.original
    parts = Parts(jinja2.Environment(loader=Nothing()), edition, trace(edition), "")
    guide = edition.pages["purpose/index.html"]
    parts.put_in(guide.tree, guide.address)
    paper = handbook(edition, {}, "standard")
    html = show_page(guide, edition, {}, parts)
    assert paper.problems == []
    kinds = [node.get("t") for node in walk(paper.data["body"])]
    assert kinds.count("cardref") == 1 and kinds.count("footnote") == 1 and kinds.count("note") == 1
    assert next(node for node in walk(paper.data["body"]) if node.get("t") == "note")["label"] == edition.word(
        "outside"
    )
    cards = next(at for at, node in enumerate(paper.data["body"]) if node.get("id") == "cards")
    body = " ".join(texts(paper.data["body"][:cards]))  # behind it the cards are listed, with when to read them
    assert "注文" in body and "每天" not in body and "严明纪律" in body
    cells = [
        cell
        for node in walk(paper.data["body"][:cards])
        if node.get("t") == "table"
        for row in node["rows"]
        for cell in row
    ]
    assert [cell["blank"] for cell in cells] == [False, True, True, False]
    shown = parse(html)
    assert len(shown.xpath("//section[@class='card']")) == 1 and not shown.xpath("//*[@id='roles']//@class")
    assert [link.get("data-words") for link in shown.xpath("//a[@data-cite]")] == ["要严明纪律。"] * 2
    assert "<!--" not in html


def test_a_translation_has_the_original_beside_each_sentence_on_screen_and_on_paper(book: Book) -> None:
    text = "# Source {#source}\n\nKeep discipline.\n{: #p1-1 .sentence }\n"
    edition = book.editions["en"] = Edition(book.settings, "en", "Handbook")
    page = edition.pages["reference/source.html"] = page_of(text, "reference/source.html", book.settings, "en")
    body = handbook(edition, book.original.speech, "standard").data["body"]
    assert [node["number"] for node in walk(body) if node.get("t") == "sentence"] == ["P1.1"]
    (beside,) = [node for node in walk(body) if node.get("t") == "pair"]
    assert "要严明纪律。" in "".join(texts(beside))
    parts = Parts(jinja2.Environment(loader=Nothing()), edition, trace(edition), "en/")
    assert (
        parse(show_page(page, edition, book.original.speech, parts)).xpath("string(//p[@lang='zh-Hans'])")
        == "要严明纪律。"
    )


def test_a_pack_leaves_the_process_as_plain_data(book: Book) -> None:
    made = pack(book.original, "team")
    assert isinstance(pickle.loads(pickle.dumps(made)), Paper)


def test_page_print_page_pdf_and_word_say_the_same_of_a_card(book: Book, settings: Settings) -> None:
    edition = book.original
    (card,) = edition.cards
    facts = facts_of(card, settings, "zh")
    names = [settings.roles[role].name["zh"] for role in ("team", "inspected")]
    assert facts.roles == "、".join(names) and facts.sources == ("p1-1",)
    made = pack(edition, "team")
    (node,) = (node for node in made.data["body"] if node["t"] == "card")
    assert [value for _, value in node["facts"]] == [names[0], facts.phases, facts.kind]  # a pack names its own role
    word = card_part(card, 1, 1, edition)
    assert word["facts"] == [facts.phases, facts.use, f"出处：{number('p1-1')}"] and word["title"] == card.title
    page = show_page(
        edition.pages["purpose/index.html"], edition, {}, Parts(jinja2.Environment(loader=Nothing()), edition, (), "")
    )
    assert facts.use and f"{facts.kind}：{facts.use}" in page  # what a tick means is said on every card
    for fact in (facts.roles, facts.phases, facts.kind):
        assert fact in page


def test_what_mkdocs_yml_does_not_list_is_left_out_of_the_facts(settings: Settings) -> None:
    card = Card("card-x", "卡", "", ("nobody", "team"), ("never",), "no-kind", "", "x.html", ())
    facts = facts_of(card, settings, "en")
    assert (facts.roles, facts.phases, facts.kind, facts.use) == (settings.roles["team"].name["en"], "", "", "")
