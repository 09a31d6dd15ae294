"""The agenda item as a Word file beside docxtpl, python-docx and the mere packing of its bytes."""

import io
import zipfile
from collections.abc import Iterable
from dataclasses import replace

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import RGBColor
from docx.table import _Cell
from docxtpl import DocxTemplate, RichText

from docgen.blocks import Shape, Tone
from docgen.compose import agenda_item
from docgen.render import render
from docgen.theme import SIGN_COLOURS, SIGNS, TINTS
from docgen.views import AgendaItemView, StatusCell
from tests.benchmarks.docgen_samples import item_of, medians, slim_theme
from tests.benchmarks.rows import BenchRow

_SIZES = (10, 148, 1000)
_AGAINST_DOCXTPL = {10: 15, 148: 8, 1000: 8}
_AGAINST_PYTHON_DOCX = {10: 12, 148: 25, 1000: 35}
_FLOOR = 4.0
_LINEAR = 12.0


def rows(quick: bool) -> Iterable[BenchRow]:
    """Yield the rows of this group."""
    for size in _SIZES:
        runs = (3 if quick else 7) if size < 1000 else (1 if quick else 3)
        yield from _one_size(size, runs)
    yield _linearity(1 if quick else 3)


def _ours(view: AgendaItemView) -> bytes:
    return render(agenda_item.compose(view), "docx", slim_theme())


def _one_size(size: int, runs: int) -> Iterable[BenchRow]:
    view = item_of(size)
    ready = _unpacked(_ours(view))
    template = _template(view)
    _with_docxtpl(template, view)
    ours, theirs, plain, floor = medians(
        runs,
        lambda: _ours(view),
        lambda: _with_docxtpl(template, view),
        lambda: _with_python_docx(view),
        lambda: _packed(ready),
    )
    name = f"agenda item of {size} rows, Word"
    yield _against(name, ours, "docxtpl", theirs, _AGAINST_DOCXTPL[size])
    yield _against(name, ours, "python-docx add_row", plain, _AGAINST_PYTHON_DOCX[size])
    over = ours / floor
    goal = f"<= {_FLOOR:g}x the floor"
    yield BenchRow(name, ours, "deflate and zip alone", floor, over, goal, met=over <= _FLOOR)


def _against(name: str, ours: float, yardstick: str, theirs: float, goal: int) -> BenchRow:
    ratio = theirs / ours
    return BenchRow(name, ours, yardstick, theirs, ratio, f">= {goal}x", met=ratio >= goal)


def _linearity(runs: int) -> BenchRow:
    small, large = item_of(1000), item_of(10000)
    short, long = medians(runs, lambda: _ours(small), lambda: _ours(large))
    ratio = long / short
    return BenchRow(
        "agenda item of 10,000 rows, Word",
        long,
        "ours of 1,000 rows",
        short,
        ratio,
        f"<= {_LINEAR:g}x",
        met=ratio <= _LINEAR,
    )


def _unpacked(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _packed(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def _template(view: AgendaItemView) -> bytes:
    """Return our own item as a docxtpl template: its table's row in a loop, tint and sign too."""
    one = replace(view, rows=view.rows[:1])
    word = docx.Document(io.BytesIO(_ours(one)))
    table = word.tables[0]
    row = table.rows[1]
    texts = ("{{ row.project }}", "{{ row.owner }}")
    for cell, text in zip(row.cells, texts, strict=False):
        _set(cell, text)
    for place, cell in enumerate(row.cells[2:]):
        name = f"row.cells[{place}]"
        _set(cell, f"{{% cellbg {name}.tint %}}{{{{r {name}.sign }}}} {{{{ {name}.word }}}}")
    for tag, where in (("{%tr for row in rows %}", 1), ("{%tr endfor %}", 3)):
        marker = table.add_row()  # type: ignore[no-untyped-call]
        marker.cells[0].text = tag
        table._tbl.remove(marker._tr)
        table._tbl.insert(table._tbl.index(table.rows[where - 1]._tr) + 1, marker._tr)
    target = io.BytesIO()
    word.save(target)
    return target.getvalue()


def _set(cell: _Cell, text: str) -> None:
    first, *others = cell.paragraphs[0].runs
    first.text = text
    for run in others:
        run._r.getparent().remove(run._r)


def _with_docxtpl(template: bytes, view: AgendaItemView) -> bytes:
    context = {
        "rows": [
            {
                "project": row.project,
                "owner": row.owner,
                "cells": [
                    {
                        "word": cell.word,
                        "tint": TINTS[Tone(cell.tone)] or "FFFFFF",
                        "sign": RichText(
                            SIGNS[Shape(cell.shape)], color=SIGN_COLOURS[Tone(cell.tone)], size=17
                        ),
                    }
                    for cell in row.cells
                ],
            }
            for row in view.rows
        ],
    }
    word = DocxTemplate(io.BytesIO(template))
    word.render(context, autoescape=True)
    target = io.BytesIO()
    word.save(target)
    return target.getvalue()


def _with_python_docx(view: AgendaItemView) -> bytes:
    word = docx.Document(io.BytesIO(slim_theme().word_base))
    for block in agenda_item.compose(replace(view, rows=())).body:
        runs = getattr(block, "runs", ())
        word.add_paragraph("".join(run.text for run in runs), style="Body Text")
    table = word.add_table(rows=1, cols=2 + len(view.rounds), style="Sagstabel")
    for row in view.rows:
        cells = table.add_row().cells
        for cell, text in zip(cells, (row.project, row.owner), strict=False):
            cell.paragraphs[0].style = "Tabeltekst"
            cell.paragraphs[0].add_run(text)
        for cell, status in zip(cells[2:], row.cells, strict=True):
            _fill(cell, status)
    target = io.BytesIO()
    word.save(target)
    return target.getvalue()


def _fill(cell: _Cell, status: StatusCell) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = "Tabelstatus"
    sign = paragraph.add_run(SIGNS[Shape(status.shape)])
    sign.font.color.rgb = RGBColor.from_string(SIGN_COLOURS[Tone(status.tone)])
    paragraph.add_run(f" {status.word}")
    if tint := TINTS[Tone(status.tone)]:
        shade = OxmlElement("w:shd")
        shade.set(qn("w:val"), "clear")
        shade.set(qn("w:fill"), tint)
        cell._tc.get_or_add_tcPr().append(shade)
