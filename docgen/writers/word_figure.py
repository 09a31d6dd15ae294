"""Figures as Word markup: the drawing as a picture, its text for those who do not see it."""

from docgen.blocks import Drawing, Figure
from docgen.theme import Theme
from docgen.writers import picture as bitmap
from docgen.writers import style_names
from docgen.writers.marks import escape
from docgen.writers.word_text import TextWriter, pieces

_EMU_PER_MM = 36000
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"


def picture(drawing: Drawing, theme: Theme) -> bytes:
    """Return the drawing as a PNG file."""
    return bitmap.draw(drawing, theme)


def write(figure: Figure, number: int, writer: TextWriter, under_heading: bool) -> str:
    """Return the caption and the picture with the given number."""
    spacing = '<w:spacing w:before="80"/>' if under_heading else ""
    caption = writer.paragraph(style_names.CAPTION, f"<w:r>{pieces(figure.caption)}</w:r>", spacing)
    width = round(figure.drawing.width * _EMU_PER_MM)
    height = round(figure.drawing.height * _EMU_PER_MM)
    alt = escape(figure.alt)
    inline = (
        '<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{number}" name="Figure {number}" descr="{alt}"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_PICTURE}"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="figure{number}.png" descr="{alt}"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdPicture{number}"/><a:stretch>'
        "<a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>"
        f'<a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing>"
    )
    return caption + writer.paragraph(style_names.FIGURE, f"<w:r>{inline}</w:r>")
