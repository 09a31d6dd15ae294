"""Compares the texts of code and templates with the English catalogue."""

import ast
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from jinja2 import Environment
from jinja2.ext import extract_from_ast

ROOT = Path(__file__).resolve().parent.parent
CODE = ("portal", "forms")
TEMPLATE_ENDINGS = (".html", ".txt", ".xml", ".svg", ".jinja")
SINGLE = ("_", "lazy_", "gettext", "lazy_gettext")
PLURAL = ("ngettext",)

_PLACE = re.compile(r"%(?:\((\w+)\))?[a-z%]")
_GRAMMAR = Environment(
    extensions=["jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols"], autoescape=True
)

Translation = str | list[str]


class Message(NamedTuple):
    """A translatable text, a plural pair joined by "|", and where it stands."""

    key: str
    place: str


def messages(root: Path) -> Iterator[Message]:
    """Yield every translatable text of a checkout's code and templates."""
    for folder in CODE:
        for file in sorted((root / folder).rglob("*.py")):
            yield from _of_code(file, root)
    for file in sorted((root / "templates").rglob("*")):
        if file.suffix in TEMPLATE_ENDINGS:
            yield from _of_template(file, root)


def _of_code(file: Path, root: Path) -> Iterator[Message]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        wanted = 2 if name in PLURAL else int(name in SINGLE)
        literals = [
            argument.value
            for argument in node.args[:wanted]
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
        ]
        if wanted and len(literals) == wanted:
            yield Message("|".join(literals), f"{file.relative_to(root)}:{node.lineno}")


def _of_template(file: Path, root: Path) -> Iterator[Message]:
    tree = _GRAMMAR.parse(file.read_text("utf-8"))
    for line, name, found in extract_from_ast(tree, (*SINGLE, *PLURAL)):
        parts = [found] if isinstance(found, str) else [part for part in found or () if part]
        parts = parts[: 2 if name in PLURAL else 1]
        if parts:
            yield Message("|".join(parts), f"{file.relative_to(root)}:{line}")


def places(text: str) -> frozenset[str]:
    """Return the names of the places in a text that are filled in later.

    >>> sorted(places("%(name)s har %(num)s af 100 %%"))
    ['name', 'num']
    """
    return frozenset(match[1] for match in _PLACE.finditer(text) if match[1])


def catalogue(folder: Path) -> tuple[dict[str, Translation], list[str]]:
    """Return the merged catalogue of a folder, and a line for each text translated in two ways."""
    merged: dict[str, Translation] = {}
    faults = []
    for file in sorted(folder.glob("*.json")):
        for key, translation in json.loads(file.read_text("utf-8"), object_pairs_hook=list):
            if merged.setdefault(key, translation) != translation:
                faults.append(f"{file.name}: translated otherwise elsewhere: {key!r}")
    return merged, faults


def faults(found: Iterable[Message], translations: Mapping[str, Translation]) -> Iterator[str]:
    """Yield a line for each text without translation, or the reverse, and for unequal places."""
    said = set()
    for message in found:
        said.add(message.key)
        if message.key not in translations:
            yield f"{message.place}: not translated: {message.key!r}"
    for key, translation in translations.items():
        if key not in said:
            yield f"translated, but said nowhere: {key!r}"
        wanted = frozenset[str]().union(*(places(part) for part in key.split("|")))
        shown = [translation] if isinstance(translation, str) else translation
        if any(not part.strip() for part in shown):
            yield f"empty translation: {key!r}"
        if frozenset[str]().union(*(places(part) for part in shown)) != wanted:
            yield f"unequal places: {key!r}"


def check(root: Path) -> list[str]:
    """Return a line for each fault of a checkout's English catalogue."""
    translations, clashes = catalogue(root / "portal" / "translations" / "en")
    return [*clashes, *faults(messages(root), translations)]


def main() -> bool:
    """Print the faults of the catalogue; return whether there were none."""
    lines = check(ROOT)
    print("\n".join(lines) if lines else "Every text stands in the English catalogue.")
    return not lines


if __name__ == "__main__":
    sys.exit(not main())
