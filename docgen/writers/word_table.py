"""Tables as Word markup: each column's markup is made once, each row is one join."""

from collections.abc import Iterator
from itertools import islice

from docgen.blocks import (
    Cell,
    Column,
    ColumnKind,
    LegendEntry,
    Look,
    Run,
    Shape,
    Table,
    Tone,
)
from docgen.theme import SIGN_COLOURS, SIGNS, TINTS
from docgen.writers import style_names
from docgen.writers.marks import escape
from docgen.writers.word_text import TextWriter, pieces

_TWIPS_PER_MM = 1440 / 25.4
_WHITE_GAP = (
    '<w:tcBorders><w:left w:val="single" w:sz="24" w:space="0" w:color="FFFFFF"/></w:tcBorders>'
)
_ARIAL = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
_SIGN_SPACING = {
    Shape.CIRCLE: 88,
    Shape.TRIANGLE: 22,
    Shape.SQUARE: 88,
    Shape.HOLLOW_SQUARE: 88,
    Shape.HOLLOW_CIRCLE: 88,
    Shape.LOZENGE: 107,
}
_LEGEND_GAP = "      "
_KEEP = "<w:keepNext/>"
_REPEATING = frozenset((ColumnKind.STATUS, ColumnKind.MARK))
_HEAD_INDENT = 160
_GENEROUS = 1.04
_ROWS_AT_A_TIME = 100
_NARROW = frozenset("fijlrtI .,:;-/'")


def write(table: Table, writer: TextWriter, under_heading: bool) -> Iterator[str]:
    """Yield caption, table, and the legend and note under it, many rows at a time."""
    spacing = '<w:spacing w:before="80"/>' if under_heading else ""
    caption = writer.paragraph(style_names.CAPTION, f"<w:r>{pieces(table.caption)}</w:r>", spacing)
    widths = [round(column.width * _TWIPS_PER_MM) for column in table.columns]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="bottom"/></w:tcPr>'
        + _title(column, _head_style(table, place), width, writer)
        + "</w:tc>"
        for place, (column, width) in enumerate(zip(table.columns, widths, strict=True))
    )
    yield (
        f"{caption}<w:tbl>{_properties(table, writer, sum(widths))}<w:tblGrid>{grid}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"
    )
    rows = _rows(table, writer, widths)
    while some := "".join(islice(rows, _ROWS_AT_A_TIME)):
        yield some
    yield f"</w:tbl>{_under(table, writer)}"


def _properties(table: Table, writer: TextWriter, width: int) -> str:
    style = writer.style(style_names.TABLE).replace("w:pStyle", "w:tblStyle")
    return (
        f'<w:tblPr>{style}<w:tblW w:w="{width}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="06A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" '
        'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{escape(table.caption)}"/>'
        f'<w:tblDescription w:val="{escape(table.description or table.caption)}"/></w:tblPr>'
    )


def _title(column: Column, style: str, width: int, writer: TextWriter) -> str:
    """Return a column's heading, narrowed so that its tail stays on one line.

    No-break spaces would do the same but change the words a reader searches for.
    """
    room = width - _HEAD_INDENT
    needed = round(sum(_letter(letter) for letter in column.tail) * _GENEROUS)
    narrow = ""
    if column.tail and needed < room:
        narrow = f'<w:ind w:left="{_HEAD_INDENT}" w:right="{room - needed}" w:firstLine="0"/>'
    return writer.paragraph(style, f"<w:r>{pieces(column.title)}</w:r>", narrow)


def _letter(letter: str) -> int:
    """Return about how wide a letter of the bold 9 pt heading is, in twentieths of a point."""
    if letter in _NARROW:
        return 54
    return 155 if letter in "mwMW" else 108


def _head_style(table: Table, place: int) -> str:
    column = table.columns[place]
    if column.kind is ColumnKind.TEXT and _after_status(table, place):
        return style_names.HEAD_CELLS[ColumnKind.STATUS]
    return style_names.HEAD_CELLS[column.kind]


def _after_status(table: Table, place: int) -> bool:
    return place > 0 and table.columns[place - 1].kind is ColumnKind.STATUS


