"""The document as a page; the PDF writer prints the same page."""

from collections.abc import Iterator

from docgen.blocks import (
    Cell,
    Column,
    ColumnKind,
    Document,
    Figure,
    Heading,
    Letterhead,
    ListBlock,
    NewLetter,
    PageBreak,
    Paragraph,
    Run,
    Shape,
    Table,
)
from docgen.flow import Placed, settle
from docgen.theme import Theme
from docgen.writers import signs, vector
from docgen.writers.marks import breakable, escape

_LINES_A_PARAGRAPH = 40


def write(document: Document, theme: Theme) -> str:
    """Return a page that stands alone, with its style inside."""
    style = theme.print_css + signs.rules(signs.data_url)
    return page(document, f"<style>{style}</style>")


def page(document: Document, head: str = "") -> str:
    """Return the page as it is printed; `head` is further markup for its head."""
    return (
        f'<!DOCTYPE html><html lang="{document.language}"><head><meta charset="utf-8">'
        f"<title>{escape(document.title)}</title>"
        f'<meta name="author" content="{escape(document.author)}">'
        f'<meta name="dcterms.created" content="{document.written_on.isoformat()}">'
        f'<meta name="dcterms.modified" content="{document.written_on.isoformat()}">{head}'
        f"</head><body>{_letterhead(document.letterhead)}{body(document)}</body></html>"
    )


def body(document: Document) -> str:
    """Return the document's blocks as markup, without a page around them."""
    return "".join(map(_block, settle(document.body)))


def _letterhead(head: Letterhead) -> str:
    return (
        f'<div class="page-head"><div class="left"><b>{_text(head.sender)}</b><br>'
        f'{_text(head.unit)}</div><div class="right">{_text(head.right_upper)}<br>'
        f'{_text(head.right_lower)}</div></div><div class="page-foot"><div class="left">'
        f'{_text(head.footer)}</div><div class="right">{_text(head.page)} '
        f'<span class="page"></span> {_text(head.of)} <span class="pages"></span></div></div>'
    )


def _block(placed: Placed) -> str:
    match placed.block:
        case Heading() as heading:
            kind = ' class="letter"' if heading.letter else ""
            return f"<h{heading.level}{kind}>{_runs(heading.runs)}</h{heading.level}>"
        case Paragraph() as paragraph:
            return "".join(_paragraphs(paragraph))
        case ListBlock() as block:
            tag = "ol" if block.numbered else "ul"
            items = "".join(f"<li>{_runs(item)}</li>" for item in block.items)
            return f"<{tag}>{items}</{tag}>"
        case Table() as table:
            return _table(table, placed.under_heading)
        case Figure() as figure:
            near = " near" if placed.under_heading else ""
            return (
                f'<div class="figure{near}"><p class="caption">{_text(figure.caption)}</p>'
                f"{vector.draw(figure.drawing, figure.alt)}</div>"
            )
        case PageBreak() | NewLetter():
            return '<div class="new-page"></div>'


def _paragraphs(paragraph: Paragraph) -> Iterator[str]:
    """Yield the paragraph; one of very many lines is parted, since line breaks cost dear."""
    look = paragraph.look.value.replace("_", "-")
    whole = _runs(paragraph.runs)
    pieces = whole.split("<br>")
    if len(pieces) <= _LINES_A_PARAGRAPH:
        yield f'<p class="{look}">{whole}</p>'
        return
    for start in range(0, len(pieces), _LINES_A_PARAGRAPH):
        part = "<br>".join(pieces[start : start + _LINES_A_PARAGRAPH])
        yield f'<p class="{look} run-on">{part}</p>'


def _text(text: str) -> str:
    return escape(breakable(text)).replace("\n", "<br>")


def _runs(runs: tuple[Run, ...]) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    text = _text(run.text)
    classes = [name for name, on in (("keep", run.keep), ("muted", run.muted)) if on]
    language = f' lang="{escape(run.language)}"' if run.language else ""
    if classes or language:
        kind = f' class="{" ".join(classes)}"' if classes else ""
        text = f"<span{kind}{language}>{text}</span>"
    if run.strong:
        text = f"<strong>{text}</strong>"
    return f'<a href="{escape(run.href)}">{text}</a>' if run.href else text


def _table(table: Table, under_heading: bool) -> str:
    names = [name for name, on in (("near", under_heading), ("short", table.short)) if on]
    kind = f' class="{" ".join(names)}"' if names else ""
    total = sum(column.width for column in table.columns)
    columns = "".join(f'<col style="width:{column.width:g}mm">' for column in table.columns)
    classes = [_column_class(table.columns, place) for place in range(len(table.columns))]
    head = "".join(
        f'<th scope="col" class="{name}">{_title(column)}</th>'
        for name, column in zip(classes, table.columns, strict=True)
    )
    rows = "".join(_row(row, classes) for row in table.rows)
    return (
        f'<table{kind} style="width:{total:g}mm"><caption>{_text(table.caption)}</caption>'
        f"<colgroup>{columns}</colgroup><thead><tr>{head}</tr></thead>"
        f"<tbody>{rows}</tbody></table>{_under(table)}"
    )


def _title(column: Column) -> str:
    if not column.tail or not column.title.endswith(column.tail):
        return _text(column.title)
    start = column.title[: -len(column.tail)]
    return f'{_text(start)}<span class="keep">{_text(column.tail)}</span>'


def _column_class(columns: tuple[Column, ...], place: int) -> str:
    column = columns[place]
    after = place > 0 and columns[place - 1].kind is ColumnKind.STATUS
    return "text after" if after and column.kind is ColumnKind.TEXT else column.kind.value


def _row(row: tuple[Cell, ...], classes: list[str]) -> str:
    first = f'<th scope="row" class="{classes[0]}">{_text(row[0].text)}</th>'
    others = [_cell(cell, name) for cell, name in zip(row[1:], classes[1:], strict=True)]
    return f"<tr>{first}{''.join(others)}</tr>"


def _cell(cell: Cell, column: str) -> str:
    if cell.shape is Shape.NONE:
        return f'<td class="{column}">{_text(cell.text)}</td>'
    mark = f"{column} sign {cell.tone.value} {cell.shape.value}"
    return f'<td class="{mark}">{_text(cell.text)}</td>'


def _under(table: Table) -> str:
    legend = note = ""
    if table.legend:
        entries = " ".join(
            f'<span class="entry{_sign(entry.shape, entry.tone.value)}">{_text(entry.text)}</span>'
            for entry in table.legend
        )
        legend = f'<p class="note">{entries}</p>'
    if table.note:
        note = f'<p class="note">{_text(table.note)}</p>'
    return legend + note


def _sign(shape: Shape, tone: str) -> str:
    return "" if shape is Shape.NONE else f" sign {tone} {shape.value}"
