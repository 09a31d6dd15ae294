"""A monitoring scheme's settings (monitoreringsordning) and its thresholds R1 and R29."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from portal.domain.errors import DomainError
from portal.domain.verdict import Reason, Verdict

ZERO = Decimal(0)
ONE = Decimal(1)

MEETING_DAYS = (
    "papers_ready_working_days",
    "agenda_closes_working_days",
    "agenda_sent_working_days",
)
"""Settings that count back in working days from a committee's meeting."""


class PolicyReason(StrEnum):
    """Why a threshold is not met, or a setting or funding line cannot exist."""

    AMOUNT_NEGATIVE = "amount_negative"
    YEARLY_BUDGET_NOT_OVER = "yearly_budget_not_over"
    NO_MUNICIPAL_FUNDING = "no_municipal_funding"
    MUNICIPAL_BELOW_LIMIT = "municipal_below_limit"
    MONITORING_REASON_MISSING = "monitoring_reason_missing"
    SETTING_OUT_OF_RANGE = "setting_out_of_range"
    SETTING_ORDER = "setting_yellow_above_green"


class MonitoredBasis(StrEnum):
    """Whether the municipal co-financing is summed over the whole period or year by year."""

    WHOLE_PERIOD = "whole_period"
    PER_YEAR = "per_year"


class RedTwice(StrEnum):
    """Which two reds count: any two, or two in a row."""

    ANY_TWO = "any_two"
    CONSECUTIVE = "consecutive"


class MonitoringStep(StrEnum):
    """What a changed funding line leads to."""

    BEGINS = "begins"
    CONTINUES = "continues"
    ASK_SECRETARIAT = "ask_secretariat"
    NOT_MONITORED = "not_monitored"


@dataclass(frozen=True, slots=True)
class FundingLine:
    """Money from one source in one year, in kroner; municipal lines may come from a pool."""

    source: str
    year: int
    amount: Decimal
    municipal: bool
    pool_id: str | None = None
    organisation_id: str | None = None

    def __post_init__(self) -> None:
        """Refuse a negative amount."""
        if self.amount < ZERO:
            raise DomainError(PolicyReason.AMOUNT_NEGATIVE, "amount", {"amount": self.amount})


@dataclass(frozen=True, slots=True)
class SchemePolicy:
    """The settings of one scheme; the defaults are those of the Copenhagen monitoring."""

    registered_over: Decimal = Decimal(50000)
    monitored_at_least: Decimal = Decimal(100000)
    monitored_basis: MonitoredBasis = MonitoredBasis.WHOLE_PERIOD
    green_from: Decimal = Decimal("0.85")
    yellow_from: Decimal = Decimal("0.50")
    not_due_below: Decimal = Decimal("0.10")
    milestone_days: int = 90
    milestone_weight: Decimal = ONE
    key_cap_below: Decimal = Decimal("0.50")
    missing_share: Decimal = Decimal("0.5")
    red_twice: RedTwice = RedTwice.ANY_TWO
    notice_working_days: int = 0
    plan_working_days: int = 10
    papers_ready_working_days: int = 10
    agenda_closes_working_days: int = 5
    agenda_sent_working_days: int = 4
    own_proposals_may_be_approved: bool = False
    certification: bool = False
    time_zone: str = "Europe/Copenhagen"
    show_last_rag_when_not_due: bool = True

    def __post_init__(self) -> None:
        """Refuse settings that no rule could work with."""
        shares = ("green_from", "yellow_from", "not_due_below", "key_cap_below", "missing_share")
        for name in shares:
            _within(name, getattr(self, name), ZERO, ONE)
        for name in ("registered_over", "monitored_at_least", "milestone_weight"):
            _within(name, getattr(self, name), ZERO, None)
        _within("not_due_below", self.not_due_below, Decimal("0.000001"), ONE)
        _within("milestone_days", Decimal(self.milestone_days), ONE, None)
        _within("notice_working_days", Decimal(self.notice_working_days), ZERO, None)
        _within("plan_working_days", Decimal(self.plan_working_days), ONE, None)
        for name in MEETING_DAYS:
            _within(name, Decimal(getattr(self, name)), ZERO, Decimal(60))
        if self.yellow_from > self.green_from:
            raise DomainError(PolicyReason.SETTING_ORDER, "yellow_from")


