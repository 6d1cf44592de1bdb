"""However a build ends, what is said of it is true."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest
from earlier import DATE, beside, earlier_site, made
from handbook.progress import Steps
from handbook.publish import swap
from handbook.publish.deliver import Stop, Target, deliver


@pytest.fixture(params=["exchange", "two renames"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    if request.param == "two renames":
        monkeypatch.setattr(swap, "exchange", lambda first, second: False)
    return request.param


def test_an_old_site_that_cannot_be_deleted_is_named_and_goes_at_the_next_run(
    tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    site = earlier_site(tmp_path / "site")

    def refuse(path: Path) -> None:
        raise PermissionError(13, "a reader holds a file of it open", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(swap.shutil, "rmtree", refuse)
        said = deliver(Target(site, DATE), made(), Steps())
    errors = capsys.readouterr().err
    (left,) = beside(site)
    assert f"the site is in {site}" in said and (site / "index.html").read_text() == "new"
    assert f"could not delete the old site, in {tmp_path / left}" in errors
    assert "the next build deletes it" in errors and "as it was" not in errors
    deliver(Target(site, DATE), made("newer"), Steps())
    assert beside(site) == [] and f"deleted {left}" in capsys.readouterr().out


def test_when_neither_site_can_be_renamed_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, rename = earlier_site(tmp_path / "site"), Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if target == site:
            raise PermissionError(13, "a reader holds a file of it open", str(self))
        return rename(self, target)

    monkeypatch.setattr(swap, "exchange", lambda first, second: False)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", refuse)
        with pytest.raises(Stop) as stop:
            deliver(Target(site, DATE), made(), Steps())
    (left,) = beside(site)
    assert f"the old site is whole, in {tmp_path / left / 'old'}" in str(stop.value)
    assert "as it was" not in str(stop.value)
    assert swap.recover(site)[0].endswith("put site back")
    assert (site / "index.html").read_text() == "old" and beside(site) == []


@pytest.mark.parametrize("when", ["building", "publishing", "deleting"])
def test_ctrl_c_at_any_step_says_what_is_true(
    tmp_path: Path, way: str, when: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, switch, clear = earlier_site(tmp_path / "site"), swap.switch, swap.clear

    def stop() -> None:
        signal.raise_signal(signal.SIGINT)

    if when == "publishing":
        monkeypatch.setattr(swap, "switch", lambda work, place: (stop(), switch(work, place), stop()))
    if when == "deleting":
        monkeypatch.setattr(swap, "clear", lambda work: (stop(), clear(work)))
        assert f"the site is in {site}" in deliver(Target(site, DATE), made(), Steps())
        assert (site / "index.html").read_text() == "new"
    else:
        with pytest.raises(Stop) as stopped:
            deliver(Target(site, DATE), made(then=stop if when == "building" else lambda: None), Steps())
        live = (site / "index.html").read_text() == "new"
        assert stopped.value.code == 130 and live == (when == "publishing")
        outcome = f"the new site is in {site}" if live else f"{site} is as it was"
        assert str(stopped.value).strip() == f"stopped; {outcome}"
    assert beside(site) == []
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_an_unforeseen_error_leaves_the_site(tmp_path: Path) -> None:
    site = earlier_site(tmp_path / "site")
    with pytest.raises(Stop, match=r"(?s)ZeroDivisionError.*HANDBOOK_DEBUG.*is as it was"):
        deliver(Target(site, DATE), made(then=lambda: 1 // 0), Steps())
    assert (site / "index.html").read_text() == "old" and beside(site) == []
