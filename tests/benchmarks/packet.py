"""A meeting's packet of 12 items that tell of 150 projects, as one PDF and as a folder (E4)."""

from collections.abc import Iterable
from dataclasses import replace

from docgen.bundle import File, write_archive
from docgen.compose import packet
from docgen.render import render
from docgen.views import PacketItemView, PacketView
from portal.services.documents import document_theme
from tests.benchmarks.docgen_samples import item_of, medians
from tests.benchmarks.rows import BenchRow
from tests.documents import case_samples, packet_samples

ITEMS, PROJECTS = 12, 150
LIMIT_MS = 10_000.0
GOAL = "<= 10 s of own time"


def view_of() -> PacketView:
    """Return a packet: an item with every project, and eleven projects that are red twice."""
    overview = item_of(PROJECTS)
    twice = case_samples.red_twice_item("da")
    rest = tuple(
        PacketItemView(number, f"{twice.title} {number}", red_twice=twice)
        for number in range(2, ITEMS + 1)
    )
    first = PacketItemView(1, overview.title, overview.case_number, overview=overview)
    return replace(packet_samples.packet(), items=(first, *rest))


def rows(quick: bool) -> Iterable[BenchRow]:
    """Yield the worker's own time from the view to the file; one core's work, of the two."""
    theme, view = document_theme(), view_of()
    render(packet.front(view), "pdf", theme)
    runs = 1 if quick else 3
    one, many = medians(
        runs,
        lambda: render(packet.compose(view), "pdf", theme),
        lambda: write_archive(_files(view), theme),
    )
    yield BenchRow("packet: one PDF", one, "", None, None, GOAL, met=one <= LIMIT_MS)
    yield BenchRow("packet: a folder", many, "", None, None, GOAL, met=many <= LIMIT_MS)


def _files(view: PacketView) -> list[File]:
    front = packet.front(view)
    files = [File("00.docx", document=front), File("00.pdf", document=front, file_format="pdf")]
    for place, item in enumerate(view.items, 1):
        document = packet.item_document(item)
        files.append(File(f"{place:02}.docx", document=document))
        files.append(File(f"{place:02}.pdf", document=document, file_format="pdf"))
    return files
