"""Hiding parts of a text before it is published (sløring), with a mark that everybody sees.

The office writes the words to be hidden; the text itself is never rewritten.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

MARK = "[udeladt]"
"""What stands in a public text where something was hidden."""


class RedactionReason(StrEnum):
    """Why words cannot be hidden."""

    NOT_IN_TEXT = "redaction_not_in_text"


@dataclass(frozen=True, slots=True)
class Redacted:
    """A text as the public sees it, and the words that were not found in it."""

    text: str
    missing: tuple[str, ...] = ()


def redact(text: str, hidden: Iterable[str]) -> Redacted:
    """Return a text in which some words are replaced by the mark, wherever they begin a word.

    The whole word goes, so that "Anna" hides "Annas" too; the longest words are hidden first.

    >>> redact("Anna og Annas mor kom.", ["Anna"]).text
    '[udeladt] og [udeladt] mor kom.'
    >>> redact("Anna kom.", ["Bo"]).missing
    ('Bo',)
    """
    wanted = sorted(dict.fromkeys(word.strip() for word in hidden if word.strip()), key=_longest)
    spans: list[tuple[int, int]] = []
    missing: list[str] = []
    for word in wanted:
        found = [match.span() for match in _pattern(word).finditer(text)]
        spans.extend(found)
        if not found:
            missing.append(word)
    return Redacted(_replaced(text, spans), tuple(missing))


def hidden_parts(original: str, public: str) -> tuple[str, ...] | None:
    """Return what the marks of a public text hide in its original; None when they do not fit.

    >>> hidden_parts("Anna og Bo kom.", "[udeladt] og [udeladt] kom.")
    ('Anna', 'Bo')
    >>> hidden_parts("Bo kom.", "Anna kom.") is None
    True
    """
    first, *pieces = public.split(MARK)
    if not pieces:
        return () if original == public else None
    if not original.startswith(first):
        return None
    at, found = len(first), []
    for place, piece in enumerate(pieces):
        last = place == len(pieces) - 1
        end = len(original) - len(piece) if last else original.find(piece, at + 1)
        if end <= at or not original.startswith(piece, end):
            return None
        found.append(original[at:end])
        at = end + len(piece)
    return tuple(dict.fromkeys(found))


def _longest(word: str) -> int:
    return -len(word)


def _pattern(word: str) -> re.Pattern[str]:
    begins = r"(?<!\w)" if word[0].isalnum() else ""
    ends = r"\w*" if word[-1].isalnum() else ""
    return re.compile(begins + r"\s+".join(re.escape(part) for part in word.split()) + ends)


def _replaced(text: str, spans: list[tuple[int, int]]) -> str:
    parts: list[str] = []
    at = 0
    for start, end in _merged(spans):
        parts += [text[at:start], MARK]
        at = end
    return "".join([*parts, text[at:]])


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans in order, those that touch as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found
