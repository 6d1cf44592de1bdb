"""What is taken for granted of mkdocs-material and mkdocs-static-i18n: when it changes, the build says what has."""

from __future__ import annotations

import shutil
from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace

import pytest
from conftest import TinySite
from handbook.material import guards

CONFIG = Path("/project/mkdocs.yml")
RELEASE = f"mkdocs-material {version('mkdocs-material')}"


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """Material's templates that are looked at, to be changed."""
    for name in {name for name, _, _ in guards.TEMPLATES}:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(guards.templates_folder() / name, tmp_path / name)
    return tmp_path


def test_the_installed_templates_are_as_they_have_to_be(templates: Path) -> None:
    assert list(guards.check_templates(templates, CONFIG)) == []


@pytest.mark.parametrize(("name", "text", "where"), guards.TEMPLATES)
def test_a_template_that_has_changed_is_told_with_the_release(
    templates: Path, name: str, text: str, where: str
) -> None:
    old = (templates / name).read_text(encoding="utf-8")
    (templates / name).write_text(old.replace(text, "-"), encoding="utf-8")
    told = [str(problem) for problem in guards.check_templates(templates, CONFIG)]
    assert len(told) == 1 and told[0].startswith(
        f"/project/requirements.txt: {RELEASE} has no `{text}` in {name} – look at {where}"
    )
    (templates / name).unlink()
    assert any(f"has no template {name}" in problem.what for problem in guards.check_templates(templates, CONFIG))


def test_a_plugin_without_what_is_read_of_it_is_told() -> None:
    plugin = SimpleNamespace(**dict.fromkeys(guards.I18N))
    assert list(guards.check_i18n(plugin, CONFIG)) == []
    for name in guards.I18N:
        less = SimpleNamespace(**{key: None for key in guards.I18N if key != name})
        (problem,) = guards.check_i18n(less, CONFIG)
        assert problem.what == f"mkdocs-static-i18n {version('mkdocs-static-i18n')} has no {name}"


def test_a_site_without_its_parts_is_told(tmp_path: Path) -> None:
    theme = [f"{start}x" for start in guards._THEME_FILES]
    said = [problem.what for problem in guards.check_built(tmp_path, ["", "en/"], theme[1:], CONFIG)]
    assert said == [
        f"{RELEASE} leaves no 404.html behind",
        f"{RELEASE} leaves no en/404.html behind",
        f"{RELEASE} lists no file assets/javascripts/bundle.…",
    ]
    for name in ("404.html", "en/404.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    assert list(guards.check_built(tmp_path, ["", "en/"], theme, CONFIG)) == []


def test_nothing_is_built_on_what_has_changed(pair: TinySite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guards, "TEMPLATES", (*guards.TEMPLATES, ("base.html", "{% block gone %}", "overrides/x.html")))
    code, _, errors = pair.build()
    assert code == 1 and not (pair.root / "site").exists()
    assert (
        f"requirements.txt:1: {RELEASE} has no `{{% block gone %}}` in base.html – look at overrides/x.html" in errors
    )
    assert errors.splitlines()[1] == "nothing is built on what has changed"
    assert "Traceback" not in errors
