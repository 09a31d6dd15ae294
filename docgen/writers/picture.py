"""Drawings as PNG pictures, drawn large and made smaller so that lines are smooth."""

import io
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

from docgen.blocks import Box, Dot, Drawing, Label, Line
from docgen.theme import Theme
from docgen.writers.geometry import Point, arrow_head, dashes
from docgen.writers.marks import legal

_DOTS_PER_MM = 300 / 25.4
_OVERSIZE = 2
_SCALE = _DOTS_PER_MM * _OVERSIZE
_MM_PER_POINT = 25.4 / 72


def draw(drawing: Drawing, theme: Theme) -> bytes:
    """Return the drawing as a PNG file of 300 dots an inch on white."""
    size = (round(drawing.width * _SCALE), round(drawing.height * _SCALE))
    image = Image.new("RGB", size, "white")
    pen = _Pen(ImageDraw.Draw(image), theme)
    for mark in drawing.marks:
        match mark:
            case Line():
                pen.line(mark)
            case Box():
                pen.box(mark)
            case Dot():
                pen.dot(mark)
            case Label():
                pen.label(mark)
    small = image.reduce(_OVERSIZE).quantize(64, Image.Quantize.FASTOCTREE)
    small.putpalette(_paper_white(small.getpalette() or []))
    stream = io.BytesIO()
    small.save(stream, "PNG", dpi=(300, 300))
    return stream.getvalue()


def _paper_white(palette: list[int]) -> list[int]:
    """Return the palette with its lightest colours made white, as the page is."""
    return [255 if level >= 252 else level for level in palette]


class _Pen:
    """Draws marks given in millimetres."""

    def __init__(self, canvas: ImageDraw.ImageDraw, theme: Theme) -> None:
        self._canvas = canvas
        self._theme = theme

    def line(self, line: Line) -> None:
        width = max(1, round(line.width * _SCALE))
        colour = f"#{line.colour}"
        if line.dashed:
            for start, end in dashes(line.points):
                self._canvas.line([_scaled(start), _scaled(end)], colour, width)
        else:
            self._canvas.line([_scaled(point) for point in line.points], colour, width, "curve")
        if line.arrow:
            head = arrow_head(line.points[-2], line.points[-1])
            self._canvas.polygon([_scaled(point) for point in head], colour)

    def box(self, box: Box) -> None:
        corners = [_scaled((box.x, box.y)), _scaled((box.x + box.width, box.y + box.height))]
        fill = f"#{box.fill}" if box.fill else None
        outline = f"#{box.stroke}" if box.stroke else None
        self._canvas.rectangle(corners, fill, outline, max(1, round(box.stroke_width * _SCALE)))

    def dot(self, dot: Dot) -> None:
        corners = [
            _scaled((dot.x - dot.radius, dot.y - dot.radius)),
            _scaled((dot.x + dot.radius, dot.y + dot.radius)),
        ]
        outline = f"#{dot.stroke}" if dot.stroke else None
        self._canvas.ellipse(corners, f"#{dot.fill}", outline, round(0.3 * _SCALE))

    def label(self, label: Label) -> None:
        font = _font(self._theme, label.strong, round(label.size * _MM_PER_POINT * _SCALE))
        anchor = {"start": "ls", "middle": "ms", "end": "rs"}[label.anchor]
        place = _scaled((label.x, label.y))
        self._canvas.text(place, legal(label.text), f"#{label.colour}", font, anchor)


def _scaled(point: Point) -> Point:
    return (point[0] * _SCALE, point[1] * _SCALE)


def _font(theme: Theme, strong: bool, size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    name = f"ibm-plex-sans-latin-{700 if strong else 400}-normal.woff2"
    data = theme.assets.get(name)
    return _load(data, size) if data else ImageFont.load_default(size)


@lru_cache(maxsize=32)
def _load(data: bytes, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(io.BytesIO(data), size)
