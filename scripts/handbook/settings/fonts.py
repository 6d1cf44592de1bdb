"""The font packages of the papers, and the families that they and an office's own folder hold."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

PACKAGES = ("manimgx_fonts_cjk", "pylopdf_fonts_zh_cn", "pylopdf_fonts_zh_tw", "fontpkg_source_sans_3")


def package_folder(package: str) -> Path | None:
    """Where an installed font package has its files, or None when it is not installed."""
    found = find_spec(package)
    return Path(found.origin).parent if found is not None and found.origin is not None else None


def families(own: Path | None) -> list[str]:
    """Every family that papers can be set in; none when a package is missing. own: an office's folder, or None."""
    import typst  # 0.01 s, and as much for the listing

    packages = [package_folder(package) for package in PACKAGES]
    if None in packages:
        return []
    folders = [str(folder) for folder in (own, *packages) if folder is not None]
    return list(typst.Fonts(include_system_fonts=False, font_paths=folders).families())
