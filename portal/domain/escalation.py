"""Red twice (sag om rød to gange): derived from published ratings, never a stored counter (R27)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portal.domain.actors import Role
from portal.domain.policy import RedTwice, SchemePolicy
from portal.domain.rag import Rag
from portal.domain.transitions import Transition, TransitionTable
from portal.domain.verdict import Reason, Verdict

TWICE = 2


class EscalationState(StrEnum):
    """The states of the one case a project can have open."""

    OPEN = "open"
    BEFORE_COMMITTEE = "before_committee"
    LETTERS_SENT = "letters_sent"
    ANSWERED = "answered"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class EscalationAction(StrEnum):
    """What happens to a case."""

    BRING_BEFORE_COMMITTEE = "bring_before_committee"
    SEND_LETTERS = "send_letters"
    ANSWER = "answer"
    CLOSE = "close"
    WITHDRAW = "withdraw"


class EscalationReason(StrEnum):
    """What is wrong with what is done to a case."""

    REASON_MISSING = "escalation_reason_missing"
    COMMITTEE_THERE = "escalation_committee_there"
    COMMITTEE_WRITTEN_TO = "escalation_committee_written_to"
    COMMITTEE_NOT_WRITTEN_TO = "escalation_committee_not_written_to"
    TERMS_MISSING = "escalation_terms_missing"
    ANSWER_DAY = "escalation_answer_day"


class EscalationStep(StrEnum):
    """What a new count asks for, given the case that is open."""

    NOTHING = "nothing"
    OPEN_CASE = "open_case"
    ADD_ROUND = "add_round"
    WITHDRAW_CASE = "withdraw_case"
    CORRECTING_LETTER = "correcting_letter"


class CommitteeBasis(StrEnum):
    """Why a committee is written to: the pool is its, the project's owner is, or it was chosen."""

    POOL = "pool"
    OWNER = "owner"
    CHOSEN = "chosen"


class CommitteeAnswer(StrEnum):
    """What a committee written to decides: it is the final decision on the project."""

    CONTINUES = "continues"
    CHANGED_TERMS = "changed_terms"
    STOPS = "stops"


@dataclass(frozen=True, slots=True)
class RoundRating:
    """A project's published rating in one round, None when none was published."""

    round_id: str
    order: int
    rag: Rag | None = None


@dataclass(frozen=True, slots=True)
class EscalationCount:
    """The rounds that count as red, in order, and whether they make red twice."""

    rounds: tuple[RoundRating, ...]
    red_twice: bool

    @property
    def round_ids(self) -> tuple[str, ...]:
        """The ids of the rounds that count."""
        return tuple(rating.round_id for rating in self.rounds)


def _since(
    history: Iterable[RoundRating], last_final_decision_order: int | None
) -> list[RoundRating]:
    """Return one rating a round, the last one given, after the last final decision, in order."""
    by_round = {rating.round_id: rating for rating in history}
    return sorted(
        (
            rating
            for rating in by_round.values()
            if last_final_decision_order is None or rating.order > last_final_decision_order
        ),
        key=lambda rating: (rating.order, rating.round_id),
    )


def red_rounds(
    history: Iterable[RoundRating], last_final_decision_order: int | None = None
) -> tuple[RoundRating, ...]:
    """Return the rounds rated red since the start or the last final decision.

    `last_final_decision_order` is the order of the last round that the decision knew.

    >>> [red.order for red in red_rounds([RoundRating("a", 1, Rag.RED), RoundRating("b", 2)])]
    [1]
    """
    since = _since(history, last_final_decision_order)
    return tuple(rating for rating in since if rating.rag is Rag.RED)


def _reds_in_a_row(rated: list[RoundRating]) -> tuple[RoundRating, ...]:
    """Return the reds that have a red beside them among the rounds with a rating."""
    reds = [rating.rag is Rag.RED for rating in rated]
    padded = [False, *reds, False]
    return tuple(
        rating
        for place, rating in enumerate(rated)
        if reds[place] and (padded[place] or padded[place + 2])
    )


