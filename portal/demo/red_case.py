"""The demo's case of red twice: Skoler på X og tværs, from its item to the committee's answer.

The rounds, the owner and the committee are those of the sources; the days and the case's number
are invented.
"""

from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from portal.demo.diary import instant
from portal.domain.actors import SYSTEM
from portal.domain.agenda import AgendaItemState, DecisionKind, MeetingState
from portal.domain.escalation import (
    CommitteeAnswer,
    EscalationAction,
    EscalationState,
)
from portal.domain.journal import JournalDirection, JournalTheme, accessible_from
from portal.domain.letters import LetterKind, LetterState
from portal.domain.rag import Rag
from portal.services.escalation import follow, on_decision, on_scheduled, settle
from portal.services.escalation_steps import draft_letter, move
from portal.services.journal import journal
from portal.storage.models import (
    AgendaDecision,
    AgendaItem,
    Assessment,
    EscalationCase,
    Letter,
    Meeting,
    MeetingPlacement,
    MonitoringScheme,
    Organisation,
    Project,
)
from portal.tokens import new_id

CASE_NUMBER = "2010-058846"
MEETING, ITEM_NUMBER = date(2010, 5, 17), 5
LETTER_SENT = date(2010, 5, 18)
ANSWERED, REFERENCE = date(2010, 6, 15), "BUU 15.06.10 punkt 7"
ANSWER = "Udvalget besluttede, at projektet lukkes, og at de sidste aktiviteter afvikles."


def open_cases(session: Session, projects: dict[int, Project]) -> list[EscalationCase]:
    """Let cases follow what is published, and return those that are open."""
    for project in projects.values():
        at = session.scalars(
            select(func.max(Assessment.published_at)).where(
                Assessment.project_id == project.id, Assessment.rag == Rag.RED
            )
        ).one()
        if at is not None:
            follow(session, project.id, by=SYSTEM, at=at)
    ids = [project.id for project in projects.values()]
    asked = select(EscalationCase).where(EscalationCase.project_id.in_(ids))
    return list(session.scalars(asked.order_by(EscalationCase.opened_at, EscalationCase.id)))


def add_answered_case(session: Session, projects: dict[int, Project]) -> None:
    """Open the cases of the past scheme, and take them through meeting and letter to an answer."""
    for case in open_cases(session, projects):
        project = session.get_one(Project, case.project_id)
        _decide(session, case, project)
        _send(session, case, project)
        _answer(session, case, project)


def _decide(session: Session, case: EscalationCase, project: Project) -> None:
    """Put the item on the meeting of 17 May 2010, which approved it."""
    item = session.get_one(AgendaItem, case.agenda_item_id)
    item.case_number = CASE_NUMBER
    committee_id = session.get_one(MonitoringScheme, project.scheme_id).committee_id
    meeting = Meeting(
        id=new_id(),
        committee_id=committee_id,
        on=MEETING,
        place="Rådhuset",
        state=MeetingState.MINUTES_APPROVED,
    )
    session.add(meeting)
    session.flush()
    session.add(
        MeetingPlacement(
            id=new_id(),
            item_id=item.id,
            meeting_id=meeting.id,
            position=1,
            number=ITEM_NUMBER,
            placed_at=instant(MEETING - timedelta(days=14)),
        )
    )
    item.state = AgendaItemState.SCHEDULED
    session.flush()
    on_scheduled(session, item.id, by=SYSTEM, at=instant(MEETING - timedelta(days=14)))
    decided_at = instant(MEETING, 18)
    session.add(
        AgendaDecision(
            id=new_id(),
            item_id=item.id,
            meeting_id=meeting.id,
            kind=DecisionKind.APPROVED,
            text="Indstillingen blev godkendt.",
            number="BIU 5/2010",
            recorded_at=decided_at,
        )
    )
    item.state = AgendaItemState.DECIDED
    session.flush()
    session.refresh(item, ["placements"])
    on_decision(session, item.id, DecisionKind.APPROVED, SYSTEM, decided_at)


def _send(session: Session, case: EscalationCase, project: Project) -> None:
    """Send the letter the day after the meeting, by post."""
    at = instant(LETTER_SENT, 12)
    for row in session.scalars(
        select(Letter).where(Letter.case_id == case.id).order_by(Letter.id)
    ).all():
        row.subject = f"”{project.short_name or project.name}” er vurderet rødt to gange"
        row.case_number = CASE_NUMBER
        row.approved_at = at
        row.accessible_from = accessible_from(LETTER_SENT)
        row.state, row.sent_at = LetterState.SENT, at
        session.flush()
        journal(
            session,
            JournalTheme.LETTER,
            f"{row.subject}, til {row.recipient}",
            direction=JournalDirection.OUT,
            kind="letter",
            object_id=row.id,
            project_id=project.id,
            case_number=CASE_NUMBER,
            at=at,
        )
    move(session, case, EscalationAction.SEND_LETTERS, by=SYSTEM, at=at)


def _answer(session: Session, case: EscalationCase, project: Project) -> None:
    """Record the answer of the committee, and draft the letter that brings it to the holder."""
    at = instant(ANSWERED + timedelta(days=1))
    for row in case.committees:
        row.answer, row.answer_text = CommitteeAnswer.STOPS, ANSWER
        row.answered_on, row.reference = ANSWERED, REFERENCE
        kind = LetterKind.DECISION
        letter_id = draft_letter(session, case, kind, row.committee_id, by=SYSTEM, at=at)
        letter = session.get_one(Letter, letter_id)
        holder = session.get_one(Organisation, project.holder_organisation_id)
        letter.recipient, letter.organisation_id = holder.name, holder.id
        letter.email, letter.case_number = project.contact_email, CASE_NUMBER
    settle(session, case)
    if case.state is EscalationState.LETTERS_SENT:
        move(session, case, EscalationAction.ANSWER, by=SYSTEM, at=at)
