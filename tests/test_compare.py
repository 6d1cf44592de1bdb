"""The command that proves a move: what it calls a difference, and what not."""

from __future__ import annotations

from compare import differences


def test_equal_sites_have_no_differences() -> None:
    assert list(differences({"a.html": b"x"}, {"a.html": b"x"})) == []


def test_each_kind_of_difference_is_said() -> None:
    before = {"gone.html": b"", "a.html": b"one\ntwo\n", "b.pdf": b"\x00\x01"}
    after = {"new.html": b"", "a.html": b"one\n2\n", "b.pdf": b"\x00\x02"}
    said = list(differences(before, after))
    assert said == [
        "! a.html: 8 bytes, now 6",
        "    @@ -2 +2 @@",
        "    -two",
        "    +2",
        "! b.pdf: 2 bytes, now 2",
        "- gone.html: not there any more",
        "+ new.html: new",
    ]


def test_a_long_difference_is_cut() -> None:
    lines = "\n".join(map(str, range(100))).encode()
    assert len(list(differences({"a.html": lines}, {"a.html": b""}))) == 13
