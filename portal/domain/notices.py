"""Notices of a red rating (varsel om rødt) to the holder and the owners before publication (R23).

A notice counts from the moment the mail server accepted it, or from the logged time of a
letter or a call; a failed or bounced one does not count.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import assert_never

from portal.domain.actors import Role
from portal.domain.policy import FundingLine
from portal.domain.rag import Rag
from portal.domain.transitions import Transition, TransitionTable
from portal.domain.verdict import Fact, Reason, Verdict


class NoticeReason(StrEnum):
    """Why a notice cannot be logged or sent again."""

    LOG_NOTE_MISSING = "notice_log_note_missing"
    LOG_DAY_OUTSIDE = "notice_log_day_outside"
    NO_MAIL = "notice_no_mail"
    RATING_IS_OUT = "notice_rating_is_out"


class RedNoticeState(StrEnum):
    """The states of one notice to one recipient."""

    QUEUED = "queued"
    SENT = "sent"
    FAILED = "failed"
    BOUNCED = "bounced"
    LOGGED = "logged"


class RedNoticeAction(StrEnum):
    """What happens to a notice."""

    SEND = "send"
    FAIL = "fail"
    BOUNCE = "bounce"
    RESEND = "resend"
    LOG = "log"


class NoticeRecipientKind(StrEnum):
    """Who is told: the holder, a pool's owner, or an owning administration."""

    HOLDER = "holder"
    POOL_OWNER = "pool_owner"
    OWNER = "owner"


@dataclass(frozen=True, slots=True, order=True)
class NoticeRecipient:
    """A recipient: the kind, and the id of the organisation or pool."""

    kind: NoticeRecipientKind
    id: str


@dataclass(frozen=True, slots=True)
class RedNotice:
    """One notice to one recipient; `at` is when it was accepted, or when the call was made."""

    recipient: NoticeRecipient
    state: RedNoticeState = RedNoticeState.QUEUED
    at: datetime | None = None
    note: str = ""

    @property
    def counts_from(self) -> datetime | None:
        """The instant from which the notice counts, None while it does not."""
        counting = self.state in {RedNoticeState.SENT, RedNoticeState.LOGGED}
        return self.at if counting else None


@dataclass(frozen=True, slots=True)
class NoticeTimes:
    """When the holder was told, and when the last of the owners was."""

    holder_notified_at: datetime | None = None
    owners_notified_at: datetime | None = None

    @property
    def complete(self) -> bool:
        """Whether holder and owners have all been told."""
        return self.holder_notified_at is not None and self.owners_notified_at is not None

    @property
    def last(self) -> datetime | None:
        """The instant from which all have been told, None before that."""
        if self.holder_notified_at is None or self.owners_notified_at is None:
            return None
        return max(self.holder_notified_at, self.owners_notified_at)


def notice_recipients(
    lines: Iterable[FundingLine], holder_id: str, owner_ids: Iterable[str]
) -> tuple[NoticeRecipient, ...]:
    """Return who must be told of a red rating.

    The holder, every pool of the municipal funding, and the owning administrations when some of
    that funding (or all) comes from no pool.

    >>> pool = FundingLine("BIU", 2009, Decimal(1), municipal=True, pool_id="pulje")
    >>> [told.id for told in notice_recipients([pool], "holder", ["BUF"])]
    ['holder', 'pulje']
    """
    municipal = [line for line in lines if line.municipal and line.amount > Decimal(0)]
    pools = dict.fromkeys(line.pool_id for line in municipal if line.pool_id is not None)
    without_pool = not municipal or any(line.pool_id is None for line in municipal)
    owners = dict.fromkeys(owner_ids) if without_pool else {}
    return (
        NoticeRecipient(NoticeRecipientKind.HOLDER, holder_id),
        *(NoticeRecipient(NoticeRecipientKind.POOL_OWNER, pool) for pool in pools),
        *(NoticeRecipient(NoticeRecipientKind.OWNER, owner) for owner in owners),
    )


def _first_counting(notices: Iterable[RedNotice], recipient: NoticeRecipient) -> datetime | None:
    """Return when the recipient was first told."""
    times = [
        told
        for notice in notices
        if notice.recipient == recipient and (told := notice.counts_from) is not None
    ]
    return min(times, default=None)


def notice_times(
    recipients: Iterable[NoticeRecipient], notices: Iterable[RedNotice]
) -> NoticeTimes:
    """Return when the holder and the last of the owners were told; None while one is missing."""
    sent = tuple(notices)
    holder: list[datetime | None] = []
    owners: list[datetime | None] = []
    for recipient in recipients:
        told = _first_counting(sent, recipient)
        kept = holder if recipient.kind is NoticeRecipientKind.HOLDER else owners
        kept.append(told)
    return NoticeTimes(_last(holder), _last(owners))


