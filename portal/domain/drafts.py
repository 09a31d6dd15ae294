"""Drafts (kladde) that several people write at once: nobody overwrites anybody (D1).

A page remembers a fingerprint of each field as it was shown. What was typed is taken when the
field stands as it was shown; where only somebody else changed it, theirs stays; where both did,
both texts are shown and nothing is written.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Conflict:
    """One field that two people changed, with both texts."""

    name: str
    stored: str
    typed: str


@dataclass(frozen=True, slots=True)
class Merge:
    """What may be written of what was typed, and what two people must agree on."""

    changed: Mapping[str, str]
    conflicts: tuple[Conflict, ...] = ()


def fingerprint(text: str) -> str:
    """Return a short mark of a text, equal for equal texts.

    >>> fingerprint("94") == fingerprint("94"), fingerprint("94") == fingerprint("95")
    (True, False)
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def merge(stored: Mapping[str, str], typed: Mapping[str, str], seen: Mapping[str, str]) -> Merge:
    """Return what becomes of typed fields, given what is stored and what was seen.

    >>> seen = {"a": fingerprint("1"), "b": fingerprint("1")}
    >>> merge({"a": "1", "b": "2"}, {"a": "3", "b": "3"}, seen)
    Merge(changed={'a': '3'}, conflicts=(Conflict(name='b', stored='2', typed='3'),))
    >>> merge({"a": "2"}, {"a": "1"}, {"a": fingerprint("1")}).changed
    {}
    """
    changed: dict[str, str] = {}
    conflicts: list[Conflict] = []
    for name, text in typed.items():
        now = stored.get(name, "")
        shown = seen.get(name, fingerprint(""))
        if text == now or (shown == fingerprint(text) and shown != fingerprint(now)):
            continue
        if shown == fingerprint(now):
            changed[name] = text
        else:
            conflicts.append(Conflict(name, now, text))
    return Merge(changed, tuple(conflicts))
