"""Only scripts in the site's own files run; a page that holds one is refused, whoever wrote it there."""

from __future__ import annotations

import re
import shutil

import lxml.html
import pytest
from conftest import ROOT
from handbook.publish import active

SCRIPT = "<script>var mine=1</script>"


def page(body: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(f"<html><head><meta charset=utf-8></head><body><p>-</p>{body}</body></html>")


@pytest.mark.parametrize("place", ["main.html", "print.html", "blocks/roles.html"])
def test_a_script_put_into_a_template_fails_the_build_and_names_the_page(pair, place: str) -> None:
    overrides = pair.root / "overrides"
    shutil.copytree(ROOT / "overrides", overrides)
    text = (overrides / place).read_text(encoding="utf-8")
    changed = text.replace("</body>", f"{SCRIPT}</body>") if place == "main.html" else text + SCRIPT
    assert changed != text
    (overrides / place).write_text(changed, encoding="utf-8")
    if place.startswith("blocks"):
        for language in ("zh", "en"):
            pair.change(f"{language}/index.md", "[", "<!-- roles -->\n\n[")
    pair.config["theme"]["custom_dir"] = str(overrides)
    status, _, errors = pair.build()
    found = re.findall(
        r"^site/(\S+): inline script “var mine=1” is on the page – take it out of overrides/", errors, re.MULTILINE
    )
    assert status == 1
    assert {"main.html": "purpose/index.html", "print.html": "print/all.html"}.get(place, "index.html") in found
    assert not (pair.root / "site").exists()


@pytest.mark.parametrize(("body", "fine"), [
    ("<script type=module>x</script>", False),
    ("<script type=importmap>{}</script>", False),
    ("<script type=text/javascript>x</script>", False),
    ("<script type=application/json>{}</script>", True),
    ("<script src=assets/handbook.js></script>", True),
    ("<script>x</script>", False),
    ("<svg><script>x</script></svg>", False),
])  # fmt: skip
def test_kinds_of_scripts(body: str, fine: bool) -> None:
    assert bool(list(active.check_scripts(page(body)))) != fine


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
