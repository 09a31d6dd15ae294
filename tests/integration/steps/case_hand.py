"""A case of red twice in every state, its letter in every state, and what the office does."""

from datetime import date
from enum import StrEnum

from portal.domain.agenda import AgendaItemKind, AgendaItemState
from portal.domain.escalation import (
    ESCALATION_TRANSITIONS,
    CommitteeAnswer,
    CommitteeBasis,
    EscalationAction,
    EscalationState,
)
from portal.domain.letters import LETTER_TRANSITIONS, LetterAction, LetterState
from portal.domain.rag import Rag
from portal.services import escalation, escalation_cases, letters
from portal.services.escalation_cases import Answer, Seen
from portal.services.letter_sending import complete_sending
from portal.storage import models
from tests import factories
from tests.factories import TODAY
from tests.integration.steps.proof import AT, LINK, Deed, Ground, Hand

A, S = EscalationAction, EscalationState
B, T = LetterAction, LetterState
SENT = frozenset({S.LETTERS_SENT, S.ANSWERED})
ADDRESS = "udvalg@proevekoebing.example"


def lay_case(ground: Ground, state: StrEnum, deed: str) -> str:
    """Write a case in a state, its item decided, its letter approved or sent."""
    sent = state in SENT
    letter = LetterState.SENT if sent else LetterState.APPROVED
    return _case(ground, EscalationState(state), letter).id


def lay_letter(ground: Ground, state: StrEnum, deed: str) -> str:
    """Write the letter of a case in a state; the committee has said yes to it."""
    case = _case(ground, S.BEFORE_COMMITTEE, LetterState(state))
    [letter] = ground.session.query(models.Letter).filter_by(case_id=case.id)
    return letter.id


def _case(ground: Ground, state: EscalationState, letter: LetterState) -> models.EscalationCase:
    made, session = ground.made, ground.session
    rounds = (made.spring.id, made.summer.id)
    for round_id in rounds:
        factories.assessment(session, made.project_a.id, round_id, Rag.RED)
    meeting = factories.meeting(session, made.committee.id, date(2010, 5, 17))
    item = factories.agenda_item(
        session,
        made.scheme.id,
        made.summer.id,
        meetings=(meeting.id,),
        kind=AgendaItemKind.RED_TWICE,
        state=AgendaItemState.DECIDED,
        case_number="2010-058846",
    )
    factories.decision(session, item.placements[-1])
    other = made.other_administration.committee_id
    case = factories.escalation_case(
        session,
        made.project_a.id,
        *rounds,
        state=state,
        agenda_item_id=item.id,
        committees=[models.EscalationCommittee(committee_id=other, basis=CommitteeBasis.POOL)],
    )
    is_sent = letter is LetterState.SENT
    factories.letter(
        session,
        made.scheme.id,
        project_id=made.project_a.id,
        round_id=made.summer.id,
        case_id=case.id,
        committee_id=other,
        email=ADDRESS,
        state=letter,
        approved_at=AT,
        sent_at=AT if is_sent else None,
    )
    return case


def case_of(ground: Ground, case_id: str) -> models.EscalationCase:
    """Return the case as it stands."""
    return ground.session.get_one(models.EscalationCase, case_id)


def seen(ground: Ground, case_id: str) -> Seen:
    """Return the case with the version a page would have shown."""
    return Seen(case_id, case_of(ground, case_id).version)


def bring(ground: Ground, case_id: str) -> None:
    """Put the case's item on a meeting."""
    item_id = case_of(ground, case_id).agenda_item_id or ""
    escalation.on_scheduled(ground.session, item_id, by=ground.actor("secretariat"), at=AT)


def answer(ground: Ground, case_id: str) -> None:
    """Record what the committee answered."""
    committee_id = ground.made.other_administration.committee_id or ""
    escalation_cases.record_answer(
        ground.session,
        seen(ground, case_id),
        committee_id,
        Answer(CommitteeAnswer.STOPS, TODAY, "", "BUU punkt 7"),
        link=LINK,
        by=ground.actor("secretariat"),
        at=AT,
    )


def close(ground: Ground, case_id: str) -> None:
    """Close the case."""
    by = ground.actor("secretariat")
    escalation_cases.close_case(ground.session, seen(ground, case_id), by=by, at=AT)


def withdraw(ground: Ground, case_id: str) -> None:
    """Withdraw the case."""
    by, stands = ground.actor("secretariat"), seen(ground, case_id)
    escalation_cases.withdraw_case(ground.session, stands, "Lukket.", by=by, at=AT)


def send_last(ground: Ground, case_id: str) -> None:
    """Send the case's only letter."""
    [letter] = ground.session.query(models.Letter).filter_by(case_id=case_id)
    send(ground, letter.id)


def version(ground: Ground, letter_id: str) -> int:
    """Return the version that a page would have shown."""
    return ground.session.get_one(models.Letter, letter_id).version


def approve(ground: Ground, letter_id: str) -> None:
    """Approve the letter."""
    by, number = ground.actor("secretariat"), version(ground, letter_id)
    letters.approve_letter(ground.session, letter_id, version=number, by=by, at=AT)


def cancel(ground: Ground, letter_id: str) -> None:
    """Cancel the letter."""
    by, number = ground.actor("secretariat"), version(ground, letter_id)
    letters.cancel_letter(ground.session, letter_id, version=number, by=by, at=AT)


def send(ground: Ground, letter_id: str) -> None:
    """Ask for the letter to be sent, and do what the worker does once its PDF is made."""
    session, by = ground.session, ground.actor("secretariat")
    number = version(ground, letter_id)
    request_id = letters.ask_to_send(session, letter_id, version=number, by=by, at=AT)
    request = session.get_one(models.DocumentRequest, request_id)
    made = models.GeneratedDocument(
        kind=request.kind,
        title="Brev",
        filename="brev.pdf",
        file_format="pdf",
        language="da",
        sha256="0" * 64,
        size=1,
        created_at=AT,
    )
    session.add(made)
    session.flush()
    request.document_id = made.id
    complete_sending(session, request_id, AT)


def case_state(ground: Ground, case_id: str) -> EscalationState:
    """Return the state the case is in."""
    return case_of(ground, case_id).state


def letter_state(ground: Ground, letter_id: str) -> LetterState:
    """Return the state the letter is in."""
    return ground.session.get_one(models.Letter, letter_id).state


CASE = Hand(
    ESCALATION_TRANSITIONS,
    lay_case,
    {
        "bring": Deed((A.BRING_BEFORE_COMMITTEE,), bring),
        "send_last": Deed((A.SEND_LETTERS,), send_last, frozenset({"letter_sent"})),
        "answer": Deed((A.ANSWER,), answer),
        "close": Deed((A.CLOSE,), close),
        "withdraw": Deed((A.WITHDRAW,), withdraw),
    },
    case_state,
)

LETTER = Hand(
    LETTER_TRANSITIONS,
    lay_letter,
    {
        "approve": Deed((B.APPROVE,), approve),
        "send": Deed((B.SEND,), send),
        "cancel": Deed((B.CANCEL,), cancel),
    },
    letter_state,
)
