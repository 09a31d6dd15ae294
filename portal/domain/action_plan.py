"""Action plans (handlingsplan) after a red rating: items, review item by item, agreement (R24)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portal.domain.actors import Role
from portal.domain.transitions import Transition, TransitionTable
from portal.domain.verdict import Reason, Verdict


class ActionPlanReason(StrEnum):
    """What keeps a plan from being submitted, agreed or returned."""

    NO_ITEMS = "plan_no_items"
    ITEM_INCOMPLETE = "plan_item_incomplete"
    ITEM_NOT_REVIEWED = "plan_item_not_reviewed"
    ITEM_RETURNED = "plan_item_returned"
    COMMENT_MISSING = "plan_comment_missing"
    NOTHING_RETURNED = "plan_nothing_returned"
    PROJECT_NOT_TOLD = "plan_project_not_told"
    REASON_MISSING = "plan_reason_missing"
    ITEM_OPEN = "plan_item_open"


class ActionPlanState(StrEnum):
    """The states of an action plan."""

    REQUESTED = "requested"
    DRAFTED = "drafted"
    SUBMITTED = "submitted"
    AGREED = "agreed"
    RETURNED = "returned"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    LAPSED = "lapsed"


class ActionPlanAction(StrEnum):
    """What can be done with an action plan."""

    DRAFT = "draft"
    SUBMIT = "submit"
    AGREE = "agree"
    RETURN = "return_"
    BEGIN = "begin"
    COMPLETE = "complete"
    LAPSE = "lapse"


class ItemReview(StrEnum):
    """What the pool owner thinks of an item."""

    OPEN = "open"
    AGREED = "agreed"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class ActionItem:
    """One item (tiltag): what, who, when, how it will be seen, and the pool owner's review."""

    id: str
    what: str
    who: str
    due: date | None
    seen_by: str = ""
    review: ItemReview = ItemReview.OPEN
    comment: str = ""
    done_on: date | None = None

    @property
    def is_complete(self) -> bool:
        """Whether the item says what, who and when."""
        return bool(self.what.strip() and self.who.strip() and self.due is not None)


def submission_gaps(items: Iterable[ActionItem]) -> tuple[Reason, ...]:
    """Return what a plan lacks before it is submitted: items that say what, who and when.

    >>> [reason.code.value for reason in submission_gaps([])]
    ['plan_no_items']
    """
    kept = tuple(items)
    if not kept:
        return (Reason(ActionPlanReason.NO_ITEMS),)
    return tuple(
        Reason(ActionPlanReason.ITEM_INCOMPLETE, {"item": item.id})
        for item in kept
        if not item.is_complete
    )


def _review_gaps(items: Iterable[ActionItem]) -> list[Reason]:
    """Return the items not reviewed, and those returned without a comment."""
    found: list[Reason] = []
    for item in items:
        facts = {"item": item.id}
        if item.review is ItemReview.OPEN:
            found.append(Reason(ActionPlanReason.ITEM_NOT_REVIEWED, facts))
        if item.review is ItemReview.RETURNED and not item.comment.strip():
            found.append(Reason(ActionPlanReason.COMMENT_MISSING, facts))
    return found


def may_agree_plan(items: Iterable[ActionItem], *, project_told: bool) -> Verdict:
    """Return whether the plan can be agreed: every item agreed, and the project told (R26).

    `project_told` is the pool owner's word that the project knows of the rule on red twice.
    """
    kept = tuple(items)
    found = [*submission_gaps(kept), *_review_gaps(kept)]
    found.extend(
        Reason(ActionPlanReason.ITEM_RETURNED, {"item": item.id})
        for item in kept
        if item.review is ItemReview.RETURNED
    )
    if not project_told:
        found.append(Reason(ActionPlanReason.PROJECT_NOT_TOLD))
    return Verdict.unless(found)


def may_return_plan(items: Iterable[ActionItem]) -> Verdict:
    """Return whether the plan can be returned: all reviewed, one returned with a comment."""
    kept = tuple(items)
    found = _review_gaps(kept)
    if not any(item.review is ItemReview.RETURNED for item in kept):
        found.append(Reason(ActionPlanReason.NOTHING_RETURNED))
    return Verdict.unless(found)


def may_complete_plan(items: Iterable[ActionItem]) -> Verdict:
    """Return whether the plan is completed: every item is done."""
    return Verdict.unless(
        Reason(ActionPlanReason.ITEM_OPEN, {"item": item.id})
        for item in items
        if item.done_on is None
    )


def reason_given(reason: str) -> Verdict:
    """Return whether the reason for letting a plan lapse is written."""
    return Verdict.yes() if reason.strip() else Verdict.no(Reason(ActionPlanReason.REASON_MISSING))


_OWNER = (Role.POOL_OWNER,)
_DRAFTERS = (Role.PROJECT_EDITOR, Role.CERTIFIER, Role.POOL_OWNER, Role.SECRETARIAT)
_S, _A = ActionPlanState, ActionPlanAction


def _plan(
    state: ActionPlanState,
    to: ActionPlanState,
    action: ActionPlanAction,
    event: str,
    guard: str | None = None,
    *,
    by: tuple[Role, ...] = _OWNER,
    mail: str | None = None,
) -> Transition[ActionPlanState]:
    """Return one row of the action plan's table."""
    reason = action is _A.LAPSE
    journal = to in {_S.AGREED, _S.LAPSED}
    return Transition(state, to, action, by, event, guard, mail, journal, reason_needed=reason)


ACTION_PLAN_TRANSITIONS: TransitionTable[ActionPlanState] = TransitionTable(
    "action_plan",
    (
        _plan(_S.REQUESTED, _S.DRAFTED, _A.DRAFT, "plan_drafted", by=_DRAFTERS),
        _plan(_S.DRAFTED, _S.DRAFTED, _A.DRAFT, "plan_saved", by=_DRAFTERS),
        _plan(
            _S.DRAFTED,
            _S.SUBMITTED,
            _A.SUBMIT,
            "plan_submitted",
            "action_plan.submission_gaps",
            by=_DRAFTERS,
            mail="plan_submitted",
        ),
        _plan(
            _S.SUBMITTED,
            _S.AGREED,
            _A.AGREE,
            "plan_agreed",
            "action_plan.may_agree_plan",
            mail="plan_agreed",
        ),
        _plan(
            _S.SUBMITTED,
            _S.RETURNED,
            _A.RETURN,
            "plan_returned",
            "action_plan.may_return_plan",
            mail="plan_returned",
        ),
        _plan(_S.RETURNED, _S.DRAFTED, _A.DRAFT, "plan_drafted", by=_DRAFTERS),
        _plan(_S.AGREED, _S.IN_PROGRESS, _A.BEGIN, "plan_begun"),
        _plan(
            _S.IN_PROGRESS,
            _S.COMPLETED,
            _A.COMPLETE,
            "plan_completed",
            "action_plan.may_complete_plan",
        ),
        *(
            _plan(
                state,
                _S.LAPSED,
                _A.LAPSE,
                "plan_lapsed",
                "action_plan.reason_given",
                by=(Role.SECRETARIAT,),
                mail="plan_lapsed",
            )
            for state in _S
            if state not in {_S.COMPLETED, _S.LAPSED}
        ),
    ),
)
