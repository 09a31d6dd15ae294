"""The workshop (workshop) and the version of its result that holder and secretariat agree on."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from portal.domain.actors import Role
from portal.domain.criteria import (
    Accumulation,
    Baseline,
    CriterionReason,
    Direction,
    Measure,
    ProjectPeriod,
    SmartFinding,
    SmartLetter,
    SuccessCriterion,
    smart_check,
)
from portal.domain.milestones import Milestone
from portal.domain.risks import Risk
from portal.domain.theory import (
    CausalLink,
    Level,
    NodeKind,
    ResultNode,
    TheoryOfChange,
    TheoryReason,
    level_of,
    theory_gaps,
)
from portal.domain.transitions import Transition, TransitionTable
from portal.domain.verdict import Reason, Verdict

__all__ = [
    "WORKSHOP_TRANSITIONS",
    "Accumulation",
    "Baseline",
    "CausalLink",
    "CriterionReason",
    "Direction",
    "Level",
    "Measure",
    "NodeKind",
    "ProjectPeriod",
    "ResultNode",
    "SmartFinding",
    "SmartLetter",
    "SuccessCriterion",
    "TheoryOfChange",
    "TheoryReason",
    "Workshop",
    "WorkshopAction",
    "WorkshopReason",
    "WorkshopState",
    "agreement_gaps",
    "level_of",
    "may_agree",
    "revise_target",
    "revision_gaps",
    "signature_gaps",
    "smart_check",
    "theory_gaps",
]


class WorkshopReason(StrEnum):
    """What is missing before a workshop's result can be agreed or revised."""

    PROBLEM_MISSING = "workshop_problem_missing"
    PERIOD_REVERSED = "workshop_period_reversed"
    CRITERION_MISSING = "workshop_criterion_missing"
    CRITERION_TWICE = "workshop_criterion_twice"
    NODE_UNKNOWN = "criterion_node_unknown"
    LEVEL_MISMATCH = "criterion_level_mismatch"
    MILESTONE_MISSING = "workshop_milestone_missing"
    MILESTONE_TITLE_MISSING = "milestone_title_missing"
    MILESTONE_OUTSIDE_PERIOD = "milestone_outside_period"
    RISK_MISSING = "workshop_risk_missing"
    HOLDER_SIGNATURE_MISSING = "signature_holder_missing"
    SECRETARIAT_SIGNATURE_MISSING = "signature_secretariat_missing"
    REVISION_REASON_MISSING = "revision_reason_missing"
    REVISION_VERSION_NOT_NEXT = "revision_version_not_next"
    ORIGINAL_TARGET_CHANGED = "original_target_changed"


