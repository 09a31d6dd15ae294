"""Letters as documents: each kind from its row, with what the office wrote in place (R113)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from docgen.blocks import Document
from docgen.compose import (
    correction_letter,
    decision_letter,
    letter_frame,
    orientation_letter,
    red_notice,
    reminder_letter,
    second_red_letter,
)
from docgen.compose.editing import EditableText
from docgen.compose.letter_frame import Sheet
from docgen.views import (
    CorrectionLetterView,
    DecisionLetterView,
    LetterFrameView,
    OrientationLetterView,
    RatedRoundView,
    RedNoticeView,
    ReminderLetterView,
    SecondRedLetterView,
)
from portal import i18n
from portal.clock import local_date
from portal.domain.action_plan import WRITTEN
from portal.domain.actors import SYSTEM
from portal.domain.letters import LetterKind, LetterState
from portal.domain.permissions import Action
from portal.domain.rag import Rag
from portal.domain.working_days import add_working_days
from portal.i18n import gettext as _
from portal.services.documents.cells import rag_cell
from portal.services.documents.orientation_letter import REGISTER, orientation_letter_view
from portal.services.documents.project_words import (
    case_project,
    plan_of,
    project_view,
    rated_rounds,
    red_assessment,
    red_rounds,
)
from portal.services.documents.reader import Reader
from portal.services.documents.sources import DocumentGap, decision, sender
from portal.services.escalation_steps import relevant_committees
from portal.services.notice_mail import first_day_out
from portal.services.working_calendar import holidays_around
from portal.storage.models.committee import AgendaItem, Committee
from portal.storage.models.letters import Letter
from portal.storage.models.projects import Project
from portal.storage.models.reports import Report
from portal.storage.models.schemes import ReportingRound
from portal.storage.queries.escalation import (
    CaseRow,
    case,
    last_final_order,
    published_ratings,
)
from portal.storage.queries.organisations import municipality
from portal.storage.queries.schemes import SchemeRow, scheme

LetterView = (
    CorrectionLetterView
    | DecisionLetterView
    | OrientationLetterView
    | RedNoticeView
    | ReminderLetterView
    | SecondRedLetterView
)

ADDRESSEE = "addressee"
FROM_COMMITTEE = frozenset({LetterKind.SECOND_RED, LetterKind.CORRECTION, LetterKind.ORIENTATION})


@dataclass(frozen=True, slots=True)
class LetterPaper:
    """A letter as it reads now: document, subject, the texts that may be edited, and its view."""

    document: Document
    subject: str
    texts: tuple[EditableText, ...]
    view: LetterView


@dataclass(frozen=True, slots=True)
class _Desk:
    """A letter on its way to a view: its row, its scheme, its frame, and for whom it is read."""

    session: Session
    row: Letter
    scheme: SchemeRow
    frame: LetterFrameView
    reader: Reader


def letter_paper(session: Session, letter_id: str, reader: Reader) -> LetterPaper:
    """Return a letter as it reads now, dated on the day it was sent, else today.

    Raises:
        DocumentGap: It is not theirs, or what it tells of does not exist.
    """
    row = session.get(Letter, letter_id)
    of_scheme = scheme(session, row.scheme_id) if row is not None else None
    if row is None or of_scheme is None or not reader.may(Action.MAKE_DOCUMENT, of_scheme):
        raise DocumentGap(_("Brevet findes ikke."))
    with i18n.speaking(reader.language):
        frame = frame_view(session, row, of_scheme, reader)
        return _MAKERS[row.kind](_Desk(session, row, of_scheme, frame, reader))


def frame_view(
    session: Session, row: Letter, of_scheme: SchemeRow, reader: Reader
) -> LetterFrameView:
    """Return what every letter has: sender, addressee, date, signatory, the office's own texts."""
    official = row.kind in FROM_COMMITTEE
    unit = of_scheme.committee_name if official else of_scheme.organisation_name
    zone = of_scheme.policy.time_zone
    return LetterFrameView(
        language=reader.speaks,
        sender=sender(session, unit),
        recipients=(row.recipient,),
        addressee=_addressee(session, row),
        letter_date=local_date(row.sent_at, zone) if row.sent_at is not None else reader.today,
        signatory=(of_scheme.signatory if official else "") or REGISTER,
        subject=row.subject,
        case_number=row.case_number or _case_number(session, row),
        public_register=REGISTER,
        section_overrides={name: str(text) for name, text in row.texts.items()},
    )


