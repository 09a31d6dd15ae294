"""Assessments (vurdering): suggested, own and assessed rating are kept apart, for good."""

from dataclasses import dataclass
from enum import StrEnum

from portal.domain.actors import Role
from portal.domain.rag import Rag, worst
from portal.domain.transitions import Transition, TransitionTable
from portal.domain.verdict import Reason, Verdict


class AssessmentReason(StrEnum):
    """Why a rationale is required, or an assessment refused."""

    RATIONALE_FOR_YELLOW = "rationale_for_yellow"
    RATIONALE_FOR_RED = "rationale_for_red"
    RATIONALE_FOR_DEVIATION = "rationale_for_deviation"
    RATIONALE_MISSING = "rationale_missing"
    OVERALL_MISSING = "overall_rating_missing"
    REASON_MISSING = "assessment_reason_missing"


class AssessmentState(StrEnum):
    """The states of one version of an assessment."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    APPROVED = "approved"
    PUBLISHED = "published"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"


class AssessmentAction(StrEnum):
    """What can be done with an assessment."""

    SAVE = "save"
    PROPOSE = "propose"
    SEND_BACK = "send_back"
    APPROVE = "approve"
    REOPEN = "reopen"
    SET_ASIDE = "set_aside"
    PUBLISH = "publish"
    CORRECT = "correct"
    WITHDRAW = "withdraw"
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class Ratings:
    """Colours at activity level, at result level and overall; None where there is none (R7, R8)."""

    activity: Rag | None = None
    result: Rag | None = None
    overall: Rag | None = None

    def deviations(self, suggested: "Ratings") -> tuple[str, ...]:
        """Return the levels whose colour differs from a suggestion that was made.

        >>> Ratings(overall=Rag.GREEN).deviations(Ratings(overall=Rag.YELLOW))
        ('overall',)
        """
        pairs = (
            ("activity", self.activity, suggested.activity),
            ("result", self.result, suggested.result),
            ("overall", self.overall, suggested.overall),
        )
        return tuple(
            name for name, own, other in pairs if own is not None and other not in {None, own}
        )


def rationale_required(suggested: Ratings, assessed: Ratings) -> Verdict:
    """Return whether a rationale must be written, and the reasons why.

    `allowed` true means "yes, it is required": for yellow or red at any level and for every
    deviation from the suggestion. Without a suggestion there is nothing to deviate from.

    >>> green = Ratings(overall=Rag.GREEN)
    >>> rationale_required(green, green).allowed
    False
    """
    worst_given = worst((assessed.activity, assessed.result, assessed.overall))
    reasons: list[Reason] = []
    if worst_given is Rag.YELLOW:
        reasons.append(Reason(AssessmentReason.RATIONALE_FOR_YELLOW))
    if worst_given is Rag.RED:
        reasons.append(Reason(AssessmentReason.RATIONALE_FOR_RED))
    reasons.extend(
        Reason(AssessmentReason.RATIONALE_FOR_DEVIATION, {"level": level})
        for level in assessed.deviations(suggested)
    )
    return Verdict(allowed=bool(reasons), reasons=tuple(reasons))


def may_propose(suggested: Ratings, assessed: Ratings, rationale: str) -> Verdict:
    """Return whether the rating can be proposed: an overall colour, and a rationale if required."""
    reasons: list[Reason] = []
    if assessed.overall is None:
        reasons.append(Reason(AssessmentReason.OVERALL_MISSING))
    required = rationale_required(suggested, assessed)
    if required.allowed and not rationale.strip():
        reasons.append(Reason(AssessmentReason.RATIONALE_MISSING))
        reasons.extend(required.reasons)
    return Verdict.unless(reasons)


def reason_given(reason: str) -> Verdict:
    """Return whether the reason for reopening, correcting or withdrawing is written.

    >>> reason_given("").codes
    (<AssessmentReason.REASON_MISSING: 'assessment_reason_missing'>,)
    """
    if reason.strip():
        return Verdict.yes()
    return Verdict.no(Reason(AssessmentReason.REASON_MISSING))


_ASSESSOR = (Role.ASSESSOR,)
_APPROVER = (Role.APPROVER,)
_OFFICE = (Role.SECRETARIAT,)

ASSESSMENT_TRANSITIONS: TransitionTable[AssessmentState] = TransitionTable(
    "assessment",
    (
        Transition(
            AssessmentState.DRAFT,
            AssessmentState.DRAFT,
            AssessmentAction.SAVE,
            _ASSESSOR,
            event="assessment_saved",
        ),
        Transition(
            AssessmentState.DRAFT,
            AssessmentState.PROPOSED,
            AssessmentAction.PROPOSE,
            _ASSESSOR,
            event="assessment_proposed",
            guard="assessments.may_propose",
            mail="assessment_proposed",
        ),
        Transition(
            AssessmentState.PROPOSED,
            AssessmentState.DRAFT,
            AssessmentAction.SEND_BACK,
            (Role.ASSESSOR, Role.APPROVER),
            event="assessment_sent_back",
            guard="assessments.reason_given",
            reason_needed=True,
        ),
        Transition(
            AssessmentState.PROPOSED,
            AssessmentState.APPROVED,
            AssessmentAction.APPROVE,
            _APPROVER,
            event="assessment_approved",
            mail="red_notice",
        ),
        Transition(
            AssessmentState.APPROVED,
            AssessmentState.DRAFT,
            AssessmentAction.REOPEN,
            _APPROVER,
            event="assessment_reopened",
            guard="assessments.reason_given",
            mail="red_notice_correction",
            journal=True,
            reason_needed=True,
        ),
        Transition(
            AssessmentState.APPROVED,
            AssessmentState.CORRECTED,
            AssessmentAction.SET_ASIDE,
            _APPROVER,
            event="assessment_set_aside",
        ),
        Transition(
            AssessmentState.APPROVED,
            AssessmentState.PUBLISHED,
            AssessmentAction.PUBLISH,
            _OFFICE,
            event="assessment_published",
            guard="publication.rating_gaps",
            journal=True,
        ),
        Transition(
            AssessmentState.APPROVED,
            AssessmentState.CORRECTED,
            AssessmentAction.DROP,
            (Role.APPROVER, Role.SECRETARIAT),
            event="assessment_correction_dropped",
            guard="assessments.reason_given",
            mail="red_notice_correction",
            journal=True,
            reason_needed=True,
        ),
        Transition(
            AssessmentState.PUBLISHED,
            AssessmentState.CORRECTED,
            AssessmentAction.CORRECT,
            (Role.APPROVER, Role.SECRETARIAT),
            event="assessment_corrected",
            guard="publication.may_correct",
            mail="assessment_corrected",
            reason_needed=True,
        ),
        Transition(
            AssessmentState.PUBLISHED,
            AssessmentState.WITHDRAWN,
            AssessmentAction.WITHDRAW,
            (Role.APPROVER, Role.SECRETARIAT),
            event="assessment_withdrawn",
            guard="assessments.reason_given",
            mail="assessment_withdrawn",
            journal=True,
            reason_needed=True,
        ),
    ),
)
