"""A notice counts when it was accepted or logged, and everybody who pays is told."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from portal.domain.notices import (
    RED_NOTICE_TRANSITIONS,
    NoticeReason,
    NoticeRecipient,
    NoticeRecipientKind,
    NoticeTimes,
    RedNotice,
    RedNoticeAction,
    RedNoticeState,
    TakenBack,
    carried_notices,
    log_gaps,
    may_resend,
    notice_recipients,
    notice_times,
    taken_back,
)
from portal.domain.policy import FundingLine
from portal.domain.rag import Rag

NINE = datetime(2010, 4, 14, 9, tzinfo=UTC)
HOLDER = NoticeRecipient(NoticeRecipientKind.HOLDER, "holder")
POOL = NoticeRecipient(NoticeRecipientKind.POOL_OWNER, "pool")
OTHER_POOL = NoticeRecipient(NoticeRecipientKind.POOL_OWNER, "pool2")
OWNER = NoticeRecipient(NoticeRecipientKind.OWNER, "BUF")
SENT, LOGGED = RedNoticeState.SENT, RedNoticeState.LOGGED


def line(pool: str | None, *, municipal: bool = True, amount: int = 100) -> FundingLine:
    return FundingLine("s", 2009, Decimal(amount), municipal=municipal, pool_id=pool)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ([line("pool")], [HOLDER, POOL]),
        ([line("pool"), line("pool")], [HOLDER, POOL]),
        ([line("pool"), line("pool2")], [HOLDER, POOL, OTHER_POOL]),
        ([line(None)], [HOLDER, OWNER]),
        ([], [HOLDER, OWNER]),
        ([line("pool"), line(None)], [HOLDER, POOL, OWNER]),
        ([line("pool", municipal=False)], [HOLDER, OWNER]),
        ([line("pool", amount=0), line("pool2")], [HOLDER, OTHER_POOL]),
    ],
)
def test_the_holder_and_everybody_who_pays_is_told(
    lines: list[FundingLine], told: list[NoticeRecipient]
) -> None:
    assert list(notice_recipients(lines, "holder", ["BUF"])) == told


@pytest.mark.parametrize("state", list(RedNoticeState))
def test_only_sent_and_logged_notices_count(state: RedNoticeState) -> None:
    counts = RedNotice(HOLDER, state, NINE).counts_from
    assert counts == (NINE if state in {SENT, LOGGED} else None)


def test_the_owners_time_is_that_of_the_last_of_them() -> None:
    later = NINE + timedelta(hours=2)
    notices = [
        RedNotice(HOLDER, SENT, NINE),
        RedNotice(POOL, SENT, NINE),
        RedNotice(OTHER_POOL, RedNoticeState.BOUNCED, NINE),
    ]
    everybody = (HOLDER, POOL, OTHER_POOL)
    assert notice_times(everybody, notices) == NoticeTimes(NINE, None)
    notices.append(RedNotice(OTHER_POOL, LOGGED, later, "Told by telephone"))
    times = notice_times(everybody, notices)
    assert times == NoticeTimes(NINE, later)
    assert times.complete
    assert times.last == later


def test_a_notice_sent_again_counts_from_the_first_time() -> None:
    notices = [RedNotice(HOLDER, SENT, NINE), RedNotice(HOLDER, SENT, NINE + timedelta(days=1))]
    assert notice_times([HOLDER], notices).holder_notified_at == NINE


def test_a_logged_call_needs_a_day_since_the_approval_and_a_note() -> None:
    days = {"approved_on": date(2010, 4, 12), "today": date(2010, 4, 14)}
    for outside in (date(2010, 4, 11), date(2010, 4, 15)):
        assert [(reason.code, reason.at) for reason in log_gaps(outside, " ", **days)] == [
            (NoticeReason.LOG_DAY_OUTSIDE, "on"),
            (NoticeReason.LOG_NOTE_MISSING, "note"),
        ]
    for within in days.values():
        assert log_gaps(within, "Telephone", **days) == ()


@pytest.mark.parametrize("old", list(Rag))
@pytest.mark.parametrize("new", list(Rag))
def test_only_a_correction_that_stays_red_keeps_its_notices(old: Rag, new: Rag) -> None:
    times = NoticeTimes(NINE, NINE)
    stays = old is Rag.RED and new is Rag.RED
    assert carried_notices(times, old, new) == (times if stays else NoticeTimes())


@pytest.mark.parametrize(
    ("state", "becomes"),
    [
        (RedNoticeState.QUEUED, TakenBack.HELD_BACK),
        (RedNoticeState.SENT, TakenBack.CORRECTED),
        (RedNoticeState.LOGGED, TakenBack.CORRECTED),
        (RedNoticeState.FAILED, TakenBack.FORGOTTEN),
        (RedNoticeState.BOUNCED, TakenBack.FORGOTTEN),
    ],
)
def test_only_those_who_were_told_get_a_correction(
    state: RedNoticeState, becomes: TakenBack
) -> None:
    assert taken_back(state) is becomes


def test_a_notice_without_a_mail_is_logged_and_not_sent_again() -> None:
    assert may_resend(has_mail=True).allowed
    assert may_resend(has_mail=False).codes == (NoticeReason.NO_MAIL,)


def test_failed_and_bounced_notices_can_be_sent_again_or_logged() -> None:
    table, states, actions = RED_NOTICE_TRANSITIONS, RedNoticeState, RedNoticeAction
    for state in (states.FAILED, states.BOUNCED):
        assert table.actions(state) == (actions.RESEND, actions.LOG)
    assert table.target(states.QUEUED, actions.LOG) is LOGGED
    assert table.is_final(LOGGED)
    assert replace(RedNotice(HOLDER), state=SENT).counts_from is None
