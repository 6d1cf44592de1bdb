"""MkDocs' own reading of mkdocs.yml: its YAML, its keys, what it finds wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from mkdocs.config.defaults import MkDocsConfig as MkDocsConfig  # settings/load.py gives it on
from mkdocs.utils.yaml import get_yaml_loader, yaml_load


def yaml_loader(base: type) -> Any:
    """A class like base that reads mkdocs.yml, with MkDocs’ own tags (!ENV, !relative)."""
    return get_yaml_loader(base)


def known_keys() -> list[str]:
    """The top keys that MkDocs reads."""
    return [key for key, _ in MkDocsConfig._schema]


def load(path: Path) -> tuple[MkDocsConfig, list[tuple[str, str]]]:
    """The configuration, and what MkDocs and its plugins find wrong in it: (key, words)."""
    config = MkDocsConfig(config_file_path=str(path))
    fast = get_yaml_loader(getattr(yaml, "CLoader", yaml.Loader), config)  # MkDocs takes the one in Python
    with path.open("rb") as stream:
        config.load_dict(yaml_load(stream, fast))
    errors, warnings = config.validate()
    return config, [(key, " ".join(str(error).split())) for key, error in [*errors, *warnings]]
