"""An action plan as a document, from what this actor may know of it."""

from datetime import date, datetime

from sqlalchemy.orm import Session

from docgen.compose.sentences import fill
from docgen.views import StatusCell
from docgen.views.action_plan import ActionPlanView, FollowUpView, PlanItemView
from docgen.wording import action_plan, measures
from portal.clock import local_date
from portal.domain.action_plan import ActionItem, ItemReview
from portal.i18n import gettext as _
from portal.services.documents.measures import told_of_measure
from portal.services.documents.project_frame import project_frame
from portal.services.documents.reader import Reader
from portal.services.documents.sources import DocumentGap, spoken
from portal.storage.queries.action_plans import Follow, PlanRow, follow_ups, plan
from portal.storage.queries.project_page import project
from portal.storage.queries.schemes import scheme


def action_plan_view(session: Session, plan_id: str, reader: Reader) -> ActionPlanView:
    """Return everything the plan prints.

    Raises:
        DocumentGap: There is no such plan for this actor.
    """
    row = plan(session, reader.by, reader.today, plan_id)
    of_project = project(session, reader.by, reader.today, row.project_id) if row else None
    of_scheme = scheme(session, row.scheme_id) if row else None
    if row is None or of_project is None or of_scheme is None:
        raise DocumentGap(_("Handlingsplanen findes ikke."))
    zone = of_scheme.policy.time_zone

    def day_of(at: datetime | None) -> date | None:
        return None if at is None else local_date(at, zone)

    return ActionPlanView(
        round_name=row.round_name,
        state=action_plan.WORDING[reader.speaks].states[row.state.value],
        requested_on=local_date(row.requested_at, zone),
        due=row.due,
        items=_items(session, row),
        submitted_on=day_of(row.submitted_at),
        agreed_on=day_of(row.agreed_at),
        told_by=row.project_told_by,
        told_on=day_of(row.project_told_at),
        support_wanted=row.support.wanted if row.support else "",
        support_answer=row.support.answer if row.support else "",
        lapsed_because=row.lapsed_because,
        **project_frame(session, of_project, of_scheme, reader),
    )


def _items(session: Session, row: PlanRow) -> tuple[PlanItemView, ...]:
    told: dict[str, list[FollowUpView]] = {}
    for one in follow_ups(session, row.id):
        told.setdefault(one.item_id, []).append(_follow(one))
    return tuple(
        PlanItemView(
            what=item.what,
            who=item.who,
            due=item.due,
            seen_by=item.seen_by,
            state=_cell(item),
            comment=item.comment,
            followed=tuple(told.get(item.id, ())),
        )
        for item in row.items
    )


def _follow(one: Follow) -> FollowUpView:
    source = fill(measures.WORDING[spoken()].from_report, round=one.round_name)
    return FollowUpView(source, told_of_measure(one.done_on, one.comment))


def _cell(item: ActionItem) -> StatusCell:
    """Return how an item stands: done, or what the pool owner thinks of it."""
    words = measures.WORDING[spoken()]
    if item.done_on is not None:
        return StatusCell("done", words.done, "green", "circle")
    match item.review:
        case ItemReview.AGREED:
            return StatusCell("agreed", words.agreed, "neutral", "hollow_circle")
        case ItemReview.RETURNED:
            return StatusCell("returned", words.returned, "yellow", "triangle")
        case ItemReview.OPEN:
            return StatusCell("open", words.open, "none", "hollow_square")
