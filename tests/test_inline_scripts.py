"""Only scripts that are known in advance run on a page; a page that holds another is refused, whoever wrote it there."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

import lxml.html
import pytest
from conftest import ROOT
from handbook.material import inline_scripts
from handbook.publish import active, seal

SCRIPT = "<script>var mine=1</script>"


def page(body: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(f"<html><head><meta charset=utf-8></head><body><p>-</p>{body}</body></html>")


def scope(base: str) -> str:
    """Material's script that depends on how deep a page lies."""
    (text,) = inline_scripts.templates()["base.html"]
    return "<script>" + re.sub(r"\{\{.*?\}\}", lambda _: base, text) + "</script>"


@pytest.mark.parametrize("place", ["main.html", "print.html", "blocks/roles.html"])
def test_a_script_put_into_a_template_fails_the_build_and_names_the_page(pair, place: str) -> None:
    overrides = pair.root / "overrides"
    shutil.copytree(ROOT / "overrides", overrides)
    text = (overrides / place).read_text(encoding="utf-8")
    changed = (
        re.sub(r"\{% endblock %\}\s*\Z", lambda end: SCRIPT + end[0], text) if place == "main.html" else text + SCRIPT
    )
    assert changed != text
    (overrides / place).write_text(changed, encoding="utf-8")
    if place.startswith("blocks"):
        for language in ("zh", "en"):
            pair.change(f"{language}/index.md", "[", "<!-- roles -->\n\n[")
    pair.config["theme"]["custom_dir"] = str(overrides)
    status, _, errors = pair.build()
    found = re.findall(
        r"^site/(\S+): inline script “var mine=1” is not among those known – take it out of overrides/",
        errors,
        re.MULTILINE,
    )
    assert status == 1
    assert {"main.html": "purpose/index.html", "print.html": "print/all.html"}.get(place, "index.html") in found
    assert not (pair.root / "site").exists()


def test_the_depth_of_a_page_is_all_that_may_differ_in_a_script() -> None:
    cases = {"index.html": ".", "a/b.html": "..", "en/a/b.html": "../.."}
    for name, base in cases.items():
        for other in (*cases.values(), "http://hostile.invalid", '",alert(1),"', "."):
            found = list(inline_scripts.check_inline_scripts(page(scope(other)), name))
            assert bool(found) == (other != base), (name, other)
    for base, fine in (
        (".", True),
        ("/", True),
        ("/a/巡察", True),
        ("//hostile.invalid", False),
        ('/"+alert(1)+"', False),
        ("/\\hostile", False),
    ):
        assert bool(list(inline_scripts.check_inline_scripts(page(scope(base)), "en/404.html"))) != fine, base
    assert list(
        inline_scripts.check_inline_scripts(page(scope(".").replace("<script>", "<script>alert(1);")), "index.html")
    )


@pytest.mark.parametrize(("body", "fine"), [
    ("<script type=module>x</script>", False),
    ("<script type=importmap>{}</script>", False),
    ("<script type=text/javascript>x</script>", False),
    ("<script type=application/json>{}</script>", True),
    ("<script src=assets/handbook.js></script>", True),
    ("<svg><script>x</script></svg>", False),
])  # fmt: skip
def test_kinds_of_scripts(body: str, fine: bool) -> None:
    assert bool(list(inline_scripts.check_inline_scripts(page(body), "index.html"))) != fine


def test_a_policy_never_holds_the_hash_of_a_script_that_is_not_known(site: Path) -> None:
    html = (site / "purpose/index.html").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(b"var mine=1").digest()).decode()
    spoiled = html.replace("</body>", SCRIPT + "</body>")
    assert spoiled != html
    assert digest not in seal.policy(spoiled, "purpose/index.html")
    assert seal.policy(spoiled, "purpose/index.html") == seal.policy(html, "purpose/index.html")
    assert seal.policy(html, "purpose/index.html").count("'sha256-") == 3


