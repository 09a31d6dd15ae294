"""The status signs as small SVG pictures, and the style rules that place them."""

from collections.abc import Callable, Mapping

from docgen.blocks import Shape, Tone
from docgen.theme import SIGN_COLOURS, TINTS

_SHAPES: Mapping[Shape, str] = {
    Shape.CIRCLE: '<circle cx="5" cy="5" r="4" fill="{0}"/>',
    Shape.TRIANGLE: '<path d="M5 .8 9.7 9.2H.3z" fill="{0}"/>',
    Shape.SQUARE: '<rect x="1" y="1" width="8" height="8" fill="{0}"/>',
    Shape.HOLLOW_SQUARE: (
        '<rect x="1.6" y="1.6" width="6.8" height="6.8" fill="none" stroke="{0}" '
        'stroke-width="1.2"/>'
    ),
    Shape.HOLLOW_CIRCLE: (
        '<circle cx="5" cy="5" r="3.4" fill="none" stroke="{0}" stroke-width="1.2"/>'
    ),
    Shape.LOZENGE: (
        '<path d="M5 .8 8.4 5 5 9.2 1.6 5z" fill="none" stroke="{0}" stroke-width="1.2"/>'
    ),
}


def name(tone: Tone, shape: Shape) -> str:
    """Return the file name of a sign."""
    return f"sign-{tone.value}-{shape.value}.svg"


def pictures() -> dict[str, bytes]:
    """Return every sign as an SVG file, by name."""
    return {name(tone, shape): _svg(tone, shape).encode() for tone in Tone for shape in _SHAPES}


def rules(address: Callable[[Tone, Shape], str]) -> str:
    """Return the style rules of tints and signs; `address` gives each picture's URL."""
    tints = "".join(
        f"td.status.{tone.value}{{background-color:#{tint}}}"
        for tone, tint in TINTS.items()
        if tint
    )
    marks = "".join(
        f'.sign.{tone.value}.{shape.value}{{background-image:url("{address(tone, shape)}")}}'
        for tone in Tone
        for shape in _SHAPES
    )
    return tints + marks


def data_url(tone: Tone, shape: Shape) -> str:
    """Return a sign as an address that holds the picture itself."""
    svg = _svg(tone, shape).replace("#", "%23").replace('"', "'").replace("<", "%3C")
    return f"data:image/svg+xml,{svg.replace('>', '%3E')}"


def _svg(tone: Tone, shape: Shape) -> str:
    inside = _SHAPES[shape].format(f"#{SIGN_COLOURS[tone]}")
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">{inside}</svg>'
