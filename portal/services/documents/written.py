"""From what was kept of a document back to the document: its view, and its blocks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from json import dumps
from typing import TypeVar, cast

from docgen.blocks import Document
from docgen.compose import (
    action_plan,
    agenda_item,
    correction_letter,
    decision_letter,
    orientation_letter,
    packet,
    publication_list,
    red_notice,
    red_twice_item,
    reminder_letter,
    round_report,
    second_red_letter,
    workshop,
)
from docgen.views import (
    AgendaItemView,
    CorrectionLetterView,
    DecisionLetterView,
    OrientationLetterView,
    PacketView,
    RedNoticeView,
    RedTwiceItemView,
    ReminderLetterView,
    RoundReportView,
    SecondRedLetterView,
    WorkshopView,
)
from docgen.views.action_plan import ActionPlanView
from docgen.views.publication_list import PublicationListView
from portal.services.documents.frozen import Kept, freeze, thaw
from portal.services.documents.types import DocumentKind

View = TypeVar("View")


@dataclass(frozen=True, slots=True)
class Written:
    """How one type of document is put together: from a view as it was kept to blocks."""

    compose: Callable[[Kept], Document]


def _written(view: type[View], compose: Callable[[View], Document]) -> Written:
    return Written(lambda kept: compose(thaw(view, kept)))


WRITTEN: Mapping[DocumentKind, Written] = {
    DocumentKind.ACTION_PLAN: _written(ActionPlanView, action_plan.compose),
    DocumentKind.AGENDA_ITEM: _written(AgendaItemView, agenda_item.compose),
    DocumentKind.ORIENTATION_LETTER: _written(OrientationLetterView, orientation_letter.compose),
    DocumentKind.ROUND_REPORT: _written(RoundReportView, round_report.compose),
    DocumentKind.WORKSHOP: _written(WorkshopView, workshop.compose),
    DocumentKind.RED_TWICE_ITEM: _written(RedTwiceItemView, red_twice_item.compose),
    DocumentKind.SECOND_RED_LETTER: _written(SecondRedLetterView, second_red_letter.compose),
    DocumentKind.RED_NOTICE: _written(RedNoticeView, red_notice.compose),
    DocumentKind.REMINDER_LETTER: _written(ReminderLetterView, reminder_letter.compose),
    DocumentKind.DECISION_LETTER: _written(DecisionLetterView, decision_letter.compose),
    DocumentKind.CORRECTION_LETTER: _written(CorrectionLetterView, correction_letter.compose),
    DocumentKind.PACKET: _written(PacketView, packet.compose),
    DocumentKind.PUBLICATION_LIST: _written(PublicationListView, publication_list.compose),
}


def written_again(kind: DocumentKind, snapshot: Mapping[str, object]) -> Document:
    """Return a document from what was kept of its data, whatever the data is now."""
    return WRITTEN[kind].compose(cast(dict[str, Kept], dict(snapshot)))


def snapshot_of(view: object) -> dict[str, Kept]:
    """Return everything a document prints, as data that can be kept."""
    return cast(dict[str, Kept], freeze(view))


def snapshot_hash(snapshot: Mapping[str, object]) -> str:
    """Return the hash of kept data; the same data always gives the same.

    >>> snapshot_hash({"a": 1, "b": 2}) == snapshot_hash({"b": 2, "a": 1})
    True
    """
    text = dumps(snapshot, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
