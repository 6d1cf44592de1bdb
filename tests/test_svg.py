"""An SVG file runs nothing and loads nothing, however it is opened."""

from __future__ import annotations

import pytest
from conftest import ROOT
from handbook.check.svg import check_svg
from handbook.problem import Problem
from hypothesis import given
from hypothesis import strategies as st

HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">\n'


def said(body: str, head: str = HEAD) -> list[Problem]:
    return list(check_svg(f"{head}{body}</svg>".encode()))


@pytest.mark.parametrize(("body", "what"), [
    ("<script>x</script>", "<script> is not among the elements"),
    ("<h:script xmlns:h='http://www.w3.org/1999/xhtml'>x</h:script>", "<script> is not among the elements"),
    ("<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'/></foreignObject>", "<foreignObject> is not among the elements"),
    ("<handler xmlns='http://www.w3.org/2001/xml-events'>x</handler>", "<handler> is not among the elements"),
    ("<a href='#x'/>", "<a> is not among the elements"),
    ("<animate attributeName='href' to='javascript:x'/>", "<animate> is not among the elements"),
    ("<set attributeName='onload' to='x'/>", "<set> is not among the elements"),
    ("<g onload='x'/>", "<g> has onload=, which runs a script"),
    ("<metadata xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:x><g onclick='x'/></dc:x></metadata>", "<g> has onclick="),
    ("<use href='http://hostile.invalid/x.svg#y'/>", "<use> has href=http://hostile.invalid/x.svg"),
    ("<use xlink:href='other.svg#y'/>", "<use> has href=other.svg#y, and a picture leads nowhere"),
    ("<image href='x.png'/>", "<image> has href=x.png"),
    ("<image href='data:image/svg+xml;base64,AA'/>", "<image> has href=data:image/svg+xml"),
    ("<use href='data:image/png;base64,AA'/>", "<use> has href=data:"),
    ("<g xml:base='http://hostile.invalid/'/>", "<g> has base="),
    ("<style>@import 'http://hostile.invalid/x.css';</style>", "<style> has @import"),
    ("<style>g{fill:url( \"//hostile.invalid/x\")}</style>", "<style> has url(//hostile.invalid/x)"),
    ("<style>g{fill:\\75rl(http://hostile.invalid)}</style>", "<style> has \\"),
    ("<g style='background:url(http://hostile.invalid)'/>", "<g style> has url(http://hostile.invalid)"),
    ("<g fill='URL(http://hostile.invalid/x#y)'/>", "<g fill> has url(http://hostile.invalid/x#y)"),
    ("<g filter='\\75rl(x)'/>", "<g filter> has \\"),
])  # fmt: skip
def test_what_could_run_or_load_is_refused_with_its_line(body: str, what: str) -> None:
    found = said(body)
    assert found and all(problem.line == 2 and problem.remedy for problem in found)
    assert any(problem.what.startswith(what) for problem in found), found


@pytest.mark.parametrize(("raw", "what"), [
    (b'<?xml-stylesheet href="http://hostile.invalid/x.css"?><svg xmlns="http://www.w3.org/2000/svg"/>', "<?xml-stylesheet"),
    (b'<svg xmlns="http://www.w3.org/2000/svg"/><?xml-stylesheet href="x"?>', "<?xml-stylesheet"),
    (b'<!DOCTYPE svg [<!ENTITY x "y">]><svg xmlns="http://www.w3.org/2000/svg"><text>&x;</text></svg>', "the picture declares entities"),
    ('<!DOCTYPE svg [<!ENTITY x SYSTEM "/etc/passwd">]><svg xmlns="http://www.w3.org/2000/svg">&x;</svg>'.encode("utf-16"), "the picture declares entities"),
    (b'<svg xmlns="http://www.w3.org/2000/svg"><g>', "the picture can’t be read"),
    (b"<html/>", "the file is no SVG picture"),
    (b"", "the picture can’t be read"),
])  # fmt: skip
def test_a_file_that_is_more_or_less_than_a_picture_is_refused(raw: bytes, what: str) -> None:
    found = list(check_svg(raw))
    assert any(problem.what.startswith(what) for problem in found), found


def test_pictures_as_programs_save_them_are_fine() -> None:
    assert list(check_svg((ROOT / "docs/assets/seal.svg").read_bytes())) == []
    saved = (
        '<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n<!-- by hand -->'
        + HEAD.replace(">\n", ' xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape">')
        + '<defs><linearGradient id="a"><stop offset="0" style="stop-color:#f00"/></linearGradient><style>.b{fill:url(#a)}</style></defs>'
        '<g inkscape:label="C:\\x" fill="url(#a)"><use xlink:href="#a"/><image href="data:image/png;base64,AA=="/><text>巡察</text></g>'
        "<inkscape:page/></svg>"
    )
    assert list(check_svg(saved.encode())) == []


@given(
    st.binary(max_size=200) | st.text(max_size=200).map(lambda text: f"{HEAD}{text}</svg>".encode("utf-8", "replace"))
)
def test_no_file_raises(raw: bytes) -> None:
    for problem in check_svg(raw):
        assert problem.line >= 1 and problem.what and problem.remedy
