"""Our own styles and scripts against Chrome 86: parsed whole, and each name looked up in MDN's tables (chrome86.json)."""

from __future__ import annotations

import importlib
import json
import os
from collections.abc import Iterator, Set
from pathlib import Path

import pytest

need = importlib.import_module if os.environ.get("CI") else pytest.importorskip  # CI lacks nothing
esprima = need("esprima")
tinycss2 = need("tinycss2")

ROOT = Path(__file__).resolve().parent.parent
KNOWN = {
    part: set(names)
    for part, names in json.loads((ROOT / "tests" / "chrome86.json").read_text(encoding="utf-8")).items()
}
STYLES = sorted((ROOT / "docs" / "assets").rglob("*.css"))
SCRIPTS = sorted(
    path
    for path in (ROOT / "docs" / "assets").rglob("*.js")
    if not path.with_suffix(".txt").exists()  # somebody else's, with its licence beside it: made for Chrome 64
)
# What an older browser passes over, and nothing is lost: colours of boxes, blanks between scripts, the look of bars and lines.
PASSED_OVER = {
    "accent-color",
    "overscroll-behavior",
    "text-autospace",
    "scrollbar-width",
    "text-decoration-thickness",
    "text-underline-offset",
}
OTHER_NAMES = {"grid-gap", "grid-column-gap", "outline"}  # older names that it knows; of outline it lacks one corner
FUNCTIONS = {name.lower() for name in KNOWN["types"]} | {
    "repeat",
    "minmax",
}  # the tables have these with their properties


def style_faults(css: str) -> list[str]:
    """What of a style sheet Chrome 86 does not know, or no browser can read."""
    return list(rule_faults(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)))


def rule_faults(rules: list) -> Iterator[str]:
    for rule in rules:
        if rule.type == "error":
            yield f"{rule.source_line}: {rule.message}"
        elif rule.type == "at-rule":
            yield from at_rule_faults(rule)
        else:
            yield from selector_faults(rule.prelude)
            yield from block_faults(rule.content)


def at_rule_faults(rule) -> Iterator[str]:
    if rule.lower_at_keyword not in KNOWN["at-rules"]:
        yield f"{rule.source_line}: @{rule.at_keyword}"
    if rule.lower_at_keyword == "media":
        for block in (token for token in rule.prelude if token.type == "() block"):
            name = (
                next((one.lower_value for one in block.content if one.type == "ident"), "")
                .removeprefix("min-")
                .removeprefix("max-")
            )
            if name not in KNOWN["media"] | {"forced-colors"}:
                yield f"{rule.source_line}: @media ({name})"
    if rule.content is not None and rule.lower_at_keyword in ("media", "supports"):
        yield from rule_faults(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True))
    elif rule.content is not None:
        own = {"size"} if rule.lower_at_keyword == "page" else set()  # Chrome 15; the tables have it with the rule
        yield from block_faults(rule.content, own)


def selector_faults(tokens: list) -> Iterator[str]:
    for before, token in zip([None, *tokens], tokens, strict=False):
        if before is not None and before == ":" and token.type in ("ident", "function"):
            name = token.lower_value if token.type == "ident" else token.lower_name
            if not name.startswith("-") and name not in KNOWN["selectors"]:
                yield f"{token.source_line}: :{name}"
        if token.type == "function":
            yield from selector_faults(token.arguments)


def block_faults(tokens: list, own: Set[str] = frozenset()) -> Iterator[str]:
    """own: names that only this kind of rule has."""
    names = KNOWN["properties"] | PASSED_OVER | OTHER_NAMES | own
    for part in tinycss2.parse_blocks_contents(tokens, skip_comments=True, skip_whitespace=True):
        if part.type == "error":
            yield f"{part.source_line}: {part.message}"
        elif part.type != "declaration":
            yield f"{part.source_line}: a rule inside a rule"
        else:
            if not part.name.startswith("-") and part.lower_name not in names:
                yield f"{part.source_line}: {part.name}"
            yield from value_faults(part.value)


def value_faults(tokens: list) -> Iterator[str]:
    for token in tokens:
        if token.type == "function":
            if token.lower_name not in FUNCTIONS:
                yield f"{token.source_line}: {token.name}()"
            yield from value_faults(token.arguments)
        elif (
            token.type == "dimension"
            and token.lower_unit not in {"px", "em", "rem", "pt", "mm", "ms", "s", "deg", "fr", "dpi"} | KNOWN["types"]
        ):
            yield f"{token.source_line}: {token.unit}"


def script_faults(script: str) -> list[str]:
    """Where a script is newer than ES2017, or uses what came after Chrome 86."""
    found: list[str] = []

    def look(node, meta) -> None:
        if node.type == "MemberExpression" and not node.computed and node.property.name in KNOWN["later"]:
            found.append(f"{node.loc.start.line}: .{node.property.name}")
        if node.type == "Identifier" and node.name in ("structuredClone", "WeakRef", "FinalizationRegistry", "eval"):
            found.append(f"{node.loc.start.line}: {node.name}")

    try:
        esprima.parseScript(script, {"loc": True}, look)
    except esprima.Error as error:
        found.append(str(error))
    return found


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_styles_are_for_chrome_86(path: Path) -> None:
    assert style_faults(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_are_for_chrome_86(path: Path) -> None:
    assert script_faults(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(("css", "said"), [
    ("a:has(b) {}", "1: :has"),
    ("a:not(:is(b)) {}", "1: :is"),
    ("a { inset: 0 }", "1: inset"),
    ("a { margin-inline: 0 }", "1: margin-inline"),
    ("a { size: landscape }", "1: size"),
    ("a { color: color-mix(in srgb, red, blue) }", "1: color-mix()"),
    ("a { height: 100dvh }", "1: dvh"),
    ("a { & b { color: red } }", "1: a rule inside a rule"),
    ("@layer x { a { color: red } }", "1: @layer"),
    ("@media (width: 3px) { a { aspect-ratio: 1 } }", "1: aspect-ratio"),
    ("@media (prefers-contrast: more) { a { color: red } }", "1: @media (prefers-contrast)"),
    ("a { color: red; b }", "1: EOF reached before {} block"),
])  # fmt: skip
def test_a_style_that_is_too_new_is_told(css: str, said: str) -> None:
    assert any(one.startswith(said) for one in style_faults(css)), style_faults(css)


@pytest.mark.parametrize(("script", "said"), [
    ("a.at(-1)", "1: .at"),
    ("Object.hasOwn(a, 'b')", "1: .hasOwn"),
    ("structuredClone(a)", "1: structuredClone"),
    ("a ??= 1", "Line 1: Unexpected token"),
    ("a?.b", "Line 1: Unexpected token"),
    ("eval('1')", "1: eval"),
    ("class A { #b = 1 }", "Line 1: Unexpected token"),
])  # fmt: skip
def test_a_script_that_is_too_new_is_told(script: str, said: str) -> None:
    assert any(one.startswith(said) for one in script_faults(script)), script_faults(script)