class WorkshopState(StrEnum):
    """The states of one version."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    AGREED = "agreed"
    SUPERSEDED = "superseded"


class WorkshopAction(StrEnum):
    """What can be done with a version."""

    SAVE = "save"
    PROPOSE = "propose"
    REWORK = "rework"
    AGREE = "agree"
    SUPERSEDE = "supersede"


@dataclass(frozen=True, slots=True)
class Workshop:
    """One version of what was agreed: problem, theory, criteria, milestones and risks.

    A later version has a number one higher and a reason; the versions before it stay.
    """

    period: ProjectPeriod
    problem: str = ""
    theory: TheoryOfChange = TheoryOfChange()  # noqa: RUF009 - a frozen value
    criteria: tuple[SuccessCriterion, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    risks: tuple[Risk, ...] = ()
    no_risks_because: str | None = None
    version: int = 1
    state: WorkshopState = WorkshopState.DRAFT
    revision_reason: str | None = None
    holder_signed_on: date | None = None
    secretariat_signed_on: date | None = None

    def criterion(self, criterion_id: str) -> SuccessCriterion | None:
        """Return the criterion with the id, or None."""
        return next((kept for kept in self.criteria if kept.id == criterion_id), None)


def _criterion_gaps(workshop: Workshop, criterion: SuccessCriterion) -> list[Reason]:
    """Return what one criterion lacks: the SMART letters, its node and its level."""
    found = [
        Reason(code, {"criterion": criterion.id, "letter": finding.letter.value})
        for finding in smart_check(criterion, workshop.period)
        for code in finding.codes
    ]
    node = workshop.theory.node(criterion.node_id)
    facts = {"criterion": criterion.id}
    if node is None and criterion.node_id.strip():
        found.append(Reason(WorkshopReason.NODE_UNKNOWN, facts))
    if node is not None and level_of(node.kind) is not criterion.level:
        found.append(Reason(WorkshopReason.LEVEL_MISMATCH, facts))
    return found


def _criteria_gaps(workshop: Workshop) -> list[Reason]:
    """Return what the criteria lack together and one by one."""
    if not workshop.criteria:
        return [Reason(WorkshopReason.CRITERION_MISSING)]
    found: list[Reason] = []
    seen: set[str] = set()
    for criterion in workshop.criteria:
        if criterion.id in seen:
            found.append(Reason(WorkshopReason.CRITERION_TWICE, {"criterion": criterion.id}))
        seen.add(criterion.id)
        found.extend(_criterion_gaps(workshop, criterion))
    return found


def _plan_gaps(workshop: Workshop) -> list[Reason]:
    """Return what the milestone plan and the list of risks lack."""
    found: list[Reason] = []
    if not workshop.milestones:
        found.append(Reason(WorkshopReason.MILESTONE_MISSING))
    for milestone in workshop.milestones:
        facts = {"milestone": milestone.id}
        if not milestone.title.strip():
            found.append(Reason(WorkshopReason.MILESTONE_TITLE_MISSING, facts))
        if not workshop.period.start <= milestone.baseline_date <= workshop.period.end:
            found.append(Reason(WorkshopReason.MILESTONE_OUTSIDE_PERIOD, facts))
    if not workshop.risks and not (workshop.no_risks_because or "").strip():
        found.append(Reason(WorkshopReason.RISK_MISSING))
    return found


def agreement_gaps(workshop: Workshop) -> tuple[Reason, ...]:
    """Return what the content lacks before it can be agreed; signatures are asked separately."""
    found: list[Reason] = []
    if not workshop.problem.strip() and not workshop.theory.of_kind(NodeKind.PROBLEM):
        found.append(Reason(WorkshopReason.PROBLEM_MISSING))
    if workshop.period.end < workshop.period.start:
        found.append(Reason(WorkshopReason.PERIOD_REVERSED))
    found.extend(theory_gaps(workshop.theory))
    found.extend(_criteria_gaps(workshop))
    found.extend(_plan_gaps(workshop))
    return tuple(found)


def signature_gaps(workshop: Workshop) -> tuple[Reason, ...]:
    """Return whose signature is missing: the holder's, the secretariat's."""
    found: list[Reason] = []
    if workshop.holder_signed_on is None:
        found.append(Reason(WorkshopReason.HOLDER_SIGNATURE_MISSING))
    if workshop.secretariat_signed_on is None:
        found.append(Reason(WorkshopReason.SECRETARIAT_SIGNATURE_MISSING))
    return tuple(found)


def revision_gaps(agreed: Workshop, revised: Workshop) -> tuple[Reason, ...]:
    """Return what a later version lacks: a reason, the next number, the original targets."""
    found: list[Reason] = []
    if not (revised.revision_reason or "").strip():
        found.append(Reason(WorkshopReason.REVISION_REASON_MISSING))
    if revised.version != agreed.version + 1:
        found.append(Reason(WorkshopReason.REVISION_VERSION_NOT_NEXT))
    for criterion in revised.criteria:
        before = agreed.criterion(criterion.id)
        if before is not None and before.first_target != criterion.first_target:
            facts = {"criterion": criterion.id}
            found.append(Reason(WorkshopReason.ORIGINAL_TARGET_CHANGED, facts))
    return tuple(found)


def may_agree(workshop: Workshop, agreed: Workshop | None = None) -> Verdict:
    """Return whether the version can become the agreed one, after the one agreed before it."""
    revision = revision_gaps(agreed, workshop) if agreed is not None else ()
    return Verdict.unless((*agreement_gaps(workshop), *signature_gaps(workshop), *revision))


def revise_target(criterion: SuccessCriterion, target: Decimal) -> SuccessCriterion:
    """Return the criterion with a new target; the original target is kept beside it."""
    return replace(criterion, target=target, original_target=criterion.first_target)


_BOTH = (Role.PROJECT_EDITOR, Role.CERTIFIER, Role.SECRETARIAT)

WORKSHOP_TRANSITIONS: TransitionTable[WorkshopState] = TransitionTable(
    "workshop",
    (
        Transition(
            WorkshopState.DRAFT,
            WorkshopState.DRAFT,
            WorkshopAction.SAVE,
            _BOTH,
            event="workshop_saved",
        ),
        Transition(
            WorkshopState.DRAFT,
            WorkshopState.PROPOSED,
            WorkshopAction.PROPOSE,
            _BOTH,
            event="workshop_proposed",
            guard="workshop.agreement_gaps",
            mail="workshop_proposed",
        ),
        Transition(
            WorkshopState.PROPOSED,
            WorkshopState.DRAFT,
            WorkshopAction.REWORK,
            _BOTH,
            event="workshop_reworked",
        ),
        Transition(
            WorkshopState.PROPOSED,
            WorkshopState.AGREED,
            WorkshopAction.AGREE,
            (Role.SECRETARIAT,),
            event="workshop_agreed",
            guard="workshop.may_agree",
            mail="workshop_agreed",
            journal=True,
        ),
        Transition(
            WorkshopState.AGREED,
            WorkshopState.SUPERSEDED,
            WorkshopAction.SUPERSEDE,
            (Role.SECRETARIAT,),
            event="workshop_superseded",
            system=True,
        ),
    ),
)
