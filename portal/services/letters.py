"""Letters (brev): drafted, edited, approved and sent; what was sent stays as it was (G1, G3)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from docgen.lint import leftovers
from portal.clock import local_date
from portal.domain.actors import Actor
from portal.domain.agenda import DecisionKind
from portal.domain.errors import DomainError
from portal.domain.letters import (
    LETTER_TRANSITIONS,
    LetterAction,
    LetterKind,
    LetterReason,
    LetterState,
    may_approve,
    may_send,
)
from portal.domain.permissions import Action, SchemeFacts, may
from portal.domain.transitions import Transition
from portal.domain.verdict import Verdict
from portal.services.document_requests import request_document
from portal.services.documents.letters import letter_paper
from portal.services.documents.project_words import red_assessment
from portal.services.documents.reader import Reader
from portal.services.documents.types import LETTER_DOCUMENTS
from portal.services.escalation_steps import cancel, decision_on
from portal.services.locking import locked
from portal.services.noting import note
from portal.services.refusals import SAVED_BY_ANOTHER, Missing, require
from portal.services.steps import guarded_step, require_known
from portal.storage.history import Change
from portal.storage.models.escalation import EscalationCase
from portal.storage.models.letters import Letter
from portal.storage.models.projects import Project
from portal.storage.models.schemes import ReportingRound
from portal.storage.queries.schemes import scheme_policy

WRITTEN = (LetterKind.ORIENTATION, LetterKind.RED_NOTICE, LetterKind.REMINDER)
"""The kinds the office begins by itself; the others are drafted by a case."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who a letter goes to: a name, perhaps a mail address, a committee or an organisation."""

    name: str
    email: str = ""
    committee_id: str | None = None
    organisation_id: str | None = None


@dataclass(frozen=True, slots=True)
class NewLetter:
    """What a new letter is about."""

    kind: LetterKind
    scheme_id: str
    project_id: str | None = None
    round_id: str | None = None


@dataclass(frozen=True, slots=True)
class LetterFacts:
    """What stands around a letter's text; an empty subject means the composed one."""

    recipient: str
    email: str
    addressee: str
    case_number: str
    subject: str


def create_letters(
    session: Session,
    new: NewLetter,
    recipients: Sequence[Recipient],
    *,
    by: Actor,
    at: datetime,
) -> tuple[str, ...]:
    """Draft one letter to each recipient and return their ids.

    Raises:
        Missing: The scheme, project or round is not theirs.
        DomainError: There is no recipient, or the letter lacks what it tells of.
    """
    _require(session, new.scheme_id, by=by, at=at)
    if not recipients:
        raise DomainError(LetterReason.RECIPIENT_MISSING, "recipients")
    _check_subject(session, new)
    found: list[str] = []
    for one in recipients:
        row = Letter(
            kind=new.kind,
            scheme_id=new.scheme_id,
            project_id=new.project_id,
            round_id=new.round_id,
            committee_id=one.committee_id,
            organisation_id=one.organisation_id,
            recipient=one.name,
            email=one.email,
            created_at=at,
        )
        session.add(row)
        _note(session, row, "letter_drafted", by=by, at=at)
        found.append(row.id)
    return tuple(found)


def edit_letter(
    session: Session, letter_id: str, facts: LetterFacts, *, version: int, by: Actor, at: datetime
) -> None:
    """Change what stands around a draft's text.

    Raises:
        Missing: The letter is not theirs.
        DomainError: It is approved already, or somebody else has saved it since.
    """
    row = _draft(session, letter_id, version, by=by, at=at)
    before = (row.recipient, row.subject)
    row.recipient, row.email = facts.recipient, facts.email
    row.case_number, row.subject = facts.case_number, facts.subject
    row.texts = {**row.texts, "addressee": facts.addressee}
    row.version += 1
    changes: dict[str, Change] = {
        "recipient": (before[0], facts.recipient),
        "subject": (before[1], facts.subject),
    }
    _note(session, row, "letter_edited", by=by, at=at, changes=changes)


def edit_text(
    session: Session,
    letter_id: str,
    code: str,
    text: str | None,
    *,
    version: int,
    by: Actor,
    at: datetime,
) -> None:
    """Put the office's own text in place of a composed one; None brings the composed one back.

    Raises:
        Missing: The letter is not theirs.
        DomainError: It is approved already, or somebody else has saved it since.
    """
    row = _draft(session, letter_id, version, by=by, at=at)
    kept = {name: words for name, words in row.texts.items() if name != code}
    before = str(row.texts[code]) if code in row.texts else None
    row.texts = kept if text is None else {**kept, code: text}
    row.version += 1
    _note(session, row, "letter_text_edited", by=by, at=at, changes={code: (before, text)})


def approve_letter(
    session: Session, letter_id: str, *, version: int, by: Actor, at: datetime
) -> None:
    """Approve a draft: its text is settled, and nothing unfinished is left in it (B7).

    Raises:
        Missing: The letter is not theirs.
        DomainError: Something is left to fill in, or somebody else has saved it since.
    """
    row = _draft(session, letter_id, version, by=by, at=at)
    paper = letter_paper(session, row.id, Reader(by, local_date(at), "da"))
    left = leftovers(paper.document)
    taken = guarded_step(LETTER_TRANSITIONS, row.state, LetterAction.APPROVE, may_approve, left)
    row.state, row.approved_at, row.approved_by_id = taken.to, at, by.person_id
    _note(session, row, taken.event, by=by, at=at)


