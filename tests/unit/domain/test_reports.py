"""A report is whole before it is submitted, and its states follow the table."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from portal.domain.actors import Role
from portal.domain.assessments import Ratings
from portal.domain.errors import DomainError
from portal.domain.milestones import Milestone
from portal.domain.progress import ReportedValue
from portal.domain.rag import Rag
from portal.domain.reports import (
    REPORT_TRANSITIONS,
    FollowUp,
    MilestoneUpdate,
    ProgressReport,
    ReportAction,
    ReportReason,
    ReportState,
    ReportStep,
    RiskReview,
    applied,
    may_request_certification,
    step_of,
    submission_gaps,
)
from tests.unit.domain.examples import PERIOD_END, workshop

S, A = ReportState, ReportAction

WHOLE = ProgressReport(
    project_id="p",
    round_id="r",
    period_end=PERIOD_END,
    values=(
        ReportedValue("families", Decimal(60)),
        ReportedValue("knowledge", None, "The survey comes in autumn"),
    ),
    milestones=(MilestoneUpdate("m1", reached_on=date(2009, 6, 26)),),
    risks=(RiskReview("r1", 3, 3),),
    activity_narrative="Nine mothers are at work.",
    result_narrative="Families know more.",
    economy_used=Decimal("1842300"),
    own_rating=Ratings(Rag.GREEN, Rag.GREEN, Rag.GREEN),
    open_action_items=("a1",),
    follow_ups=(FollowUp("a1", "Done in May"),),
)


TODAY = date(2010, 1, 10)


def codes(report: ProgressReport) -> list[str]:
    return [reason.code for reason in submission_gaps(report, workshop(), TODAY)]


def test_a_whole_report_can_be_submitted() -> None:
    assert codes(WHOLE) == []


@pytest.mark.parametrize(
    ("change", "code", "step"),
    [
        ({"values": WHOLE.values[:1]}, ReportReason.VALUE_MISSING, ReportStep.CRITERIA),
        (
            {"values": (WHOLE.values[0], ReportedValue("knowledge", None, " "))},
            ReportReason.VALUE_MISSING,
            ReportStep.CRITERIA,
        ),
        (
            {"values": (*WHOLE.values[:1], ReportedValue("knowledge", Decimal(1), "Why"))},
            ReportReason.VALUE_AND_REASON,
            ReportStep.CRITERIA,
        ),
        (
            {"values": (*WHOLE.values, ReportedValue("unknown", Decimal(1)))},
            ReportReason.VALUE_UNKNOWN_CRITERION,
            ReportStep.CRITERIA,
        ),
        ({"milestones": ()}, ReportReason.MILESTONE_NOT_REVIEWED, ReportStep.ACTIVITIES),
        (
            {"milestones": (MilestoneUpdate("m1"),)},
            ReportReason.MILESTONE_NOT_REVIEWED,
            ReportStep.ACTIVITIES,
        ),
        (
            {"milestones": (MilestoneUpdate("m1", reached_on=date(2010, 1, 11)),)},
            ReportReason.MILESTONE_REACHED_LATER,
            ReportStep.ACTIVITIES,
        ),
        ({"risks": ()}, ReportReason.RISK_NOT_REVIEWED, ReportStep.RISKS),
        (
            {"activity_narrative": " "},
            ReportReason.ACTIVITY_NARRATIVE_MISSING,
            ReportStep.ACTIVITIES,
        ),
        ({"result_narrative": ""}, ReportReason.RESULT_NARRATIVE_MISSING, ReportStep.CRITERIA),
        ({"economy_used": None}, ReportReason.ECONOMY_MISSING, ReportStep.ECONOMY),
        ({"economy_used": Decimal(-1)}, ReportReason.ECONOMY_NEGATIVE, ReportStep.ECONOMY),
        ({"own_rating": Ratings()}, ReportReason.OWN_RATING_MISSING, ReportStep.ECONOMY),
        ({"follow_ups": ()}, ReportReason.FOLLOW_UP_MISSING, ReportStep.RISKS),
    ],
)
def test_each_gap_is_named_and_leads_to_its_step(
    change: dict[str, object], code: ReportReason, step: ReportStep
) -> None:
    assert codes(replace(WHOLE, **change)) == [code]  # type: ignore[arg-type]
    assert step_of(code) is step


def test_a_milestone_may_be_reached_today() -> None:
    today = replace(WHOLE, milestones=(MilestoneUpdate("m1", reached_on=date(2010, 1, 10)),))
    assert codes(today) == []


def test_an_economy_of_0_is_an_answer() -> None:
    assert codes(replace(WHOLE, economy_used=Decimal(0))) == []


def test_a_milestone_still_to_come_need_not_be_reviewed() -> None:
    plan = replace(workshop(), milestones=(Milestone("m2", "Later", date(2010, 2, 28)),))
    report = replace(WHOLE, milestones=())
    assert submission_gaps(report, plan, TODAY) == ()
    today = replace(plan.milestones[0], baseline_date=PERIOD_END)
    asked = submission_gaps(report, replace(plan, milestones=(today,)), TODAY)
    assert [reason.code for reason in asked] == [ReportReason.MILESTONE_NOT_REVIEWED]
    moved = replace(today, forecast=date(2010, 2, 1))
    assert submission_gaps(report, replace(plan, milestones=(moved,)), TODAY) == ()


def test_a_report_moves_forecasts_and_never_baseline_dates() -> None:
    plan = workshop().milestones
    report = replace(WHOLE, milestones=(MilestoneUpdate("m1", forecast=date(2010, 3, 1)),))
    assert applied(plan, report) == (replace(plan[0], forecast=date(2010, 3, 1)),)
    assert applied(plan, replace(WHOLE, milestones=())) == plan


def test_certification_decides_which_way_a_draft_goes() -> None:
    assert may_request_certification((), certification=True).allowed
    unused = may_request_certification((), certification=False)
    assert unused.codes == (ReportReason.CERTIFICATION_NOT_USED,)


@pytest.mark.parametrize(
    ("start", "actions", "end"),
    [
        (S.NOT_STARTED, [A.START, A.SAVE, A.SUBMIT, A.ACCEPT], S.ACCEPTED),
        (S.DRAFT, [A.CERTIFY_REQUEST, A.CERTIFY], S.SUBMITTED),
        (S.DRAFT, [A.CERTIFY_REQUEST, A.RESUME], S.DRAFT),
        (S.SUBMITTED, [A.RETURN, A.RESUME, A.SUBMIT], S.SUBMITTED),
        (S.ACCEPTED, [A.REOPEN, A.SUBMIT], S.SUBMITTED),
        (S.NOT_STARTED, [A.MARK_NOT_SUBMITTED, A.EXTEND], S.DRAFT),
        (S.RETURNED, [A.EXTEND], S.RETURNED),
        (S.DRAFT, [A.EXEMPT], S.EXEMPTED),
    ],
)
def test_a_report_walks_the_table(
    start: ReportState, actions: list[ReportAction], end: ReportState
) -> None:
    state = start
    for action in actions:
        state = REPORT_TRANSITIONS.target(state, action)
    assert state is end


@pytest.mark.parametrize(
    ("state", "action"),
    [
        (S.NOT_STARTED, A.SUBMIT),
        (S.SUBMITTED, A.SUBMIT),
        (S.SUBMITTED, A.SAVE),
        (S.ACCEPTED, A.SAVE),
        (S.ACCEPTED, A.MARK_NOT_SUBMITTED),
        (S.EXEMPTED, A.EXTEND),
        (S.NOT_SUBMITTED, A.SUBMIT),
    ],
)
def test_what_the_table_does_not_say_cannot_happen(
    state: ReportState, action: ReportAction
) -> None:
    with pytest.raises(DomainError, match="transition_not_from_this_state"):
        REPORT_TRANSITIONS.target(state, action)


def test_only_a_certifier_certifies_and_only_the_secretariat_returns() -> None:
    table = REPORT_TRANSITIONS
    for role in Role:
        certifies = table.allowed(S.AWAITING_CERTIFICATION, A.CERTIFY, [role]).allowed
        returns = table.allowed(S.SUBMITTED, A.RETURN, [role]).allowed
        assert certifies is (role is Role.CERTIFIER)
        assert returns is (role is Role.SECRETARIAT)