def _last(times: list[datetime | None]) -> datetime | None:
    """Return the last of the times, None when there is none or one is missing."""
    known = [time for time in times if time is not None]
    return max(known) if known and len(known) == len(times) else None


class TakenBack(StrEnum):
    """What becomes of a notice when its rating is opened again before publication."""

    HELD_BACK = "held_back"
    CORRECTED = "corrected"
    FORGOTTEN = "forgotten"


def taken_back(state: RedNoticeState) -> TakenBack:
    """Return what to do with a notice whose rating no longer stands.

    Who was told gets a correction; what waits is held back; what never arrived told nobody.

    >>> taken_back(RedNoticeState.LOGGED).value, taken_back(RedNoticeState.BOUNCED).value
    ('corrected', 'forgotten')
    """
    match state:
        case RedNoticeState.QUEUED:
            return TakenBack.HELD_BACK
        case RedNoticeState.SENT | RedNoticeState.LOGGED:
            return TakenBack.CORRECTED
        case RedNoticeState.FAILED | RedNoticeState.BOUNCED:
            return TakenBack.FORGOTTEN
        case _:
            assert_never(state)


def log_gaps(on: date, note: str, approved_on: date, today: date) -> tuple[Reason, ...]:
    """Return what is wrong with a logged letter or call: its day lies outside, a note is missing.

    Nobody can be told before the rating was approved, nor tomorrow.
    """
    found: list[Reason] = []
    if not approved_on <= on <= today:
        facts: dict[str, Fact] = {"from": approved_on, "to": today}
        found.append(Reason(NoticeReason.LOG_DAY_OUTSIDE, facts, at="on"))
    if not note.strip():
        found.append(Reason(NoticeReason.LOG_NOTE_MISSING, at="note"))
    return tuple(found)


def may_resend(*, has_mail: bool) -> Verdict:
    """Return whether a notice can be sent again: only one that has a mail, others are logged.

    >>> may_resend(has_mail=True).allowed
    True
    """
    return Verdict.yes() if has_mail else Verdict.no(Reason(NoticeReason.NO_MAIL))


def may_bounce(*, is_out: bool) -> Verdict:
    """Return whether a notice can be noted as come back: only before its rating is published.

    >>> may_bounce(is_out=True).allowed
    False
    """
    return Verdict.no(Reason(NoticeReason.RATING_IS_OUT)) if is_out else Verdict.yes()


def carried_notices(before: NoticeTimes, old: Rag, new: Rag) -> NoticeTimes:
    """Return the notice times of a correction: one that stays red keeps them, others start anew.

    >>> carried_notices(NoticeTimes(), Rag.RED, Rag.RED) == NoticeTimes()
    True
    """
    return before if old is Rag.RED and new is Rag.RED else NoticeTimes()


_OFFICE = (Role.SECRETARIAT,)

RED_NOTICE_TRANSITIONS: TransitionTable[RedNoticeState] = TransitionTable(
    "red_notice",
    (
        Transition(
            RedNoticeState.QUEUED,
            RedNoticeState.SENT,
            RedNoticeAction.SEND,
            (),
            event="red_notice_sent",
            journal=True,
            system=True,
        ),
        Transition(
            RedNoticeState.QUEUED,
            RedNoticeState.FAILED,
            RedNoticeAction.FAIL,
            (),
            event="red_notice_failed",
            mail="red_notice_undelivered",
            system=True,
        ),
        Transition(
            RedNoticeState.SENT,
            RedNoticeState.BOUNCED,
            RedNoticeAction.BOUNCE,
            _OFFICE,
            event="red_notice_bounced",
            guard="notices.may_bounce",
            mail="red_notice_undelivered",
        ),
        *(
            Transition(
                state,
                RedNoticeState.QUEUED,
                RedNoticeAction.RESEND,
                _OFFICE,
                event="red_notice_queued_again",
                guard="notices.may_resend",
                mail="red_notice",
            )
            for state in (RedNoticeState.FAILED, RedNoticeState.BOUNCED)
        ),
        *(
            Transition(
                state,
                RedNoticeState.LOGGED,
                RedNoticeAction.LOG,
                _OFFICE,
                event="red_notice_logged",
                guard="notices.log_gaps",
                journal=True,
            )
            for state in (RedNoticeState.QUEUED, RedNoticeState.FAILED, RedNoticeState.BOUNCED)
        ),
    ),
)
