"""A round is published whole or not at all, and no red goes out before its notices."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.domain.errors import DomainError
from portal.domain.notices import NoticeTimes
from portal.domain.policy import SchemePolicy
from portal.domain.publication import (
    PublicationReason,
    RoundProject,
    earliest_publication,
    may_correct,
    may_publish,
    may_release_papers,
    may_supplement,
    notice_gaps,
    publication_gaps,
)
from portal.domain.rag import (
    Assessed,
    AssessedLater,
    Cell,
    Closing,
    Ended,
    NotDue,
    NotMonitored,
    NotReported,
    Rag,
)
from portal.domain.rounds import RoundState

POLICY = SchemePolicy()
NOW = datetime(2010, 4, 29, 8, tzinfo=UTC)
BEFORE = NOW - timedelta(days=1)
NONE: frozenset[date] = frozenset()
R = PublicationReason


def stands_the_check(rag: Rag, published_at: datetime | None, times: NoticeTimes) -> bool:
    """Whether a version's row satisfies the database's CHECK on red ratings."""
    if rag is not Rag.RED or published_at is None:
        return True
    last = times.last
    return last is not None and last < published_at


def project(cell: Cell | None, **facts: object) -> RoundProject:
    return replace(RoundProject("p", cell), **facts)  # type: ignore[arg-type]


def told(rag: Rag = Rag.RED) -> RoundProject:
    return project(
        Assessed(rag), proposed=True, holder_notified_at=BEFORE, owners_notified_at=BEFORE
    )


def codes(*projects: RoundProject, policy: SchemePolicy = POLICY) -> list[str]:
    return [gap.code for gap in publication_gaps(projects, policy, NOW, NONE)]


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (project(Assessed(Rag.GREEN), proposed=True), []),
        (project(Assessed(Rag.YELLOW), proposed=True), []),
        (project(Closing()), []),
        (project(Closing(Rag.GREEN), proposed=True), []),
        (project(Ended()), []),
        (project(NotDue(because="not_due_paused")), []),
        (project(NotMonitored()), []),
        (project(NotReported()), []),
        (project(AssessedLater("Came on the last day"), has_report=True), []),
        (project(AssessedLater(), has_report=True, assessed_later_reason="Late"), []),
        (told(), []),
        (project(None), [R.PENDING]),
        (project(NotReported(), has_report=True), [R.REPORT_CAME]),
        (project(NotReported(), proposed=True), [R.RATING_PROPOSED]),
        (project(AssessedLater("x")), [R.NO_REPORT_CAME]),
        (project(AssessedLater(" "), has_report=True), [R.LATER_REASON_MISSING]),
        (
            project(AssessedLater("x"), has_report=True, proposed=True),
            [R.RATING_PROPOSED],
        ),
        (project(Closing(), proposed=True), [R.RATING_PROPOSED]),
        (project(NotDue(), proposed=True), [R.RATING_PROPOSED]),
        (project(Ended(), proposed=True), [R.RATING_PROPOSED]),
        (project(Assessed(Rag.RED)), [R.HOLDER_NOT_NOTIFIED, R.OWNERS_NOT_NOTIFIED]),
        (project(Closing(Rag.RED)), [R.HOLDER_NOT_NOTIFIED, R.OWNERS_NOT_NOTIFIED]),
        (project(Assessed(Rag.RED), holder_notified_at=BEFORE), [R.OWNERS_NOT_NOTIFIED]),
        (project(Assessed(Rag.RED), owners_notified_at=BEFORE), [R.HOLDER_NOT_NOTIFIED]),
        (replace(told(), owners_notified_at=NOW), [R.NOTICE_NOT_BEFORE]),
        (replace(told(), holder_notified_at=NOW + timedelta(hours=1)), [R.NOTICE_NOT_BEFORE]),
    ],
)
def test_what_holds_a_round_back(one: RoundProject, expected: list[str]) -> None:
    assert codes(one) == expected


def test_one_project_that_is_not_ready_holds_the_whole_round() -> None:
    ready = [replace(told(Rag.GREEN), project_id=str(number)) for number in range(9)]
    everybody = [*ready, project(Assessed(Rag.RED))]
    assert may_publish(RoundState.CLOSED, ready, POLICY, NOW, NONE).allowed
    verdict = may_publish(RoundState.CLOSED, everybody, POLICY, NOW, NONE)
    assert not verdict.allowed
    assert {reason.facts["project"] for reason in verdict.reasons} == {"p"}


@pytest.mark.parametrize("state", list(RoundState))
def test_only_a_closed_round_is_published_and_only_a_published_one_supplemented(
    state: RoundState,
) -> None:
    public = state in {RoundState.PUBLISHED, RoundState.SUPPLEMENTED}
    closed = state is RoundState.CLOSED
    assert may_publish(state, [told()], POLICY, NOW, NONE).allowed is closed
    assert may_supplement(state, [told()], POLICY, NOW, NONE).allowed is public


def test_an_empty_round_is_not_published() -> None:
    assert may_publish(RoundState.CLOSED, [], POLICY, NOW, NONE).codes == (R.NO_PROJECTS,)
    assert may_supplement(RoundState.PUBLISHED, [], POLICY, NOW, NONE).codes == (R.NO_PROJECTS,)


def test_a_supplement_stands_under_the_same_conditions() -> None:
    untold = project(Assessed(Rag.RED))
    late = project(AssessedLater("x"), has_report=True)
    assert (
        R.HOLDER_NOT_NOTIFIED
        in may_supplement(RoundState.PUBLISHED, [untold], POLICY, NOW, NONE).codes
    )
    assert may_supplement(RoundState.PUBLISHED, [late], POLICY, NOW, NONE).codes == (R.NOT_RATED,)
    pending = may_supplement(RoundState.PUBLISHED, [project(None)], POLICY, NOW, NONE)
    assert pending.codes == (R.PENDING,)


def test_the_waiting_time_is_counted_in_working_days_of_the_scheme() -> None:
    five = SchemePolicy(notice_working_days=5)
    wednesday = datetime(2010, 4, 14, 8, 52, tzinfo=UTC)
    times = NoticeTimes(wednesday - timedelta(hours=1), wednesday)
    assert earliest_publication(times, five, NONE) == date(2010, 4, 21)
    tuesday_night = datetime(2010, 4, 20, 21, 59, tzinfo=UTC)
    waiting = notice_gaps(times, five, tuesday_night, NONE)
    assert [reason.code for reason in waiting] == [R.WAITING_TIME]
    assert waiting[0].facts["earliest"] == date(2010, 4, 21)
    assert not notice_gaps(times, five, tuesday_night + timedelta(minutes=1), NONE)
    holiday = frozenset({date(2010, 4, 19)})
    assert earliest_publication(times, five, holiday) == date(2010, 4, 22)


def test_a_notice_late_at_night_counts_from_the_local_day() -> None:
    one = SchemePolicy(notice_working_days=1)
    half_past_midnight = datetime(2010, 4, 14, 22, 30, tzinfo=UTC)
    times = NoticeTimes(half_past_midnight, half_past_midnight)
    assert earliest_publication(times, one, NONE) == date(2010, 4, 16)


def test_without_waiting_time_the_same_day_will_do() -> None:
    minute_ago = NOW - timedelta(minutes=1)
    just_told = replace(told(), holder_notified_at=minute_ago, owners_notified_at=minute_ago)
    assert codes(just_told) == []


def test_naive_instants_are_refused() -> None:
    naive = NOW.replace(tzinfo=None)
    with pytest.raises(DomainError, match="publication_instant_without_zone"):
        publication_gaps([told()], POLICY, naive, NONE)
    with pytest.raises(DomainError, match="publication_instant_without_zone"):
        codes(replace(told(), holder_notified_at=naive))


def test_a_correction_to_red_needs_its_own_notices_and_always_a_reason() -> None:
    reds = may_correct(Rag.RED, NoticeTimes(), "Wrong figure", POLICY, NOW, NONE)
    assert reds.codes == (R.HOLDER_NOT_NOTIFIED, R.OWNERS_NOT_NOTIFIED)
    assert may_correct(Rag.GREEN, NoticeTimes(), "Wrong figure", POLICY, NOW, NONE).allowed
    carried = NoticeTimes(BEFORE, BEFORE)
    assert may_correct(Rag.RED, carried, "Wrong figure", POLICY, NOW, NONE).allowed
    silent = may_correct(Rag.GREEN, NoticeTimes(), " ", POLICY, NOW, NONE)
    assert silent.codes == (R.CORRECTION_REASON_MISSING,)


@pytest.mark.parametrize("state", list(RoundState))
def test_papers_are_released_with_the_round(state: RoundState) -> None:
    public = state in {RoundState.PUBLISHED, RoundState.SUPPLEMENTED}
    assert may_release_papers(state, [told()], POLICY, NOW, NONE).allowed is public
    untold = may_release_papers(state, [project(Assessed(Rag.RED))], POLICY, NOW, NONE)
    assert not untold.allowed


instants = st.none() | st.timedeltas(timedelta(days=-28), timedelta(days=28)).map(NOW.__add__)
cells = st.sampled_from(
    [
        None,
        *(Assessed(rag) for rag in Rag),
        *(Closing(rag) for rag in Rag),
        Closing(),
        Ended(),
        NotDue(),
        NotReported(),
        NotMonitored(),
        AssessedLater("x"),
    ]
)
projects = st.builds(
    RoundProject,
    project_id=st.uuids().map(str),
    cell=cells,
    has_report=st.booleans(),
    proposed=st.booleans(),
    holder_notified_at=instants,
    owners_notified_at=instants,
)


@given(st.lists(projects, min_size=1, max_size=6), st.integers(0, 5))
def test_no_round_with_a_red_that_lacks_notices_is_ever_published(
    members: list[RoundProject], waiting: int
) -> None:
    policy = SchemePolicy(notice_working_days=waiting)
    if may_publish(RoundState.CLOSED, members, policy, NOW, NONE).allowed:
        for one in members:
            rag = one.cell.rag if isinstance(one.cell, Assessed | Closing) else None
            assert one.cell is not None
            assert rag is None or stands_the_check(rag, NOW, one.notices)
            assert rag is not None or not one.proposed


@given(instants, instants, st.sampled_from(Rag), instants)
def test_the_check_of_the_database_lets_no_red_through_without_both_notices_before(
    holder: datetime | None, owners: datetime | None, rag: Rag, published: datetime | None
) -> None:
    allowed = stands_the_check(rag, published, NoticeTimes(holder, owners))
    both = holder is not None and owners is not None
    in_time = (
        published is not None
        and holder is not None
        and owners is not None
        and holder < published
        and owners < published
    )
    assert allowed is (rag is not Rag.RED or published is None or (both and in_time))