def second_red_view(
    session: Session,
    found: CaseRow,
    of_scheme: SchemeRow,
    frame: LetterFrameView,
) -> SecondRedLetterView:
    """Return the letter about a case as a view; also the annex of the case's agenda item."""
    item = session.get(AgendaItem, found.item_id) if found.item_id else None
    place = item.placements[-1] if item is not None and item.placements else None
    return SecondRedLetterView(
        frame=frame,
        project=case_project(session, found),
        rounds=red_rounds(found.rounds),
        subject_of_scheme=of_scheme.subject,
        decision=decision(of_scheme),
        threshold=of_scheme.policy.monitored_at_least,
        meeting_date=place.meeting.on if place is not None else None,
        item_number=place.number if place is not None else None,
    )


def _paper(view: LetterView, sheet: Sheet) -> LetterPaper:
    document = letter_frame.document(sheet)
    return LetterPaper(document, sheet.title, letter_frame.editable_parts(sheet), view)


def _second_red(desk: _Desk) -> LetterPaper:
    view = second_red_view(desk.session, _case(desk), desk.scheme, desk.frame)
    return _paper(view, second_red_letter.sheet(view))


def _correction(desk: _Desk) -> LetterPaper:
    found = _case(desk)
    asked = select(Letter.sent_at).where(
        Letter.case_id == found.id,
        Letter.kind == LetterKind.SECOND_RED,
        Letter.state == LetterState.SENT,
        Letter.committee_id == desk.row.committee_id,
    )
    sent_at = desk.session.scalars(asked.order_by(Letter.sent_at)).first()
    zone = desk.scheme.policy.time_zone
    view = CorrectionLetterView(
        frame=desk.frame,
        project=project_view(desk.session, found.project_id),
        rounds=rated_rounds(desk.session, found.project_id, [one.round_id for one in found.rounds]),
        first_letter_on=local_date(sent_at, zone) if sent_at is not None else None,
    )
    return _paper(view, correction_letter.sheet(view))


def _decision(desk: _Desk) -> LetterPaper:
    found = _case(desk)
    answered = next(
        (one for one in found.committees if one.committee_id == desk.row.committee_id), None
    )
    if answered is None or answered.answer is None or answered.answered_on is None:
        raise DocumentGap(_("Udvalget har ikke svaret endnu."))
    view = DecisionLetterView(
        frame=desk.frame,
        project=project_view(desk.session, found.project_id),
        rounds=red_rounds(found.rounds),
        committee=answered.name,
        answer=answered.answer.value,
        decided_on=answered.answered_on,
        text=answered.answer_text,
        reference=answered.reference,
    )
    return _paper(view, decision_letter.sheet(view))


def _red_notice(desk: _Desk) -> LetterPaper:
    session, project_id = desk.session, _project(desk)
    rating = red_assessment(session, project_id, desk.row.round_id)
    if rating is None:
        raise DocumentGap(_("Projektet er ikke vurderet rødt i runden."))
    in_round = session.get_one(ReportingRound, rating.round_id)
    since = last_final_order(session, project_id) or 0
    ids = [
        one.round_id
        for one in published_ratings(session, project_id)
        if since < one.order < in_round.position and one.rag is rating.rag
    ]
    policy = desk.scheme.policy
    told_at = rating.approved_at or rating.created_at
    publish_on = first_day_out(session, rating, policy, told_at)
    plan = plan_of(desk.session, rating.id)
    committees = relevant_committees(session, session.get_one(Project, project_id))
    view = RedNoticeView(
        frame=desk.frame,
        project=replace(project_view(session, project_id), reason=rating.rationale),
        round_name=in_round.name,
        rounds=(
            *rated_rounds(session, project_id, ids),
            RatedRoundView(in_round.name, rag_cell(Rag.RED)),
        ),
        publish_on=publish_on,
        own_committee=desk.scheme.committee_name,
        committees=tuple(session.get_one(Committee, one).name for one in committees),
        working_days=policy.notice_working_days,
        object_by=_day_before(publish_on) if policy.notice_working_days else None,
        plan_due=plan.due if plan is not None else None,
        is_published=rating.published_at is not None,
    )
    return _paper(view, red_notice.sheet(view))