def count_reds(
    history: Iterable[RoundRating],
    policy: SchemePolicy,
    last_final_decision_order: int | None = None,
) -> EscalationCount:
    """Return the rounds that count towards red twice, by the scheme's way of counting.

    "Consecutive" looks at rounds with a published rating; others neither count nor break.
    """
    since = _since(history, last_final_decision_order)
    reds = tuple(rating for rating in since if rating.rag is Rag.RED)
    match policy.red_twice:
        case RedTwice.ANY_TWO:
            return EscalationCount(reds, red_twice=len(reds) >= TWICE)
        case RedTwice.CONSECUTIVE:
            in_a_row = _reds_in_a_row([rating for rating in since if rating.rag is not None])
            return EscalationCount(in_a_row or reds, red_twice=bool(in_a_row))


def answer_gaps(
    answer: CommitteeAnswer, text: str, answered_on: date, sent_on: date, today: date
) -> tuple[Reason, ...]:
    """Return what is wrong with an answer: its day, or new terms that are not written down.

    >>> day = date(2010, 6, 15)
    >>> answer_gaps(CommitteeAnswer.STOPS, "", day, date(2010, 5, 18), day)
    ()
    """
    found: list[Reason] = []
    if not sent_on <= answered_on <= today:
        found.append(Reason(EscalationReason.ANSWER_DAY, {"from": sent_on, "to": today}))
    if answer is CommitteeAnswer.CHANGED_TERMS and not text.strip():
        found.append(Reason(EscalationReason.TERMS_MISSING))
    return tuple(found)


def reason_given(reason: str) -> Verdict:
    """Return whether the reason for withdrawing a case is written.

    >>> reason_given("").reasons[0].at
    'reason'
    """
    if reason.strip():
        return Verdict.yes()
    return Verdict.no(Reason(EscalationReason.REASON_MISSING, at="reason"))


def prepares_case(
    published: Iterable[RoundRating],
    approved: RoundRating,
    policy: SchemePolicy,
    last_final_decision_order: int | None = None,
) -> bool:
    """Return whether approving this rating prepares a case, for the secretariat's eyes alone."""
    with_it = (*published, approved)
    count = count_reds(with_it, policy, last_final_decision_order)
    return count.red_twice and approved.round_id in count.round_ids


def escalation_step(
    count: EscalationCount, open_case_rounds: Collection[str] | None, *, letters_out: bool
) -> EscalationStep:
    """Return what a new count asks for: one open case a project, further reds are added to it.

    A correction below two withdraws the case, or prepares a correcting letter when letters are
    out. `open_case_rounds` is None when no case is open.
    """
    if open_case_rounds is None:
        return EscalationStep.OPEN_CASE if count.red_twice else EscalationStep.NOTHING
    if not count.red_twice:
        return EscalationStep.CORRECTING_LETTER if letters_out else EscalationStep.WITHDRAW_CASE
    if set(count.round_ids) - set(open_case_rounds):
        return EscalationStep.ADD_ROUND
    return EscalationStep.NOTHING


_OFFICE = (Role.SECRETARIAT,)

ESCALATION_TRANSITIONS: TransitionTable[EscalationState] = TransitionTable(
    "escalation_case",
    (
        Transition(
            EscalationState.OPEN,
            EscalationState.BEFORE_COMMITTEE,
            EscalationAction.BRING_BEFORE_COMMITTEE,
            _OFFICE,
            event="escalation_before_committee",
            journal=True,
        ),
        Transition(
            EscalationState.BEFORE_COMMITTEE,
            EscalationState.LETTERS_SENT,
            EscalationAction.SEND_LETTERS,
            _OFFICE,
            event="escalation_letters_sent",
            guard="letters.may_send",
            journal=True,
        ),
        Transition(
            EscalationState.LETTERS_SENT,
            EscalationState.ANSWERED,
            EscalationAction.ANSWER,
            _OFFICE,
            event="escalation_answered",
            mail="committee_answer",
            journal=True,
        ),
        *(
            Transition(
                state,
                EscalationState.CLOSED,
                EscalationAction.CLOSE,
                _OFFICE,
                event="escalation_closed",
                journal=True,
            )
            for state in (EscalationState.ANSWERED, EscalationState.BEFORE_COMMITTEE)
        ),
        *(
            Transition(
                state,
                EscalationState.WITHDRAWN,
                EscalationAction.WITHDRAW,
                _OFFICE,
                event="escalation_withdrawn",
                guard="escalation.reason_given",
                journal=True,
                system=True,
                reason_needed=True,
            )
            for state in (
                EscalationState.OPEN,
                EscalationState.BEFORE_COMMITTEE,
                EscalationState.LETTERS_SENT,
            )
        ),
    ),
)
