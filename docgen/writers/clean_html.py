"""The document as bare markup, for pasting into another system: no class, no style, no script."""

from collections.abc import Iterator

from docgen.blocks import (
    Block,
    Cell,
    Document,
    Figure,
    Heading,
    ListBlock,
    Paragraph,
    Run,
    Shape,
    Table,
)
from docgen.theme import SIGNS
from docgen.writers.marks import escape, legal


def fragment(document: Document, *, top: int = 1) -> str:
    """Return the body as markup whose highest heading has a given level."""
    return "\n".join(line for block in document.body for line in _block(block, top - 1)) + "\n"


def write(document: Document) -> str:
    """Return a whole page of bare markup."""
    return (
        f'<!DOCTYPE html>\n<html lang="{document.language}">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{_heading(document)}</title>\n</head>\n<body>\n{fragment(document)}"
        "</body>\n</html>\n"
    )


def _heading(document: Document) -> str:
    """Return the highest heading as one line, so that the page is called what stands on it."""
    first = next((one for one in document.body if isinstance(one, Heading)), None)
    return _text("".join(run.text for run in first.runs) if first else document.title)


def _block(block: Block, deeper: int) -> Iterator[str]:
    match block:
        case Heading():
            level = min(block.level + deeper, 6)
            yield f"<h{level}>{_runs(block.runs)}</h{level}>"
        case Paragraph():
            yield f"<p>{_runs(block.runs)}</p>"
        case ListBlock():
            tag = "ol" if block.numbered else "ul"
            items = "".join(f"<li>{_runs(item)}</li>" for item in block.items)
            yield f"<{tag}>{items}</{tag}>"
        case Table():
            yield from _table(block)
        case Figure():
            yield f"<p>{_text(block.caption)}</p>"
            yield f"<p>{_text(block.alt)}</p>"
        case _:
            return


def _table(table: Table) -> Iterator[str]:
    head = "".join(f'<th scope="col">{_text(column.title)}</th>' for column in table.columns)
    yield f"<table>\n<caption>{_text(table.caption)}</caption>"
    yield f"<thead><tr>{head}</tr></thead>\n<tbody>"
    for row in table.rows:
        cells = "".join(f"<td>{_cell(cell)}</td>" for cell in row[1:])
        yield f'<tr><th scope="row">{_cell(row[0])}</th>{cells}</tr>'
    yield "</tbody>\n</table>"
    if table.legend:
        yield f"<p>{'   '.join(_marked(one.text, one.shape) for one in table.legend)}</p>"
    if table.note:
        yield f"<p>{_text(table.note)}</p>"


def _cell(cell: Cell) -> str:
    return _marked(cell.text, cell.shape)


def _marked(text: str, shape: Shape) -> str:
    sign = SIGNS[shape]
    return f"{sign} {_text(text)}" if sign else _text(text)


def _runs(runs: tuple[Run, ...]) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    text = _text(run.text)
    if run.strong:
        text = f"<strong>{text}</strong>"
    return f'<a href="{escape(run.href)}">{text}</a>' if run.href else text


def _text(text: str) -> str:
    return escape(legal(text)).replace("\n", "<br>")
