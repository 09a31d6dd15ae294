"""The agenda item about a project that is red twice, composed from its case (R27)."""

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from docgen.compose.sentences import fill
from docgen.views import (
    LetterFrameView,
    PlanStepView,
    RatedRoundView,
    ReachedView,
    RedTwiceItemView,
    SecondRedLetterView,
    StatusCell,
)
from docgen.wording import measures
from docgen.wording.red_twice_item import WORDING
from portal.clock import local_date
from portal.domain.actors import SYSTEM
from portal.domain.letters import LetterKind, LetterState
from portal.domain.rag import Rag
from portal.i18n import gettext as _
from portal.i18n import show_date
from portal.services.documents.cells import rag_cell
from portal.services.documents.item_frame import frozen_view, item_frame, place_of
from portal.services.documents.letters import frame_view, second_red_view
from portal.services.documents.project_words import case_project, plan_of
from portal.services.documents.reader import Reader
from portal.services.documents.report_rows import criterion_rows
from portal.services.documents.sources import DocumentGap, decision, spoken
from portal.services.suggestions import judge
from portal.storage.models.letters import Letter
from portal.storage.queries.committee import AgendaItemRow
from portal.storage.queries.escalation import CaseRound, CaseRow, case_of_item
from portal.storage.queries.organisations import municipality
from portal.storage.queries.reports import report_in_round
from portal.storage.queries.schemes import SchemeRow, round_row


def red_twice_view(
    session: Session, item: AgendaItemRow, of_scheme: SchemeRow, reader: Reader
) -> RedTwiceItemView:
    """Return what the item about a project that is red twice prints: today's facts, or frozen ones.

    Raises:
        DocumentGap: There is no case behind the item.
    """
    live = live_red_twice(session, item, of_scheme, reader)
    frozen = frozen_view(RedTwiceItemView, item, reader)
    if frozen is None:
        return live
    return replace(
        live,
        project=frozen.project,
        rounds=frozen.rounds,
        reached=frozen.reached,
        plan=frozen.plan,
    )


def live_red_twice(
    session: Session, item: AgendaItemRow, of_scheme: SchemeRow, reader: Reader
) -> RedTwiceItemView:
    """Return what the item prints with the facts of today; it needs no meeting yet.

    Raises:
        DocumentGap: There is no case behind the item.
    """
    found = case_of_item(session, SYSTEM, reader.today, item.id)
    if found is None:
        raise DocumentGap(_("Der er ingen sag om rød to gange bag dette punkt."))
    place = place_of(item)
    return RedTwiceItemView(
        proposer=of_scheme.organisation_name,
        project=case_project(session, found),
        rounds=tuple(_round(session, one, of_scheme) for one in found.rounds),
        recipients=tuple(one.name for one in found.addressed),
        subject=of_scheme.subject,
        decision_reference=decision(of_scheme),
        threshold=of_scheme.policy.monitored_at_least,
        written_on=reader.today,
        meeting_date=place.meeting_date if place is not None else None,
        item_number=place.number if place is not None else None,
        reached=_reached(session, found),
        plan=_plan(session, found),
        letters=_letters(session, found, of_scheme, reader),
        **item_frame(session, item, of_scheme, municipality(session), reader),
    )


def _round(session: Session, one: CaseRound, of_scheme: SchemeRow) -> RatedRoundView:
    """Return a red round with what followed it, day by day: notice, plan, publication."""
    words, zone = WORDING[spoken()], of_scheme.policy.time_zone
    told: list[tuple[datetime, str]] = []
    if one.notified_at is not None:
        told.append((one.notified_at, words.notified))
    plan = plan_of(session, one.assessment_id)
    if plan is not None and plan.agreed_at is not None:
        told.append((plan.agreed_at, words.plan_agreed))
    elif plan is not None:
        told.append((plan.requested_at, words.plan_asked))
    if one.published_at is not None:
        told.append((one.published_at, words.published))
    days = [
        fill(text, date=show_date(local_date(at, zone))) for at, text in sorted(told, key=_when)
    ]
    return RatedRoundView(one.name, rag_cell(Rag.RED), " ".join(days))


def _when(told: tuple[datetime, str]) -> datetime:
    return told[0]


def _plan(session: Session, found: CaseRow) -> tuple[PlanStepView, ...]:
    """Return the items of the latest agreed plan of the case's rounds."""
    for one in reversed(found.rounds):
        plan = plan_of(session, one.assessment_id)
        if plan is not None and plan.agreed_at is not None:
            return tuple(
                PlanStepView(item.what, item.who, item.due, _state(item.done_on))
                for item in plan.items
            )
    return ()


def _state(done_on: date | None) -> StatusCell:
    words = measures.WORDING[spoken()]
    if done_on is None:
        return StatusCell("open", words.under_way, "accent", "hollow_circle")
    return StatusCell("done", words.completed, "accent", "circle")


def _reached(session: Session, found: CaseRow) -> tuple[ReachedView, ...]:
    """Return what was planned and reached in the last round the case knows."""
    last = found.rounds[-1].round_id if found.rounds else ""
    today = local_date(found.opened_at)
    report = report_in_round(session, SYSTEM, today, found.project_id, last)
    judged = judge(session, report) if report is not None else None
    of_round = round_row(session, last)
    if judged is None or of_round is None:
        return ()
    rows = criterion_rows(judged.suggestion, judged.content, judged.workshop, of_round)
    return tuple(ReachedView(row.text, row.planned, row.reached, row.unit) for row in rows)


def _letters(
    session: Session, found: CaseRow, of_scheme: SchemeRow, reader: Reader
) -> tuple[SecondRedLetterView, ...]:
    asked = (
        select(Letter)
        .where(
            Letter.case_id == found.id,
            Letter.kind == LetterKind.SECOND_RED,
            Letter.state != LetterState.CANCELLED,
        )
        .order_by(Letter.created_at, Letter.id)
    )
    frames: list[LetterFrameView] = [
        frame_view(session, row, of_scheme, reader) for row in session.scalars(asked)
    ]
    return tuple(second_red_view(session, found, of_scheme, frame) for frame in frames)
