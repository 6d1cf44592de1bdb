"""What is said when papers can’t be made at all."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from handbook.paper import pdf as typeset
from handbook.paper import worker as printer
from handbook.paper.batches import Places


def test_a_process_for_papers_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    worker = tmp_path / "handbook" / "paper" / "worker.py"
    worker.parent.mkdir(parents=True)
    worker.write_text("raise SystemExit(3)", encoding="utf-8")
    monkeypatch.setattr(printer, "__file__", str(worker))
    ((problem,),) = (result.problems for results in printer.run(None, Places()) for result in results)
    assert problem.what == "the process that makes the papers ended with 3"
    assert problem.remedy == "see what it said above, and try again"


def test_a_template_that_typst_refuses() -> None:
    paper = SimpleNamespace(
        name="handbook-zh.pdf",
        data={"date": (2026, 11, 23), "body": [], "starts": {}, "kind": "handbook"},
        template="paper.typ",
    )
    with pytest.raises(typeset.PaperError) as error:
        typeset.typeset(paper, {"paper.typ": '#panic("no")'}, {}, None)
    (problem,) = error.value.problems
    assert (
        problem.what.startswith("handbook-zh.pdf can’t be set: ")
        and "no" in problem.what
        and problem.remedy == "see overrides/paper.typ"
    )


def test_a_font_package_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typeset, "package_folder", lambda package: None)
    with pytest.raises(typeset.PaperError) as error:
        typeset.fonts.__wrapped__(None)
    (problem,) = error.value.problems
    assert (problem.what, problem.remedy) == (
        "the font package manimgx_fonts_cjk is not installed",
        "run `pip install -r requirements.txt`",
    )
