"""How documents look: the Word base, the print style sheet with its files, colours and fonts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from docgen.blocks import Shape, Tone

INK = "1A1D21"
MUTED = "56606B"
ACCENT = "1F3A52"
RULE = "3A444E"
HAIRLINE = "C9CFD5"

SIGNS: Mapping[Shape, str] = {
    Shape.NONE: "",
    Shape.CIRCLE: "●",
    Shape.TRIANGLE: "▲",
    Shape.SQUARE: "■",
    Shape.HOLLOW_SQUARE: "□",
    Shape.HOLLOW_CIRCLE: "○",
    Shape.LOZENGE: "◊",
}
SIGN_COLOURS: Mapping[Tone, str] = {
    Tone.NONE: MUTED,
    Tone.GREEN: "2C7045",
    Tone.YELLOW: "8F6400",
    Tone.RED: "A6332A",
    Tone.NEUTRAL: MUTED,
    Tone.ACCENT: ACCENT,
}
TINTS: Mapping[Tone, str] = {
    Tone.NONE: "",
    Tone.GREEN: "E4F0E6",
    Tone.YELLOW: "FBF0CF",
    Tone.RED: "F8E1DC",
    Tone.NEUTRAL: "ECEEF0",
    Tone.ACCENT: "",
}


@dataclass(frozen=True)
class Theme:
    """What the writers are handed: `assets` are the only files a page may load, by name."""

    word_base: bytes
    print_css: str
    assets: Mapping[str, bytes] = field(default_factory=dict)


def load_theme(folder: Path, word_base: Path | None = None) -> Theme:
    """Return the theme in a folder such as templates/documents.

    An office's own Word base can be given in place of the standard one.
    """
    fonts = {path.name: path.read_bytes() for path in sorted((folder / "fonts").glob("*.woff2"))}
    return Theme(
        word_base=(word_base or folder / "standard.docx").read_bytes(),
        print_css=(folder / "print.css").read_text(encoding="utf-8"),
        assets=fonts,
    )
