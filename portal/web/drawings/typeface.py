"""How wide a text is in IBM Plex Sans, and where it breaks into lines."""

from portal.web.drawings.letter_widths import REGULAR, SEMIBOLD

_UNKNOWN = 640


def _by_letter(groups: dict[int, str]) -> dict[str, int]:
    return {letter: width for width, letters in groups.items() for letter in letters}


_WIDTHS = {False: _by_letter(REGULAR), True: _by_letter(SEMIBOLD)}


def text_width(text: str, size: float, *, strong: bool = False) -> float:
    """Return the width of a text at a type size, in the size's unit.

    >>> round(text_width("fremdrift", 14), 1) < round(text_width("fremdrift", 14, strong=True), 1)
    True
    """
    widths = _WIDTHS[strong]
    return sum(widths.get(letter, _UNKNOWN) for letter in text) * size / 1000


def _split_word(word: str, size: float, width: float, *, strong: bool) -> list[str]:
    """Cut a word that is wider than a line into pieces that end in a hyphen."""
    pieces: list[str] = []
    piece = ""
    for letter in word:
        if piece and text_width(f"{piece}{letter}-", size, strong=strong) > width:
            pieces.append(f"{piece}-")
            piece = ""
        piece += letter
    return [*pieces, piece]


def wrapped(text: str, size: float, width: float, *, strong: bool = False) -> tuple[str, ...]:
    """Return a text as lines no wider than a width; only too long words are cut.

    >>> wrapped("9 bydelsmødre uddannes", 14, 110)
    ('9 bydelsmødre', 'uddannes')
    """
    lines: list[str] = []
    line = ""
    for word in text.replace("\n", " ").split(" "):
        candidate = f"{line} {word}" if line else word
        if text_width(candidate, size, strong=strong) <= width:
            line = candidate
            continue
        if line:
            lines.append(line)
        *full, line = _split_word(word, size, width, strong=strong)
        lines.extend(full)
    return (*lines, line) if line or not lines else tuple(lines)
