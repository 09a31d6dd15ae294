"""Drawings as SVG, for pages and PDF."""

from docgen.blocks import Box, Dot, Drawing, Label, Line, Mark
from docgen.writers.geometry import arrow_head
from docgen.writers.marks import escape

_MM_PER_POINT = 25.4 / 72


def draw(drawing: Drawing, title: str) -> str:
    """Return the drawing as an SVG element whose title says what it shows."""
    marks = "".join(map(_mark, drawing.marks))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{drawing.width:g}mm" '
        f'height="{drawing.height:g}mm" viewBox="0 0 {drawing.width:g} {drawing.height:g}">'
        f"<title>{escape(title)}</title>{marks}</svg>"
    )


def _mark(mark: Mark) -> str:
    match mark:
        case Line():
            return _line(mark)
        case Box():
            fill = f"#{mark.fill}" if mark.fill else "none"
            stroke = f"#{mark.stroke}" if mark.stroke else "none"
            return (
                f'<rect x="{mark.x:.2f}" y="{mark.y:.2f}" width="{mark.width:.2f}" '
                f'height="{mark.height:.2f}" fill="{fill}" stroke="{stroke}" '
                f'stroke-width="{mark.stroke_width:g}"/>'
            )
        case Dot():
            stroke = f"#{mark.stroke}" if mark.stroke else "none"
            return (
                f'<circle cx="{mark.x:.2f}" cy="{mark.y:.2f}" r="{mark.radius:g}" '
                f'fill="#{mark.fill}" stroke="{stroke}" stroke-width="0.3"/>'
            )
        case Label():
            weight = ' font-weight="700"' if mark.strong else ""
            return (
                f'<text x="{mark.x:.2f}" y="{mark.y:.2f}" font-family="IBM Plex Sans" '
                f'font-size="{mark.size * _MM_PER_POINT:.3f}" text-anchor="{mark.anchor}" '
                f'fill="#{mark.colour}"{weight}>{escape(mark.text)}</text>'
            )


def _line(line: Line) -> str:
    points = " ".join(f"{x:.2f},{y:.2f}" for x, y in line.points)
    dashes = ' stroke-dasharray="1.3 0.9"' if line.dashed else ""
    shaft = (
        f'<polyline points="{points}" fill="none" stroke="#{line.colour}" '
        f'stroke-width="{line.width:g}"{dashes}/>'
    )
    if not line.arrow:
        return shaft
    head = " ".join(f"{x:.2f},{y:.2f}" for x, y in arrow_head(line.points[-2], line.points[-1]))
    return f'{shaft}<polygon points="{head}" fill="#{line.colour}"/>'
