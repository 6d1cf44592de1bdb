"""A tiny project that tests spoil: its pages, and builds of it in this process."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from pathlib import Path

import build
import pytest
import yaml
from handbook.check import translations

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = Path(__file__).resolve().parent / "example"


def own_config() -> dict:
    """The example's mkdocs.yml with the real hooks and templates, wherever it is written to."""
    found = yaml.safe_load((EXAMPLE / "mkdocs.yml").read_text(encoding="utf-8"))
    found["hooks"] = [str(ROOT / "scripts" / "hooks.py")]
    found["theme"]["custom_dir"] = str(ROOT / "overrides")
    return found


def mark_reviewed(docs: Path) -> None:
    """Mark every translation as made from its original as it is now."""
    for page in (docs / "en").rglob("*.md"):
        original = docs / "zh" / page.relative_to(docs / "en")
        if original.is_file():
            with contextlib.suppress(UnicodeDecodeError):
                state = translations.state(original.read_text(encoding="utf-8"))
                page.write_text(translations.mark(page.read_text(encoding="utf-8"), state), encoding="utf-8")


SENTENCE = "{text}\n{{: #{id} .sentence }}\n"
ZH = {
    "index.md": "# 首页 {#home}\n\n导语。\n\n[原文](reference/source.md)\n",
    "reference/source.md": "# 原文 {#source}\n\n导语。\n\n"
    + SENTENCE.format(text="要严明纪律，认真履职。", id="p1-1")
    + "\n"
    + SENTENCE.format(text="决不能跑风漏气。", id="p1-2"),
    "purpose/index.md": "# 目的 {#purpose}\n\n导语。\n\n> 严明纪律\n> [P1.1](../reference/source.md#p1-1)\n\n"
    "## 纪律卡 {#card-a data-role=team data-phase=on-site data-kind=do-confirm}\n\n停顿点：每天。\n\n"
    "- [ ] 严明纪律 [P1.1](../reference/source.md#p1-1)\n    {: #a-1 data-modality=must }\n"
    "- [ ] 决不能跑风漏气 [P1.2](../reference/source.md#p1-2)\n    {: #a-2 data-modality=must-not }\n",
}
EN = {
    "index.md": "# Home {#home}\n\nLead.\n\n[Source](reference/source.md)\n",
    "reference/source.md": "# Source {#source}\n\nLead.\n\n"
    + SENTENCE.format(text="Keep strict discipline and work conscientiously.", id="p1-1")
    + "\n"
    + SENTENCE.format(text="On no account leak.", id="p1-2"),
    "purpose/index.md": "# Purpose {#purpose}\n\nLead.\n\n> Keep strict discipline\n>\n> 严明纪律\n> [P1.1](../reference/source.md#p1-1)\n\n"
    "## Discipline {#card-a data-role=team data-phase=on-site data-kind=do-confirm}\n\nPause point: daily.\n\n"
    "- [ ] Keep strict discipline [P1.1](../reference/source.md#p1-1)\n    {: #a-1 data-modality=must }\n"
    "- [ ] On no account leak [P1.2](../reference/source.md#p1-2)\n    {: #a-2 data-modality=must-not }\n",
}


@dataclass
class TinySite:
    """A whole small project: its own mkdocs.yml and docs, with the real hooks, templates and settings."""

    root: Path
    config: dict
    capsys: pytest.CaptureFixture[str]

    def write(self, path: str, text: str | bytes) -> None:
        target = self.root / "docs" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())

    def change(self, path: str, old: str, new: str) -> None:
        text = (self.root / "docs" / path).read_text(encoding="utf-8")
        assert old in text, f"{path} does not hold {old!r}"
        self.write(path, text.replace(old, new))

    def reviewed(self) -> None:
        """Mark every translation as made from its original as it is now."""
        mark_reviewed(self.root / "docs")

    def save(self, review: bool = True) -> Path:
        """Write mkdocs.yml and return its path. review: mark the translations as reviewed, too."""
        if review:
            self.reviewed()
        path = self.root / "mkdocs.yml"
        text = yaml.dump(self.config, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)
        path.write_text(text, encoding="utf-8")
        return path

    def build(self, review: bool = True, **options: bool) -> tuple[int, str, str]:
        """Exit code, standard output and standard error of a build."""
        self.capsys.readouterr()
        code = build.run(self.save(review), self.root / "site", **options)
        captured = self.capsys.readouterr()
        return code, captured.out, captured.err

    def read(self, path: str) -> str:
        return (self.root / "site" / path).read_text(encoding="utf-8")