def cancel_letter(
    session: Session, letter_id: str, *, version: int, by: Actor, at: datetime
) -> None:
    """Cancel a letter that was not sent.

    Raises:
        Missing: The letter is not theirs.
        DomainError: It was sent, or somebody else has saved it since.
    """
    row = _handled(session, letter_id, version, by=by, at=at)
    cancel(session, row, by=by, at=at)


def ask_to_send(
    session: Session,
    letter_id: str,
    *,
    version: int,
    by: Actor,
    at: datetime,
    posted_on: date | None = None,
) -> str:
    """Ask for a letter to be sent and return the request; it is sent when its PDF is made.

    Args:
        session: The writing session.
        letter_id: Which letter; it must be approved.
        version: The version that the page had shown.
        by: Who sends.
        at: When.
        posted_on: The day it was sent by post; None sends it by mail.

    Raises:
        Missing: The letter is not theirs.
        DomainError: It is not approved, has no address, or its item was not decided for it.
    """
    row = _handled(session, letter_id, version, by=by, at=at)
    sending(session, row)
    arguments = {"letter": row.id, "send": "mail"}
    if posted_on is None:
        if not row.email.strip():
            raise DomainError(LetterReason.EMAIL_MISSING, "email")
    else:
        zone = scheme_policy(session, row.scheme_id).time_zone
        first, today = local_date(row.approved_at or at, zone), local_date(at, zone)
        if not first <= posted_on <= today:
            facts = {"from": first, "to": today}
            raise DomainError(LetterReason.POSTED_DAY, "posted_on", facts)
        arguments = {"letter": row.id, "send": "post", "on": posted_on.isoformat()}
    row.version += 1
    return request_document(
        session,
        LETTER_DOCUMENTS[row.kind],
        arguments,
        file_format="pdf",
        language="da",
        by=by,
        at=at,
    )


def sending(session: Session, row: Letter) -> Transition[LetterState]:
    """Return the row of sending a letter, when what was decided on its case lets it go.

    Raises:
        DomainError: The letter is not approved, or its item was not decided for it.
    """
    decided, is_of_case = _decided(session, row)
    return guarded_step(
        LETTER_TRANSITIONS,
        row.state,
        LetterAction.SEND,
        may_send,
        decided,
        is_of_case=is_of_case,
    )


def may_be_sent(session: Session, letter_id: str) -> Verdict:
    """Return whether a letter's own case lets it go, and why not."""
    decided, is_of_case = _decided(session, session.get_one(Letter, letter_id))
    return may_send(decided, is_of_case=is_of_case)


def _decided(session: Session, row: Letter) -> tuple[DecisionKind | None, bool]:
    """Return what was decided on the case that a letter waits for, and whether it waits for one."""
    if row.kind is not LetterKind.SECOND_RED or row.case_id is None:
        return None, False
    return decision_on(session, session.get_one(EscalationCase, row.case_id)), True


def _check_subject(session: Session, new: NewLetter) -> None:
    """Refuse a letter about nothing: notices need a red rating, reminders a project and a round."""
    if new.kind is LetterKind.ORIENTATION:
        return
    project = session.get(Project, new.project_id or "")
    if project is None:
        raise DomainError(LetterReason.PROJECT_MISSING, "project_id")
    in_round = session.get(ReportingRound, new.round_id or "")
    if new.kind not in WRITTEN or project.scheme_id != new.scheme_id or in_round is None:
        raise Missing
    if new.kind is LetterKind.RED_NOTICE and not red_assessment(session, project.id, in_round.id):
        raise DomainError(LetterReason.NOT_RATED_RED, "round_id")


def _require(session: Session, scheme_id: str, *, by: Actor, at: datetime) -> None:
    policy = scheme_policy(session, scheme_id)
    today = local_date(at, policy.time_zone)
    require(may(by, Action.SEND_LETTER, SchemeFacts(scheme_id), today, policy))


def _handled(session: Session, letter_id: str, version: int, *, by: Actor, at: datetime) -> Letter:
    row = locked(session, Letter, letter_id)
    _require(session, row.scheme_id, by=by, at=at)
    if row.version != version:
        raise DomainError(SAVED_BY_ANOTHER)
    return row


def _draft(session: Session, letter_id: str, version: int, *, by: Actor, at: datetime) -> Letter:
    row = _handled(session, letter_id, version, by=by, at=at)
    require_known(LETTER_TRANSITIONS, row.state, LetterAction.APPROVE)
    return row


def _note(
    session: Session,
    row: Letter,
    action: str,
    *,
    by: Actor,
    at: datetime,
    changes: Mapping[str, Change] | None = None,
) -> None:
    note(session, row, action, by=by, at=at, changes=changes, facts={"letter": row.kind.value})
