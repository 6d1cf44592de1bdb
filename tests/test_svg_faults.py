"""SVG files: what is told of each thing that could run, load or lead away, in full and with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from handbook.check.svg import check_svg
from handbook.problem import Problem

OUT = "take it out, or save the picture as “plain SVG”"
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink">\n'
LONG = "a" * 50
PICTURES = {
    "<g onClick='x'/>": "<g> has onClick=, which runs a script",
    f"<use x:href='{LONG}'/>": f"<use> has href={'a' * 40}, and a picture leads nowhere and loads nothing",
    "<use x:href=' # a'/>": None,
    "<image href='DATA:image/PNG;base64,A'/>": None,
    "<feImage href='data:image/webp;base64,A'/>": None,
    "<g SRC='#a'/>": None,
    "<g src='b.png'/>": "<g> has src=b.png, and a picture leads nowhere and loads nothing",
    "<use href='data:image/png;base64,A'/>": "<use> has href=data:image/png;base64,A, and a picture leads nowhere and loads nothing",
    "<image href='b.png'/>": "<image> has href=b.png, and a picture leads nowhere and loads nothing",
    "<?a x?>尾": "<?a x?> is not allowed in a picture",
    "<style>@im<!-- x -->port 'b'</style>": "<style> has @import, and a picture loads nothing",
    "<g xml:Base='x'/>": "<g> has Base=x, and a picture leads nowhere and loads nothing",
    "<g mask='url(b.svg#c)'/>": "<g mask> has url(b.svg#c), and a picture loads nothing",
    "<g mask='url(#c)'/>": None,
    "<g d='url(b.svg#c)'/>": None,
    "<g style='fill:url(#a);stroke:url(b)'/>": "<g style> has url(b), and a picture loads nothing",
    "<g style='x:expression (1)'/>": "<g style> has expression (, and a picture loads nothing",
    "<style>a{}<!-- x -->@IMPORT 'b'</style>": "<style> has @IMPORT, and a picture loads nothing",
    "<style>a{fill:url()}</style>": "<style> has url(), and a picture loads nothing",
    f"<?{LONG} x?>": f"<?{'a' * 38} is not allowed in a picture",
    "<x:style xmlns:x='http://creativecommons.org/ns#'>@import</x:style>": None,
    "<g xmlns=''/>": "<g> is not among the elements that a picture may hold",
    "<!-- x -->": None,
}


@pytest.mark.parametrize("body", PICTURES)
def test_what_a_picture_may_not_hold(body: str) -> None:
    wanted = PICTURES[body]
    assert list(check_svg(f"{HEAD}{body}</svg>".encode())) == ([Problem(wanted, OUT, line=2)] if wanted else [])


def test_a_file_that_is_no_picture_or_more() -> None:
    assert list(check_svg(b"<p/>")) == [Problem("the file is no SVG picture", "save it as SVG again", line=1)]
    assert list(check_svg(b"<!-- x -->\n\n<p/>")) == [
        Problem("the file is no SVG picture", "save it as SVG again", line=3)
    ]
    (found,) = check_svg(f"{HEAD}\n<g>".encode())
    assert (found.line, found.remedy) == (3, "save it as SVG again") and found.what.startswith(
        "the picture can’t be read: Premature end of data in tag g line 3"
    )
    (found,) = check_svg(b"")
    assert (found.line, found.remedy) == (1, "save it as SVG again") and found.what.startswith(
        "the picture can’t be read: "
    )
    entity = '<!DOCTYPE svg [\n<!ENTITY x "y">]>' + HEAD + "</svg>"
    assert list(check_svg(entity.encode())) == [Problem("the picture declares entities (<!ENTITY …>)", OUT, line=1)]
    used = '<!DOCTYPE svg [\n<!ENTITY x "y">]>' + HEAD + "<text>&x;</text></svg>"
    assert list(check_svg(used.encode()))[1:] == [Problem("&x; is not allowed in a picture", OUT, line=3)]
    around = f"<?a x?>\n<!-- x -->{HEAD}</svg>\n<?b y?>"
    assert list(check_svg(around.encode())) == [
        Problem("<?a x?> is not allowed in a picture", OUT, line=1),
        Problem("<?b y?> is not allowed in a picture", OUT, line=4),
    ]


def test_nothing_is_loaded_to_read_a_picture_and_none_is_too_deep(tmp_path: Path) -> None:
    (tmp_path / "x.dtd").write_text('<!ENTITY x "甲">', encoding="utf-8")
    entity = f'<!DOCTYPE svg SYSTEM "{(tmp_path / "x.dtd").as_uri()}">{HEAD}<text>&x;</text></svg>'
    assert [found.what for found in check_svg(entity.encode())] == ["&x; is not allowed in a picture"]
    (found,) = check_svg(f"{HEAD}{'<g>' * 300}{'</g>' * 300}</svg>".encode())
    assert found.what.startswith("the picture can’t be read: Excessive depth in document")
