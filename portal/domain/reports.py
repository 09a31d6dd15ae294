"""Progress reports (kvartalsrapport): their content, what is missing, and their states."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from portal.domain.assessments import Ratings
from portal.domain.milestones import Milestone
from portal.domain.progress import ReportedValue
from portal.domain.report_states import REPORT_TRANSITIONS, SENT, ReportAction, ReportState
from portal.domain.risks import RiskBand, band, check_scale, score
from portal.domain.verdict import Reason, Verdict
from portal.domain.workshop import Workshop

__all__ = [
    "REPORT_TRANSITIONS",
    "SENT",
    "STEP_OF_REASON",
    "FollowUp",
    "MilestoneUpdate",
    "ProgressReport",
    "ReportAction",
    "ReportReason",
    "ReportState",
    "ReportStep",
    "RiskReview",
    "applied",
    "may_request_certification",
    "reason_given",
    "step_of",
    "submission_gaps",
]


class ReportReason(StrEnum):
    """What a report lacks before it can be submitted, or why it may not change."""

    VALUE_MISSING = "report_value_missing"
    VALUE_AND_REASON = "report_value_and_reason"
    VALUE_UNKNOWN_CRITERION = "report_value_unknown_criterion"
    MILESTONE_NOT_REVIEWED = "report_milestone_not_reviewed"
    MILESTONE_REACHED_LATER = "report_milestone_reached_in_future"
    RISK_NOT_REVIEWED = "report_risk_not_reviewed"
    ACTIVITY_NARRATIVE_MISSING = "report_activity_narrative_missing"
    RESULT_NARRATIVE_MISSING = "report_result_narrative_missing"
    ECONOMY_MISSING = "report_economy_missing"
    ECONOMY_NEGATIVE = "report_economy_negative"
    OWN_RATING_MISSING = "report_own_rating_missing"
    FOLLOW_UP_MISSING = "report_follow_up_missing"
    FOLLOW_UP_DONE_LATER = "report_follow_up_done_in_future"
    CERTIFICATION_NOT_USED = "report_certification_not_used"
    REASON_MISSING = "report_reason_missing"


class ReportStep(StrEnum):
    """The five steps of filling in a report."""

    ACTIVITIES = "activities"
    CRITERIA = "criteria"
    RISKS = "risks"
    ECONOMY = "economy"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class MilestoneUpdate:
    """What a report says about one milestone: reached on, a new forecast, or unchanged."""

    milestone_id: str
    reached_on: date | None = None
    forecast: date | None = None
    unchanged: bool = False
    comment: str = ""

    @property
    def says_something(self) -> bool:
        """Whether the milestone was reviewed."""
        return self.reached_on is not None or self.forecast is not None or self.unchanged


@dataclass(frozen=True, slots=True)
class RiskReview:
    """A risk looked at again: its likelihood and impact now, 1 to 5 each."""

    risk_id: str
    likelihood: int
    impact: int
    comment: str = ""

    def __post_init__(self) -> None:
        """Refuse a likelihood or impact outside 1 to 5."""
        check_scale(self.likelihood, self.impact)

    @property
    def score(self) -> int:
        """Likelihood times impact now."""
        return score(self.likelihood, self.impact)

    @property
    def band(self) -> RiskBand:
        """The band of the score now."""
        return band(self.score)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What a report says about one open item of an action plan: how it goes, or done on a day."""

    action_item_id: str
    text: str
    done_on: date | None = None

    @property
    def says_something(self) -> bool:
        """Whether the item was told of."""
        return bool(self.text.strip()) or self.done_on is not None


@dataclass(frozen=True, slots=True)
class ProgressReport:
    """One version of a project's report in a round; amounts in kroner."""

    project_id: str
    round_id: str
    period_end: date
    values: tuple[ReportedValue, ...] = ()
    milestones: tuple[MilestoneUpdate, ...] = ()
    risks: tuple[RiskReview, ...] = ()
    activity_narrative: str = ""
    result_narrative: str = ""
    economy_used: Decimal | None = None
    own_rating: Ratings = Ratings()  # noqa: RUF009 - a frozen value
    open_action_items: tuple[str, ...] = ()
    follow_ups: tuple[FollowUp, ...] = ()
    version: int = 1
    state: ReportState = ReportState.NOT_STARTED

    def value_of(self, criterion_id: str) -> ReportedValue | None:
        """Return what is reported on the criterion, or None."""
        return next((one for one in self.values if one.criterion_id == criterion_id), None)


def _value_gaps(report: ProgressReport, workshop: Workshop) -> list[Reason]:
    """Return the criteria without a number or a reason why there is none."""
    found: list[Reason] = []
    for criterion in workshop.criteria:
        reported = report.value_of(criterion.id)
        facts = {"criterion": criterion.id}
        has_value = reported is not None and reported.value is not None
        because = (reported.unavailable_because or "") if reported is not None else ""
        if has_value and because.strip():
            found.append(Reason(ReportReason.VALUE_AND_REASON, facts))
        if not has_value and not because.strip():
            found.append(Reason(ReportReason.VALUE_MISSING, facts))
    found.extend(
        Reason(ReportReason.VALUE_UNKNOWN_CRITERION, {"criterion": value.criterion_id})
        for value in report.values
        if workshop.criterion(value.criterion_id) is None
    )
    return found