def test_what_is_known_is_what_the_locked_material_has(monkeypatch: pytest.MonkeyPatch) -> None:
    """The guard for a new version: a line of KNOWN that Material no longer has is to be taken out, too."""
    assert {inline_scripts.digest(text) for text in inline_scripts.known_scripts()} == set(inline_scripts.KNOWN)
    ours = next(text for text in inline_scripts.templates()["palette.html"])
    known = {key: what for key, what in inline_scripts.KNOWN.items() if key != inline_scripts.digest(ours)}
    monkeypatch.setattr(inline_scripts, "KNOWN", known)
    (problem,) = inline_scripts.check_inline_scripts(page(f"<script>{ours}</script>"), "index.html")
    assert (
        "partials/javascripts/palette.html of mkdocs-material 9." in problem.what
        and "has not been reviewed" in problem.what
    )
    assert "python scripts/check.py --inline-scripts" in problem.remedy


def test_the_command_prints_the_list_and_marks_what_is_not_reviewed() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts/check.py"), "--inline-scripts"],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    for key, what in inline_scripts.KNOWN.items():
        assert f'"{key}": "{what}",' in done.stdout
    assert (
        "# not reviewed yet: var consent=" in done.stdout
        and '"consent.html: say here what it does, or leave it out"' in done.stdout
    )


@pytest.mark.parametrize(("body", "said"), [
    ("<p onclick=x()>", "<p> has onclick="),
    ("<p style=color:red>", "<p> has a style of its own"),
    ("<style>p{}</style>", "<style> is on the page"),
    ("<a href=javascript:x>", "javascript: is no address"),
    ("<a href='java\tscript:x'>", "javascript: is no address"),
    ("<a href=' \x01javascript:x'>", "javascript: is no address"),
    ("<a href=vbscript:x>", "vbscript: is no address"),
    ("<a href=data:text/html,x>", "data: is no address"),
    ("<a href=DATA:image/png,x>", "data: is no address"),
    ("<img src=data:text/html,x>", "data: is no address"),
    ("<svg><a xlink:href=javascript:x></a></svg>", "javascript: is no address"),
    ("<button formaction=javascript:x>", "javascript: is no address"),
    ("<iframe src=x></iframe>", "<iframe> is on the page"),
    ("<p srcdoc=x>", "srcdoc="),
    ("<object data=x></object>", "<object> is on the page"),
    ("<meta http-equiv=Refresh content=0>", "<meta http-equiv=Refresh>"),
    ("<base href=x>", "<base> is on the page"),
    ("<script src=data:text/javascript,x></script>", "data: is no address"),
    ("<svg><animate/></svg>", "<animate> is on the page"),
    ("<svg><foreignObject/></svg>", "<foreignobject> is on the page"),
])  # fmt: skip
def test_what_could_run_on_a_built_page_is_refused(body: str, said: str) -> None:
    assert any(said in problem.what for problem in active.check_active(page(body))), list(
        active.check_active(page(body))
    )


def test_what_pages_have_is_fine() -> None:
    good = "<a href=x.html#y>-</a><a href=mailto:x>-</a><a href=https://x>-</a><img src=data:image/png;base64,AA alt=x><svg><path d=M0/></svg>"
    assert list(active.check_active(page(good))) == []


def test_a_style_or_handler_from_a_template_fails_the_build(pair) -> None:
    overrides = pair.root / "overrides"
    shutil.copytree(ROOT / "overrides", overrides)
    text = (
        (overrides / "print.html")
        .read_text(encoding="utf-8")
        .replace("<main>", '<main style="color:red" onload="x()">')
        .replace('<meta charset="utf-8">', "")
    )
    (overrides / "print.html").write_text(text, encoding="utf-8")
    pair.config["theme"]["custom_dir"] = str(overrides)
    status, _, errors = pair.build()
    assert status == 1
    assert "site/print/all.html: <main> has a style of its own – mend what wrote it" in errors
    assert "site/print/all.html: <main> has onload=, which runs a script" in errors
    assert "site/print/all.html: has no <meta charset>" in errors
