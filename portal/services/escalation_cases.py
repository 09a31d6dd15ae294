"""What the office does with a case of red twice: committees, answers, closing, withdrawing."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from portal.clock import local_date
from portal.domain.actors import Actor
from portal.domain.errors import DomainError
from portal.domain.escalation import (
    ESCALATION_TRANSITIONS,
    CommitteeAnswer,
    CommitteeBasis,
    EscalationAction,
    EscalationReason,
    answer_gaps,
)
from portal.domain.journal import JournalDirection, JournalTheme
from portal.domain.letters import LetterKind, LetterState
from portal.domain.permissions import Action, ProjectFacts, may
from portal.domain.verdict import Verdict
from portal.i18n import SOURCE, speaking
from portal.i18n import gettext as _
from portal.mail import case_texts
from portal.mail.compose import MailText
from portal.services.escalation import last_position, settle, withdraw
from portal.services.escalation_steps import (
    cancel_letters,
    case_number,
    draft_letter,
    letters_of,
    move,
)
from portal.services.journal import journal
from portal.services.locking import locked
from portal.services.municipality import municipality_name
from portal.services.noting import note
from portal.services.project_access import known_facts
from portal.services.refusals import SAVED_BY_ANOTHER, Missing, require
from portal.services.steps import require_known, step
from portal.services.telling import project_writers, tell_each
from portal.storage.models.committee import Committee
from portal.storage.models.escalation import EscalationCase, EscalationCommittee
from portal.storage.models.letters import Letter
from portal.storage.models.organisations import Organisation
from portal.storage.models.projects import Project
from portal.storage.queries.people import PersonRow
from portal.storage.queries.schemes import scheme_policy


@dataclass(frozen=True, slots=True)
class Seen:
    """A case, and the version of it that the page had shown."""

    case_id: str
    version: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What a committee that was written to has decided: the final decision on the project."""

    kind: CommitteeAnswer
    on: date
    text: str = ""
    reference: str = ""


def add_committee(
    session: Session, seen: Seen, committee_id: str, *, by: Actor, at: datetime
) -> None:
    """Bring a case to one more committee, chosen by the office; its letter is drafted.

    Raises:
        Missing: The case is not theirs, or there is no such committee.
        DomainError: The committee is there already, or the case is past that.
    """
    case, _facts = _handled(session, seen, by=by, at=at)
    _still_writing(case)
    if session.get(Committee, committee_id) is None:
        raise Missing
    row = next((one for one in case.committees if one.committee_id == committee_id), None)
    if row is not None and not row.left_out_because:
        raise DomainError(EscalationReason.COMMITTEE_THERE, "committee_id")
    if row is None:
        row = EscalationCommittee(committee_id=committee_id, basis=CommitteeBasis.CHOSEN)
        case.committees.append(row)
    row.left_out_because = ""
    _note(session, case, "escalation_committee_added", committee_id, by=by, at=at)
    draft_letter(session, case, LetterKind.SECOND_RED, committee_id, by=by, at=at)


def leave_out(
    session: Session, seen: Seen, committee_id: str, reason: str, *, by: Actor, at: datetime
) -> None:
    """Leave a committee out of a case with a reason; its unsent letter is cancelled.

    Raises:
        Missing: The case is not theirs, or the committee is not in it.
        DomainError: There is no reason, or it has been written to.
    """
    case, _facts = _handled(session, seen, by=by, at=at)
    row = _committee(case, committee_id)
    if not reason.strip():
        raise DomainError(EscalationReason.REASON_MISSING, "reason")
    if _sent_letter(session, case, committee_id) is not None:
        raise DomainError(EscalationReason.COMMITTEE_WRITTEN_TO, "committee_id")
    row.left_out_because = reason
    cancel_letters(session, case, committee_id=committee_id, by=by, at=at)
    _note(session, case, "escalation_committee_left_out", committee_id, by=by, at=at)


def record_answer(
    session: Session,
    seen: Seen,
    committee_id: str,
    answer: Answer,
    *,
    link: str,
    by: Actor,
    at: datetime,
) -> None:
    """Record what a committee answered; the project is told by mail, and a letter is drafted.

    When every committee written to has answered, the case is answered and counting starts again.

    Raises:
        Missing: The case is not theirs, or the committee is not in it.
        DomainError: The committee has not been written to, or its day or terms are wrong.
    """
    case, facts = _handled(session, seen, by=by, at=at)
    row = _committee(case, committee_id)
    taken = step(ESCALATION_TRANSITIONS, case.state, EscalationAction.ANSWER)
    letter = _sent_letter(session, case, committee_id)
    if letter is None or letter.sent_at is None:
        raise DomainError(EscalationReason.COMMITTEE_NOT_WRITTEN_TO, "committee_id")
    zone = scheme_policy(session, facts.scheme_id).time_zone
    sent_on, today = local_date(letter.sent_at, zone), local_date(at, zone)
    require(Verdict.unless(answer_gaps(answer.kind, answer.text, answer.on, sent_on, today)))
    row.answer, row.answer_text = answer.kind, answer.text
    row.answered_on, row.reference = answer.on, answer.reference
    row.knew_position = last_position(session, case)
    _note(session, case, "escalation_committee_answered", committee_id, by=by, at=at)
    _journal_answer(session, case, row, at=at)
    people = project_writers(session, facts, at)
    _tell_project(session, case, row, people, taken.mail, link=link, at=at)
    _draft_decision(session, case, row, people, by=by, at=at)
    if all(one.answer or one.left_out_because for one in case.committees):
        move(session, case, EscalationAction.ANSWER, by=by, at=at)


