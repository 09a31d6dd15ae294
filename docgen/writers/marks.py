"""Text made safe for XML and HTML: escaped, and without characters no XML file may hold."""

import re

_ILLEGAL = re.compile("[^\\t\\n\\r\\u0020-\\uD7FF\\uE000-\\uFFFD\\U00010000-\\U0010FFFF]")
_LINE_ENDS = re.compile("\\r\\n?")
_MARKUP = re.compile('[&<>"]')
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
_LONG_WORD = re.compile(r"\S{41,}")
_STRETCH = 40
ZERO_WIDTH_SPACE = "\u200b"


def legal(text: str) -> str:
    """Return the text without illegal characters and with plain line feeds.

    Text is cleaned where it enters the house; this is the last line of defence.
    """
    if text.isprintable():
        return text
    return _LINE_ENDS.sub("\n", _ILLEGAL.sub("", text))


def escape(text: str) -> str:
    """Return legal text with markup characters as entities, for content and attributes alike.

    >>> escape('a < b & "c"')
    'a &lt; b &amp; &quot;c&quot;'
    """
    safe = legal(text)
    return safe.translate(_ENTITIES) if _MARKUP.search(safe) else safe


def breakable(text: str) -> str:
    """Return the text with a place to break every 40 characters of a longer word."""
    return _LONG_WORD.sub(_with_breaks, text)


def _with_breaks(match: re.Match[str]) -> str:
    word = match[0]
    pieces = (word[start : start + _STRETCH] for start in range(0, len(word), _STRETCH))
    return ZERO_WIDTH_SPACE.join(pieces)
