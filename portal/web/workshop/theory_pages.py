"""The theory of a draft as lists of boxes and arrows, each with what can be done to it."""

from dataclasses import dataclass

from flask import url_for
from markupsafe import Markup

from portal.domain.theory import NodeKind
from portal.i18n import _
from portal.storage.queries.workshop_versions import WorkshopVersion
from portal.web.workshop.drawn import criterion_labels, drawn_theory
from portal.web.workshop.pages import item_href
from portal.web.workshop.words import column_word


@dataclass(frozen=True, slots=True)
class BoxLine:
    """One box: its text, its criteria's labels, and its addresses."""

    key: str
    text: str
    marks: str
    href: str
    up: str
    down: str


@dataclass(frozen=True, slots=True)
class ColumnList:
    """One column with its boxes, and where a new one is written."""

    heading: str
    boxes: tuple[BoxLine, ...]


@dataclass(frozen=True, slots=True)
class ArrowLine:
    """One arrow in words."""

    text: str
    assumption: str
    href: str


@dataclass(frozen=True, slots=True)
class TheoryPage:
    """What the page of a draft's theory shows."""

    version: WorkshopVersion
    drawing: Markup | None
    columns: tuple[ColumnList, ...]
    arrows: tuple[ArrowLine, ...]
    may_link: bool


def theory_page(version: WorkshopVersion) -> TheoryPage:
    """Return the lists of a draft's boxes and arrows."""
    workshop = version.value
    texts = {node.id: node.text for node in workshop.theory.nodes}
    title = _("Forandringsteori for %(name)s") % {"name": version.project_name}
    return TheoryPage(
        version=version,
        drawing=drawn_theory(workshop, title),
        columns=tuple(_column(version, kind) for kind in NodeKind),
        arrows=tuple(
            ArrowLine(
                f"{texts.get(link.from_id, '–')} → {texts.get(link.to_id, '–')}",
                link.assumption or "",
                item_href(version, "pil", link.id),
            )
            for link in workshop.theory.links
        ),
        may_link=len(workshop.theory.nodes) > 1,
    )


def _column(version: WorkshopVersion, kind: NodeKind) -> ColumnList:
    nodes = version.value.theory.of_kind(kind)
    labels = criterion_labels(version.value)
    marks: dict[str, list[str]] = {}
    for criterion in version.value.criteria:
        marks.setdefault(criterion.node_id, []).append(labels[criterion.id])
    return ColumnList(
        column_word(kind),
        tuple(
            BoxLine(
                key=node.id,
                text=node.text,
                marks=", ".join(marks.get(node.id, ())),
                href=item_href(version, "boks", node.id),
                up=_move(version, node.id, "op") if place else "",
                down=_move(version, node.id, "ned") if place + 1 < len(nodes) else "",
            )
            for place, node in enumerate(nodes)
        ),
    )


def _move(version: WorkshopVersion, key: str, way: str) -> str:
    return url_for(
        "workshop.move_item",
        project_id=version.project_id,
        number=version.number,
        part="boks",
        key=key,
        way=way,
    )