def close_case(session: Session, seen: Seen, *, by: Actor, at: datetime) -> None:
    """Close a case that is answered, or that the committee has settled without letters.

    Raises:
        Missing: The case is not theirs.
        DomainError: It cannot be closed yet.
    """
    case, _facts = _handled(session, seen, by=by, at=at)
    move(session, case, EscalationAction.CLOSE, by=by, at=at)
    kinds = (LetterKind.SECOND_RED, LetterKind.REMINDER, LetterKind.CORRECTION)
    cancel_letters(session, case, kinds=kinds, by=by, at=at)
    settle(session, case)


def withdraw_case(session: Session, seen: Seen, reason: str, *, by: Actor, at: datetime) -> None:
    """Withdraw a case with a reason, its item and its unsent letters with it.

    Raises:
        Missing: The case is not theirs.
        DomainError: It is answered or over, or there is no reason.
    """
    case, _facts = _handled(session, seen, by=by, at=at)
    withdraw(session, case, reason, by=by, at=at)
    settle(session, case)


def _handled(
    session: Session, seen: Seen, *, by: Actor, at: datetime
) -> tuple[EscalationCase, ProjectFacts]:
    case = locked(session, EscalationCase, seen.case_id)
    facts = known_facts(session, case.project_id)
    policy = scheme_policy(session, facts.scheme_id)
    today = local_date(at, policy.time_zone)
    require(may(by, Action.HANDLE_ESCALATION, facts, today, policy))
    if case.version != seen.version:
        raise DomainError(SAVED_BY_ANOTHER)
    case.version += 1
    return case, facts


def _still_writing(case: EscalationCase) -> None:
    """Refuse what belongs before the committees are written to."""
    require_known(ESCALATION_TRANSITIONS, case.state, EscalationAction.WITHDRAW)


def _committee(case: EscalationCase, committee_id: str) -> EscalationCommittee:
    found = next((one for one in case.committees if one.committee_id == committee_id), None)
    if found is None:
        raise Missing
    return found


def _sent_letter(session: Session, case: EscalationCase, committee_id: str) -> Letter | None:
    sent = letters_of(session, case, kinds=(LetterKind.SECOND_RED,), states=(LetterState.SENT,))
    return next((one for one in sent if one.committee_id == committee_id), None)


def _journal_answer(
    session: Session, case: EscalationCase, row: EscalationCommittee, *, at: datetime
) -> None:
    project = session.get_one(Project, case.project_id)
    with speaking(SOURCE):
        title = _(
            "Svar fra %(committee)s om %(project)s",
            committee=session.get_one(Committee, row.committee_id).name,
            project=project.name,
        )
    journal(
        session,
        JournalTheme.ESCALATION,
        title,
        direction=JournalDirection.IN,
        kind="escalation_case",
        object_id=case.id,
        project_id=project.id,
        case_number=case_number(session, case),
        on=row.answered_on,
        at=at,
    )


def _tell_project(
    session: Session,
    case: EscalationCase,
    row: EscalationCommittee,
    people: tuple[PersonRow, ...],
    mail: str | None,
    *,
    link: str,
    at: datetime,
) -> None:
    """Mail what a committee answered to those who write for the project."""
    project = session.get_one(Project, case.project_id)

    def text(person: PersonRow) -> MailText:
        return case_texts.committee_answer(
            person.language,
            name=person.name,
            municipality=municipality_name(session),
            project=project.name,
            committee=session.get_one(Committee, row.committee_id).name,
            answer=row.answer or CommitteeAnswer.CONTINUES,
            text=row.answer_text,
            reference=row.reference,
            link=link,
        )

    tell_each(session, people, mail, text, about=("escalation_case", case.id), at=at)


def _draft_decision(
    session: Session,
    case: EscalationCase,
    row: EscalationCommittee,
    people: tuple[PersonRow, ...],
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Draft the letter that brings a committee's answer to the project's holder."""
    project = session.get_one(Project, case.project_id)
    letter_id = draft_letter(session, case, LetterKind.DECISION, row.committee_id, by=by, at=at)
    holder = session.get_one(Organisation, project.holder_organisation_id)
    letter = session.get_one(Letter, letter_id)
    letter.recipient, letter.organisation_id = holder.name, holder.id
    letter.email = project.contact_email or (people[0].email if people else "")
    session.flush()


def _note(
    session: Session,
    case: EscalationCase,
    action: str,
    committee_id: str,
    *,
    by: Actor,
    at: datetime,
) -> None:
    note(session, case, action, by=by, at=at, facts={"committee": committee_id})
