"""What differs between the data a document was made from and the data as it is now."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.services.documents.frozen import Kept

STATUS = frozenset({"kind", "word", "tone", "shape"})
UNTOLD = frozenset({"written_on", "letter_date", "language", "section_preset"})
"""Fields that say when and how a document was written, not what it tells."""

NAMES = ("project", "name", "title", "criterion", "what", "heading", "text", "code")
"""What a row of a list is known by, the first that it has."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed: the way to it through the document, and its text before and after."""

    path: tuple[str, ...]
    before: str
    after: str
    is_rating: bool = False


def changes(before: Kept, after: Kept) -> tuple[Change, ...]:
    """Return what changed, in the order of the document.

    >>> changes({"title": "Punkt", "count": 2}, {"title": "Punkt", "count": 3})
    (Change(path=('count',), before='2', after='3', is_rating=False),)
    """
    return tuple(_changes((), before, after))


def _changes(path: tuple[str, ...], before: Kept, after: Kept) -> Iterator[Change]:
    if before == after:
        return
    if _is_status(before) or _is_status(after):
        if _word(before) != _word(after):
            yield Change(path, _word(before), _word(after), is_rating=True)
        return
    if isinstance(before, dict) or isinstance(after, dict):
        yield from _in_records(path, before, after)
    elif isinstance(before, list) or isinstance(after, list):
        yield from _in_lists(path, before, after)
    elif _said(before) != _said(after):
        yield Change(path, _said(before), _said(after))


def _in_records(path: tuple[str, ...], before: Kept, after: Kept) -> Iterator[Change]:
    old = before if isinstance(before, dict) else {}
    new = after if isinstance(after, dict) else {}
    for name in dict.fromkeys((*old, *new)):
        if name not in UNTOLD:
            yield from _changes((*path, name), old.get(name), new.get(name))


def _in_lists(path: tuple[str, ...], before: Kept, after: Kept) -> Iterator[Change]:
    old = _by_name(before if isinstance(before, list) else [])
    new = _by_name(after if isinstance(after, list) else [])
    for name in dict.fromkeys((*old, *new)):
        yield from _changes((*path, name), old.get(name), new.get(name))


def _by_name(rows: list[Kept]) -> dict[str, Kept]:
    """Return the rows of a list by what each is known by; by their places when two share it."""
    named = {_name(row) or str(place): row for place, row in enumerate(rows, 1)}
    if len(named) == len(rows):
        return named
    return {str(place): row for place, row in enumerate(rows, 1)}


def _name(row: Kept) -> str:
    if not isinstance(row, dict):
        return ""
    found = next((row[name] for name in NAMES if row.get(name)), "")
    return found if isinstance(found, str) else ""


def _is_status(value: Kept) -> bool:
    return isinstance(value, dict) and value.keys() == STATUS


def _word(value: Kept) -> str:
    return str(value.get("word", "")) if isinstance(value, dict) else ""


def _said(value: Kept) -> str:
    return "" if value is None else str(value)
