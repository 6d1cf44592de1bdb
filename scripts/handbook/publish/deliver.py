"""From the place where a site is wanted to the site in its place, with nothing lost on the way that is not ours.

What would be lost is looked for before the long work begins and once more before the exchange: somebody may have put a
file there meanwhile. Every end of it says truly whether the old site or the new one is published.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from handbook.command import STOPPED, say, unforeseen
from handbook.progress import Steps
from handbook.publish import swap
from handbook.publish.ownership import why_not_archive, why_not_folder
from handbook.publish.seal import archive


class Stop(Exception):
    """The build ends here. The text says why, what to do, and what became of the site; code: the exit code."""

    def __init__(self, text: str, code: int = 1) -> None:
        super().__init__(text)
        self.code = code


@dataclass(frozen=True)
class Target:
    """What is wanted: the site at that (resolved) place; with pack, a dated archive beside it.

    replace: delete what was added to an earlier site, or changed in it, by hand.
    """

    site: Path
    date: datetime.date
    pack: bool = False
    replace: bool = False

    @property
    def archive(self) -> Path:
        return self.site.with_name(f"{self.site.name}-{self.date.isoformat()}.zip")


def deliver(target: Target, make: Callable[[Path], str], shown: Steps) -> str:
    """Have a site made and publish it; what to say of it.

    make: from an empty folder to a finished site in it; returns its counts, raises Stop. Raises Stop.
    """
    site = target.site
    look(target)
    try:
        site.parent.mkdir(parents=True, exist_ok=True)
        with swap.only_build(site):
            for line in swap.recover(site):
                say(line)
            look(target)  # an earlier run's site may be back
            return make_and_publish(target, swap.start_work(site), make, shown)
    except swap.NoLock as error:
        raise Stop(str(error)) from error
    except OSError as error:
        raise Stop(f"can't write beside {site}: {error} – make room, or give another place: --site FOLDER") from error


def look(target: Target) -> None:
    """Raises Stop where publishing would destroy what is not ours."""
    try:
        wrong = why_not_folder(target.site, target.replace)
        if target.pack:
            wrong += why_not_archive(target.archive, target.site.name, target.replace)
    except OSError as error:
        raise Stop(f"can't see what would be replaced: {error} – give another place: --site FOLDER") from error
    if wrong:
        raise Stop("\n".join([*wrong, f"nothing was published; {target.site} is as it was"]))


def make_and_publish(target: Target, work: Path, make: Callable[[Path], str], shown: Steps) -> str:
    """Make the site in the folder work and put it in its place; what to say of it. Raises Stop. work is gone then."""
    site, new, packed = target.site, swap.new_in(work), work / "archive.zip"
    live, done_with_work = False, True

    def state() -> str:
        return f"the new site is in {site}" if live else f"{site} is as it was"

    try:
        counts = make(new)
        if target.pack:
            shown.begin("zip")
            archive(new, packed, target.date, site.name)
        shown.begin("publish")
        look(target)
        with swap.uninterrupted():
            swap.switch(work, site)
            live = True
        if target.pack:
            packed.replace(target.archive)
    except swap.Unfinished as error:
        done_with_work = False  # the old site is in there
        raise Stop(str(error)) from error
    except OSError as error:
        raise Stop(f"{error} – make room or mend it, and build again; {state()}") from error
    except KeyboardInterrupt:
        raise Stop(f"\nstopped; {state()}", STOPPED) from None
    except Stop:
        raise
    except Exception as error:
        raise Stop(f"{unforeseen(error)}\n{state()}") from error
    finally:
        for line in swap.tidy(work, live) if done_with_work else ():
            say(line, error=True)
    parts = [f"no warnings; the site is in {site}", *([f"the archive is {target.archive}"] if target.pack else [])]
    return "\n".join([counts, *parts, f"open {(site / 'index.html').as_uri()}"])