def _within(name: str, value: Decimal, low: Decimal, high: Decimal | None) -> None:
    """Refuse a setting outside its range."""
    if value < low or (high is not None and value > high):
        raise DomainError(PolicyReason.SETTING_OUT_OF_RANGE, name, {"value": value})


def municipal_total(lines: Iterable[FundingLine]) -> Decimal:
    """Return the municipal funding in kroner over the whole project period.

    >>> municipal_total([FundingLine("BIU", 2009, Decimal(60000), municipal=True),
    ...                  FundingLine("EU", 2009, Decimal(90000), municipal=False)])
    Decimal('60000')
    """
    return sum((line.amount for line in lines if line.municipal), ZERO)


def highest_year(lines: Iterable[FundingLine]) -> Decimal:
    """Return the sum in kroner of the year that has most, 0 without lines."""
    years: dict[int, Decimal] = {}
    for line in lines:
        years[line.year] = years.get(line.year, ZERO) + line.amount
    return max(years.values(), default=ZERO)


def must_be_registered(lines: Iterable[FundingLine], policy: SchemePolicy) -> Verdict:
    """Return whether the project belongs in the register: over 50,000 kr. in a year (R29, R30).

    The limit is on the total yearly budget, strictly over, and the municipality pays some of it.

    >>> line = FundingLine("BIU", 2009, Decimal("50000.01"), municipal=True)
    >>> must_be_registered([line], SchemePolicy()).allowed
    True
    """
    kept = tuple(lines)
    total = highest_year(kept)
    reasons: list[Reason] = []
    if total <= policy.registered_over:
        facts = {"amount": total, "limit": policy.registered_over}
        reasons.append(Reason(PolicyReason.YEARLY_BUDGET_NOT_OVER, facts))
    if municipal_total(kept) <= ZERO:
        reasons.append(Reason(PolicyReason.NO_MUNICIPAL_FUNDING))
    return Verdict.unless(reasons)


def monitored_amount(lines: Iterable[FundingLine], policy: SchemePolicy) -> Decimal:
    """Return the municipal co-financing in kroner that the scheme compares with its limit."""
    municipal = tuple(line for line in lines if line.municipal)
    if policy.monitored_basis is MonitoredBasis.PER_YEAR:
        return highest_year(municipal)
    return municipal_total(municipal)


def must_be_monitored(lines: Iterable[FundingLine], policy: SchemePolicy) -> Verdict:
    """Return whether the municipal co-financing is at least 100,000 kr. (R1).

    >>> line = FundingLine("BIU", 2009, Decimal("99999.99"), municipal=True)
    >>> must_be_monitored([line], SchemePolicy()).codes
    (<PolicyReason.MUNICIPAL_BELOW_LIMIT: 'municipal_below_limit'>,)
    """
    amount = monitored_amount(lines, policy)
    if amount >= policy.monitored_at_least:
        return Verdict.yes()
    facts = {"amount": amount, "limit": policy.monitored_at_least}
    return Verdict.no(Reason(PolicyReason.MUNICIPAL_BELOW_LIMIT, facts))


def decided_monitoring(reason: str) -> Verdict:
    """Return whether a project below the limit may be monitored by decision: a reason is needed.

    >>> decided_monitoring("  ").allowed
    False
    """
    if reason.strip():
        return Verdict.yes()
    return Verdict.no(Reason(PolicyReason.MONITORING_REASON_MISSING))


def monitoring_step(
    lines: Iterable[FundingLine], policy: SchemePolicy, *, monitored: bool, by_decision: bool
) -> MonitoringStep:
    """Return what follows when a funding line changes; falling below stops nothing by itself."""
    if must_be_monitored(lines, policy).allowed:
        return MonitoringStep.CONTINUES if monitored else MonitoringStep.BEGINS
    if not monitored:
        return MonitoringStep.NOT_MONITORED
    return MonitoringStep.CONTINUES if by_decision else MonitoringStep.ASK_SECRETARIAT