def _rows(table: Table, writer: TextWriter, widths: list[int]) -> Iterator[str]:
    cells = [
        _CellWriter(column, width, writer, _after_status(table, place))
        for place, (column, width) in enumerate(zip(table.columns, widths, strict=True))
    ]
    keep_all = table.short
    last = len(table.rows) - 1
    under = bool(table.legend or table.note)
    for place, row in enumerate(table.rows):
        keep = under if place == last else keep_all
        inside = "".join(
            [cell.write(content, keep) for cell, content in zip(cells, row, strict=True)]
        )
        yield f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{inside}</w:tr>"


class _CellWriter:
    """One column's cells: the markup around the words is made once for each tone and shape."""

    def __init__(self, column: Column, width: int, writer: TextWriter, after: bool) -> None:
        self._kind = column.kind
        self._width = width
        self._writer = writer
        self._style = style_names.BODY_CELLS[column.kind]
        if after and column.kind is ColumnKind.TEXT:
            self._style = style_names.TEXT_AFTER_STATUS
        self._starts: dict[tuple[Tone, Shape, bool], str] = {}
        self._whole: dict[tuple[Cell, bool], str] = {}

    def write(self, cell: Cell, keep: bool) -> str:
        """Return the cell; a status shows its sign, a space and its word."""
        if self._kind not in _REPEATING:
            return self._written(cell, keep)
        known = (cell, keep)
        whole = self._whole.get(known)
        if whole is None:
            whole = self._whole[known] = self._written(cell, keep)
        return whole

    def _written(self, cell: Cell, keep: bool) -> str:
        look = (cell.tone, cell.shape, keep)
        start = self._starts.get(look)
        if start is None:
            start = self._starts[look] = self._start(*look)
        return f"{start}{pieces(cell.text)}</w:r></w:p></w:tc>"

    def _start(self, tone: Tone, shape: Shape, keep: bool) -> str:
        status = self._kind is ColumnKind.STATUS
        fill = TINTS[tone] if status else ""
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
        style = self._style
        if status and shape is Shape.NONE:
            style = style_names.STATUS_WITHOUT_SIGN
        return (
            f'<w:tc><w:tcPr><w:tcW w:w="{self._width}" w:type="dxa"/>'
            f"{_WHITE_GAP if status else ''}{shade}</w:tcPr>"
            f"<w:p><w:pPr>{self._writer.style(style)}{_KEEP if keep else ''}</w:pPr>"
            f"{sign(tone, shape, self._writer)}<w:r>"
        )


def sign(tone: Tone, shape: Shape, writer: TextWriter) -> str:
    """Return the sign's run and the space after it, as wide for every shape; none for none."""
    if shape is Shape.NONE:
        return ""
    style = writer.style(style_names.SIGN).replace("w:pStyle", "w:rStyle")
    look = (
        f'{style}{_ARIAL}<w:color w:val="{SIGN_COLOURS[tone]}"/>'
        f'<w:spacing w:val="{_SIGN_SPACING[shape]}"/><w:sz w:val="17"/><w:szCs w:val="17"/>'
    )
    return (
        f"<w:r><w:rPr>{look}</w:rPr><w:t>{SIGNS[shape]}</w:t></w:r>"
        '<w:r><w:t xml:space="preserve"> </w:t></w:r>'
    )


def _under(table: Table, writer: TextWriter) -> str:
    legend = _legend(table.legend, writer) if table.legend else ""
    note = ""
    if table.note:
        note = writer.paragraph(style_names.LOOKS[Look.NOTE], writer.run(Run(table.note)))
    return legend + note


def _legend(entries: tuple[LegendEntry, ...], writer: TextWriter) -> str:
    gap = f'<w:r><w:t xml:space="preserve">{_LEGEND_GAP}</w:t></w:r>'
    shown = (f"{_legend_sign(entry, writer)}<w:r>{pieces(entry.text)}</w:r>" for entry in entries)
    return writer.paragraph(style_names.LOOKS[Look.NOTE], gap.join(shown))


def _legend_sign(entry: LegendEntry, writer: TextWriter) -> str:
    plain = sign(entry.tone, entry.shape, writer)
    spacing = _SIGN_SPACING.get(entry.shape, 0)
    return plain.replace(f'<w:spacing w:val="{spacing}"/>', "")
