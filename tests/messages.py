"""Lists every message that the scripts can say to a person, and those that no test asserts.

    python tests/messages.py

A message is what is wrong, in a call of Problem, blame, Stop, print, say, in an exception of ours, or in a yield of (what, remedy);
the remedies stand beside it in the same line. A test asserts it when one of its own texts holds a good part of what is fixed
in it. Exit code 1 when one is not asserted.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAYING = {
    "Problem",
    "Stop",
    "blame",
    "print",
    "say",
    "PictureError",
    "UnreadableSpeech",
    "NoLock",
    "Abort",
    "BuildError",
}
LEAST = 12  # letters that a fixed part has to tell it from others
NOT_SAID = re.compile(r"[\w./-]*|\W*")  # one word is a key, a name or a path


def fixed_parts(node: ast.AST) -> list[str]:
    """The texts of a constant or an f-string, without what is filled in."""
    parts = node.values if isinstance(node, ast.JoinedStr) else [node]
    return [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]


def texts_below(node: ast.AST) -> Iterator[ast.AST]:
    """Constants and f-strings below a node, an f-string as one."""
    if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str)):
        yield node
    else:
        for child in ast.iter_child_nodes(node):
            yield from texts_below(child)


def messages(source: str) -> Iterator[tuple[int, str]]:
    """(line, longest fixed part) of every message of a module."""
    names: dict[str, list[ast.AST]] = {}  # texts that get a name first: `what = f"…"`
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Assign)
            and isinstance(node.targets[0], ast.Name)
            and node.targets[0].id in ("what", "words", "text", "told")
        ):
            names.setdefault(node.targets[0].id, []).append(node.value)
    said: list[ast.AST] = [value for values in names.values() for value in values]
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in SAYING:
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            said += node.args[1:2] if name == "blame" else node.args[:1]
        elif isinstance(node, ast.Yield) and node.value is not None:
            said.append(node.value.elts[0] if isinstance(node.value, ast.Tuple) else node.value)
    said = [node for node in said if not (isinstance(node, ast.Call) and getattr(node.func, "id", "") in SAYING)]
    seen = set()
    for node in said:
        for text in texts_below(node):
            before_remedy = [part.partition(" – ")[0] for part in fixed_parts(text) if not part.startswith(") – ")]
            longest = max(before_remedy, key=len, default="").strip(" –:;“”\n")
            if len(longest) >= LEAST and " " in longest and longest not in seen and not NOT_SAID.fullmatch(longest):
                seen.add(longest)
                yield getattr(text, "lineno", 0), longest


def asserted() -> str:
    """Every text of every test in one, so that a message can be looked for in it."""
    found = []
    for path in sorted((ROOT / "tests").glob("*.py")):
        if path.name != "messages.py":
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                found += fixed_parts(node) if isinstance(node, ast.Constant | ast.JoinedStr) else []
    return "\n".join(found)


def main() -> int:
    tests, total, missing = asserted(), 0, 0
    for path in sorted((ROOT / "scripts").rglob("*.py")):
        for line, text in messages(path.read_text(encoding="utf-8")):
            total += 1
            pieces = [text, *(text[start : start + 24] for start in range(0, max(1, len(text) - 24), 8))]
            if not any(piece in tests for piece in pieces if len(piece) >= LEAST):
                missing += 1
                print(f"{path.relative_to(ROOT).as_posix()}:{line}: {text}")
    print(f"{total} messages, {total - missing} asserted by a test, {missing} not")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
