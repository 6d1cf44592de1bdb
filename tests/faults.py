"""Kills the real build at random moments, fills its disk, runs two at once, and tells what was left.

    python tests/faults.py [kills]

Linux only; the full disk is a small tmpfs, and needs root. Exit code 1 when a published site was ever broken.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "scripts"))

from earlier import earlier_site  # noqa: E402
from handbook.publish.ownership import SUMS  # noqa: E402
from handbook.publish.seal import sums  # noqa: E402
from handbook.publish.swap import lock_file  # noqa: E402


def build(site: Path) -> list[str]:
    return [sys.executable, str(ROOT / "scripts" / "build.py"), "--site", str(site)]


def whole(site: Path) -> bool:
    """Whether the published site is what its list of sums says."""
    return (site / SUMS).is_file() and (site / SUMS).read_text(encoding="utf-8") == sums(site)


def kill_builds(folder: Path, times: int) -> bool:
    site = folder / "site"
    start = time.perf_counter()
    subprocess.run(build(site), check=True, capture_output=True)
    usual = time.perf_counter() - start
    moments, broken, finished = random.Random(20261123), 0, 0
    for _ in range(times):
        process = subprocess.Popen(build(site), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            process.wait(moments.uniform(0, usual * 1.05))
            finished += 1
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        broken += not whole(site)
    last = subprocess.run(build(site), capture_output=True, encoding="utf-8")
    litter = sorted(path.name for path in folder.iterdir() if path not in (site, lock_file(site)))
    print(f"{times} builds: {times - finished} killed, {finished} ended before; site broken {broken} times")
    print(f"next build: exit {last.returncode}, site whole: {whole(site)}, litter: {litter or 'none'}")
    return broken == 0 and last.returncode == 0 and whole(site) and not litter


def fill_disk(folder: Path) -> bool:
    good = True
    for size in (1, 4, 12, 20, 28, 40):
        mount = folder / f"disk-{size}"
        mount.mkdir()
        if subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={size}m", "tmpfs", str(mount)], capture_output=True
        ).returncode:
            print("full disk: needs root, left out")
            return good
        try:
            earlier_site(mount / "site")
            done = subprocess.run(build(mount / "site"), capture_output=True, encoding="utf-8")
            kept = (mount / "site" / "index.html").read_text() == "old"
            left = sorted(path.name for path in mount.iterdir() if path != lock_file(mount / "site"))
            said = (done.stderr.strip().splitlines() or ["published"])[-1][:90]
            fine = (
                left == ["site"]
                and "Traceback" not in done.stderr
                and (kept if done.returncode else whole(mount / "site"))
            )
            good &= fine
            print(
                f"disk of {size} MB: exit {done.returncode}, {'as it should be' if fine else f'BROKEN, {left}'}: {said}"
            )
        finally:
            subprocess.run(["umount", str(mount)], check=True)
    return good


def build_twice(folder: Path) -> bool:
    site = folder / "twice" / "site"
    both = [
        subprocess.Popen(build(site), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8")
        for _ in range(2)
    ]
    errors = [process.communicate()[1].strip() for process in both]
    codes = sorted(process.returncode for process in both)
    print(
        f"two builds at once: exit {codes[0]} and {codes[1]}, site whole: {whole(site)}, said: {next(filter(None, errors), 'nothing')[:100]}"
    )
    return codes == [0, 1] and whole(site)


def main() -> int:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    with tempfile.TemporaryDirectory() as name:
        results = [fill_disk(Path(name)), build_twice(Path(name))]
    with tempfile.TemporaryDirectory() as name:
        results.append(kill_builds(Path(name), times))
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
