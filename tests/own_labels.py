"""Labels of a tiny site's own: its templates copied from the project, and a file of labels changed in them."""

from __future__ import annotations

import shutil
from pathlib import Path

import yaml
from conftest import ROOT, TinySite


def label_file(tiny: TinySite, code: str) -> Path:
    """The file of a language's labels in the tiny site's own templates, which are copied when first asked for."""
    own = tiny.root / "overrides"
    if not own.is_dir():
        shutil.copytree(ROOT / "overrides", own)
        tiny.config["theme"]["custom_dir"] = str(own)
    return own / "labels" / f"{code}.yml"


def change_labels(tiny: TinySite, code: str, **texts: str) -> None:
    """Give labels of a language other texts."""
    path = label_file(tiny, code)
    known = yaml.safe_load(path.read_text(encoding="utf-8")) if path.is_file() else {}
    path.write_text(yaml.safe_dump({**known, **texts}, allow_unicode=True, sort_keys=False), encoding="utf-8")