def _reminder(desk: _Desk) -> LetterPaper:
    project_id = _project(desk)
    in_round = desk.session.get(ReportingRound, desk.row.round_id or "")
    if in_round is None:
        raise DocumentGap(_("Runden findes ikke."))
    rating = red_assessment(desk.session, project_id, in_round.id)
    plan = plan_of(desk.session, rating.id) if rating is not None else None
    awaits_plan = plan is not None and plan.state in WRITTEN
    report = desk.session.scalars(
        select(Report)
        .where(Report.project_id == project_id, Report.round_id == in_round.id)
        .order_by(Report.id)
    ).first()
    due = (report.extended_to if report is not None else None) or in_round.due
    view = ReminderLetterView(
        frame=desk.frame,
        project=project_view(desk.session, project_id),
        round_name=in_round.name,
        due=plan.due if plan is not None and awaits_plan else due,
        awaited="action_plan" if awaits_plan else "report",
    )
    return _paper(view, reminder_letter.sheet(view))


def _orientation(desk: _Desk) -> LetterPaper:
    frame = desk.frame
    view = replace(
        orientation_letter_view(desk.session, desk.scheme.id, desk.reader),
        recipients=frame.recipients,
        addressee=frame.addressee,
        letter_date=frame.letter_date,
        case_number=frame.case_number,
        section_overrides=frame.section_overrides,
    )
    made = orientation_letter.compose(view)
    texts = orientation_letter.editable_texts(view)
    return LetterPaper(made, frame.subject or made.title, texts, view)


_MAKERS: dict[LetterKind, Callable[[_Desk], LetterPaper]] = {
    LetterKind.ORIENTATION: _orientation,
    LetterKind.RED_NOTICE: _red_notice,
    LetterKind.SECOND_RED: _second_red,
    LetterKind.REMINDER: _reminder,
    LetterKind.DECISION: _decision,
    LetterKind.CORRECTION: _correction,
}


def _addressee(session: Session, row: Letter) -> tuple[str, ...]:
    """Return the lines above the date: the office's own, else the name and the town hall."""
    own = str(row.texts.get(ADDRESSEE, ""))
    if own.strip():
        return tuple(line.strip() for line in own.split("\n") if line.strip())
    office = municipality(session)
    address = office.address if office is not None and row.committee_id else ""
    if row.organisation_id is not None:
        address = ""
    return (row.recipient, *(part.strip() for part in address.split(",") if part.strip()))


def _case_number(session: Session, row: Letter) -> str:
    found = case(session, SYSTEM, local_date(row.created_at), row.case_id or "")
    item = session.get(AgendaItem, found.item_id) if found is not None and found.item_id else None
    return item.case_number if item is not None else ""


def _case(desk: _Desk) -> CaseRow:
    found = case(desk.session, SYSTEM, desk.reader.today, desk.row.case_id or "")
    if found is None:
        raise DocumentGap(_("Sagen findes ikke."))
    return found


def _day_before(publish_on: date) -> date:
    """Return the last working day before a round can be published."""
    return add_working_days(publish_on, -1, holidays_around(publish_on))


def _project(desk: _Desk) -> str:
    if desk.row.project_id is None:
        raise DocumentGap(_("Brevet hører ikke til et projekt."))
    return desk.row.project_id