def _milestone_gaps(report: ProgressReport, workshop: Workshop, today: date) -> list[Reason]:
    """Return the milestones awaited by now and not reviewed, and those reached in the future."""
    updates = {update.milestone_id: update for update in report.milestones}
    found: list[Reason] = []
    for milestone in workshop.milestones:
        update = updates.get(milestone.id)
        facts = {"milestone": milestone.id}
        expected = milestone.forecast or milestone.baseline_date
        awaited = milestone.reached_on is None and expected <= report.period_end
        if awaited and (update is None or not update.says_something):
            found.append(Reason(ReportReason.MILESTONE_NOT_REVIEWED, facts))
        if update is not None and update.reached_on is not None and update.reached_on > today:
            found.append(Reason(ReportReason.MILESTONE_REACHED_LATER, facts))
    return found


def _follow_up_gaps(report: ProgressReport, today: date) -> list[Reason]:
    """Return the open items that are not told of, and those said to be done in the future."""
    followed = {one.action_item_id for one in report.follow_ups if one.says_something}
    missing = [
        Reason(ReportReason.FOLLOW_UP_MISSING, {"action_item": item})
        for item in report.open_action_items
        if item not in followed
    ]
    later = (
        Reason(ReportReason.FOLLOW_UP_DONE_LATER, {"action_item": one.action_item_id})
        for one in report.follow_ups
        if one.done_on is not None and one.done_on > today
    )
    return [*missing, *later]


def _narrative_gaps(report: ProgressReport) -> list[Reason]:
    """Return what the words, the economy and the own rating lack."""
    found: list[Reason] = []
    if not report.activity_narrative.strip():
        found.append(Reason(ReportReason.ACTIVITY_NARRATIVE_MISSING))
    if not report.result_narrative.strip():
        found.append(Reason(ReportReason.RESULT_NARRATIVE_MISSING))
    if report.economy_used is None:
        found.append(Reason(ReportReason.ECONOMY_MISSING))
    elif report.economy_used < 0:
        found.append(Reason(ReportReason.ECONOMY_NEGATIVE))
    if report.own_rating.overall is None:
        found.append(Reason(ReportReason.OWN_RATING_MISSING))
    return found


def submission_gaps(report: ProgressReport, workshop: Workshop, today: date) -> tuple[Reason, ...]:
    """Return what the report lacks before it can be submitted, in the order of its steps.

    `today` bounds the dates on which milestones were reached.
    """
    reviewed = {review.risk_id for review in report.risks}
    return (
        *_milestone_gaps(report, workshop, today),
        *_value_gaps(report, workshop),
        *(
            Reason(ReportReason.RISK_NOT_REVIEWED, {"risk": risk.id})
            for risk in workshop.risks
            if risk.id not in reviewed
        ),
        *_narrative_gaps(report),
        *_follow_up_gaps(report, today),
    )


STEP_OF_REASON = {
    ReportReason.MILESTONE_NOT_REVIEWED: ReportStep.ACTIVITIES,
    ReportReason.MILESTONE_REACHED_LATER: ReportStep.ACTIVITIES,
    ReportReason.ACTIVITY_NARRATIVE_MISSING: ReportStep.ACTIVITIES,
    ReportReason.VALUE_MISSING: ReportStep.CRITERIA,
    ReportReason.VALUE_AND_REASON: ReportStep.CRITERIA,
    ReportReason.VALUE_UNKNOWN_CRITERION: ReportStep.CRITERIA,
    ReportReason.RESULT_NARRATIVE_MISSING: ReportStep.CRITERIA,
    ReportReason.RISK_NOT_REVIEWED: ReportStep.RISKS,
    ReportReason.FOLLOW_UP_MISSING: ReportStep.RISKS,
    ReportReason.FOLLOW_UP_DONE_LATER: ReportStep.RISKS,
    ReportReason.ECONOMY_MISSING: ReportStep.ECONOMY,
    ReportReason.ECONOMY_NEGATIVE: ReportStep.ECONOMY,
    ReportReason.OWN_RATING_MISSING: ReportStep.ECONOMY,
}


def step_of(code: str) -> ReportStep:
    """Return the step at which a gap can be mended, the check when it belongs to none.

    >>> step_of("report_economy_missing").value
    'economy'
    """
    return next(
        (step for reason, step in STEP_OF_REASON.items() if reason == code), ReportStep.CHECK
    )


def applied(milestones: tuple[Milestone, ...], report: ProgressReport) -> tuple[Milestone, ...]:
    """Return the milestones as they stand after the report; baseline dates never change."""
    updates = {update.milestone_id: update for update in report.milestones}
    return tuple(
        Milestone(
            milestone.id,
            milestone.title,
            milestone.baseline_date,
            update.forecast or milestone.forecast,
            update.reached_on or milestone.reached_on,
        )
        if (update := updates.get(milestone.id)) is not None
        else milestone
        for milestone in milestones
    )


def may_request_certification(gaps: tuple[Reason, ...], *, certification: bool) -> Verdict:
    """Return whether a draft can be sent to the certifier: nothing missing, certification used."""
    unused = () if certification else (Reason(ReportReason.CERTIFICATION_NOT_USED),)
    return Verdict.unless((*gaps, *unused))


def reason_given(reason: str) -> Verdict:
    """Return whether the reason for returning, reopening, exempting or extending is written."""
    return Verdict.yes() if reason.strip() else Verdict.no(Reason(ReportReason.REASON_MISSING))
