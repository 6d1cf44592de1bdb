"""Two directories exchanged in one step, where the system has one: no reader ever sees neither."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

AT_FDCWD_LINUX, RENAME_EXCHANGE = -100, 2
RENAME_SWAP_MACOS = 2


def exchange(first: Path, second: Path) -> bool:
    """Exchange two directories. False where the system or the disk has no such step; nothing is changed then."""
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform.startswith("linux"):
            here = AT_FDCWD_LINUX
            result = library.renameat2(here, os.fsencode(first), here, os.fsencode(second), RENAME_EXCHANGE)
        elif sys.platform == "darwin":
            result = library.renamex_np(os.fsencode(first), os.fsencode(second), RENAME_SWAP_MACOS)
        else:
            return False
    except (AttributeError, OSError, TypeError):  # no such call in this system's library
        return False
    return bool(result == 0)
