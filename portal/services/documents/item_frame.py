"""What every agenda item takes from its row and its office, whichever kind it is."""

from typing import TypedDict, TypeVar, cast

from sqlalchemy.orm import Session

from docgen import presets
from docgen.views import CaseLine, Language, PostponementView, SectionPlan, SenderView
from portal.domain.agenda import AgendaItemState, FiguresOf, Placement
from portal.services.documents.decision_text import decision_text
from portal.services.documents.frozen import Kept, thaw
from portal.services.documents.reader import Reader
from portal.services.documents.sources import sender
from portal.storage.queries.attachments import attachments_of_item
from portal.storage.queries.committee import AgendaItemRow
from portal.storage.queries.meetings import decisions_on
from portal.storage.queries.organisations import MunicipalityRow
from portal.storage.queries.schemes import SchemeRow

View = TypeVar("View")
STANDARD_PRESET = "copenhagen"


class ItemFrame(TypedDict):
    """What stands around an item's figures; it is of today also where the figures are frozen."""

    language: Language
    sender: SenderView
    committee: str
    title: str
    case_number: str
    postponed: PostponementView | None
    section_preset: str
    sections: tuple[SectionPlan, ...]
    section_overrides: dict[str, str]
    attachments: tuple[str, ...]
    case_line: CaseLine


def item_frame(
    session: Session,
    item: AgendaItemRow,
    of_scheme: SchemeRow,
    office: MunicipalityRow | None,
    reader: Reader,
) -> ItemFrame:
    """Return what stands around an item's figures, in the order the office has its sections."""
    preset = office.section_preset if office is not None else STANDARD_PRESET
    order = office.section_order.split() if office is not None else []
    return ItemFrame(
        language=reader.speaks,
        sender=sender(session, of_scheme.committee_name),
        committee=of_scheme.committee_name,
        title=item.title,
        case_number=item.case_number,
        postponed=_postponed(place_of(item)),
        section_preset=preset,
        sections=presets.ordered(preset, reader.speaks, order) if order else (),
        section_overrides=_own_texts(session, item, reader.language),
        attachments=tuple(one.filename for one in attachments_of_item(session, item.id)),
        case_line=_case_line(office, item),
    )


def place_of(item: AgendaItemRow) -> Placement | None:
    """Return where an item stands now, None before it is put on a meeting."""
    return item.placements[-1] if item.placements else None


def frozen_view(kind: type[View], item: AgendaItemRow, reader: Reader) -> View | None:
    """Return what an item printed when its figures were frozen, None when today's are printed."""
    kept = item.frozen if item.figures is FiguresOf.FROZEN else None
    if kept is None or reader.language not in kept:
        return None
    return thaw(kind, cast(Kept, kept[reader.language]))


def _case_line(office: MunicipalityRow | None, item: AgendaItemRow) -> CaseLine:
    """Return which line of the case opens the item, where the office has one."""
    if office is None or not office.opens_with_case_line:
        return "none"
    return "closed" if item.is_closed else "open"


def _own_texts(session: Session, item: AgendaItemRow, language: str) -> dict[str, str]:
    """Return the office's own texts, and the committee's decision once there is one."""
    decided = decisions_on(session, [item.id])[item.id]
    texts = dict(item.sections)
    if decided and item.state in {AgendaItemState.DECIDED, AgendaItemState.REOPENED}:
        texts["decision"] = decision_text(decided[-1], language)
    return texts


def _postponed(place: Placement | None) -> PostponementView | None:
    if place is None or place.from_meeting_date is None:
        return None
    return PostponementView(place.committee, place.from_meeting_date)
