"""What is written when a project is registered in Projektbanken (registrering, R29-R46)."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from portal.domain.evaluations import EvaluationKind
from portal.domain.policy import FundingLine
from portal.domain.rounds import ReportingInterval
from portal.domain.verdict import Reason

LONGEST_YEARS = 15


class RegistrationReason(StrEnum):
    """What is wrong with the registration of a project."""

    NAME_MISSING = "project_name_missing"
    PERIOD_REVERSED = "project_period_reversed"
    PERIOD_TOO_LONG = "project_period_too_long"
    OWNER_MISSING = "project_owner_missing"
    OWNER_TWICE = "project_owner_twice"
    FUNDING_OUTSIDE_PERIOD = "funding_outside_period"
    FUNDING_TWICE = "funding_twice"
    POOL_NOT_MUNICIPAL = "funding_pool_not_municipal"
    MONITORED_ALREADY = "monitored_already"
    NOT_MONITORED = "monitored_not"


@dataclass(frozen=True, slots=True)
class PlannedEvaluation:
    """An evaluation that is planned: kind, whether somebody from outside makes it, and when."""

    kind: EvaluationKind
    external: bool = False
    due: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class ProjectContact:
    """Whom to ask about a project; printed in Projektbanken (R44)."""

    name: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class ProjectDraft:
    """A project as it is registered or edited; amounts in kroner, ids of what it belongs to.

    `owner_ids` are the owning administrations in the order they are printed. `internal_note` is
    never public. `anchoring` is an Aftermath's word, empty while nothing is decided.
    """

    name: str
    starts_on: date
    ends_on: date
    holder_id: str
    owner_ids: tuple[str, ...]
    yearly_budget: Decimal
    short_name: str = ""
    description: str = ""
    purpose: str = ""
    problem_note: str = ""
    target_group: str = ""
    nationality: str = ""
    focus_area_ids: tuple[str, ...] = ()
    policy_goal_ids: tuple[str, ...] = ()
    district_ids: tuple[str, ...] = ()
    funding: tuple[FundingLine, ...] = ()
    evaluations: tuple[PlannedEvaluation, ...] = ()
    contact: ProjectContact = ProjectContact()
    interval: ReportingInterval = ReportingInterval.EVERY_ROUND
    anchoring: str = ""
    anchoring_reason: str = ""
    internal_note: str = ""


def registration_gaps(draft: ProjectDraft) -> tuple[tuple[str, Reason], ...]:
    """Return what is wrong with a registration, each beside the field it belongs to.

    A project is limited in time (R31, R32): it needs a first and a last day.
    """
    found: list[tuple[str, Reason]] = []
    if not draft.name.strip():
        found.append(("name", Reason(RegistrationReason.NAME_MISSING)))
    if draft.ends_on < draft.starts_on:
        found.append(("ends_on", Reason(RegistrationReason.PERIOD_REVERSED)))
    elif draft.ends_on.year - draft.starts_on.year > LONGEST_YEARS:
        facts = {"years": LONGEST_YEARS}
        found.append(("ends_on", Reason(RegistrationReason.PERIOD_TOO_LONG, facts)))
    if not draft.owner_ids:
        found.append(("owners", Reason(RegistrationReason.OWNER_MISSING)))
    if len(set(draft.owner_ids)) < len(draft.owner_ids):
        found.append(("owners", Reason(RegistrationReason.OWNER_TWICE)))
    return (*found, *(("funding", reason) for reason in _funding_gaps(draft)))


def _funding_gaps(draft: ProjectDraft) -> list[Reason]:
    """Return what is wrong with the lines of money."""
    found: list[Reason] = []
    seen: set[tuple[str, int, str | None]] = set()
    for line in draft.funding:
        facts = {"source": line.source, "year": str(line.year)}
        if not draft.starts_on.year <= line.year <= draft.ends_on.year:
            found.append(Reason(RegistrationReason.FUNDING_OUTSIDE_PERIOD, facts))
        if line.pool_id is not None and not line.municipal:
            found.append(Reason(RegistrationReason.POOL_NOT_MUNICIPAL, facts))
        key = (line.source.casefold(), line.year, line.pool_id)
        if key in seen:
            found.append(Reason(RegistrationReason.FUNDING_TWICE, facts))
        seen.add(key)
    return found
