"""The thresholds hold to the øre, and a change of funding asks rather than stops."""

from decimal import Decimal

import pytest

from portal.domain.errors import DomainError
from portal.domain.policy import (
    FundingLine,
    MonitoredBasis,
    MonitoringStep,
    PolicyReason,
    SchemePolicy,
    decided_monitoring,
    monitoring_step,
    municipal_total,
    must_be_monitored,
    must_be_registered,
)

POLICY = SchemePolicy()


def line(amount: str, year: int = 2009, *, municipal: bool = True) -> FundingLine:
    return FundingLine("source", year, Decimal(amount), municipal=municipal)


@pytest.mark.parametrize(
    ("amount", "registered"), [("50000", False), ("50000.01", True), ("49999.99", False)]
)
def test_a_project_is_registered_when_its_yearly_budget_is_over_50000(
    amount: str, registered: bool
) -> None:
    assert must_be_registered([line(amount)], POLICY).allowed is registered


def test_the_yearly_budget_counts_all_sources_of_one_year() -> None:
    lines = [line("10000"), line("40000.01", municipal=False)]
    assert must_be_registered(lines, POLICY).allowed


def test_two_years_below_the_limit_do_not_add_up_to_registration() -> None:
    assert not must_be_registered([line("40000", 2008), line("40000", 2009)], POLICY).allowed


def test_a_project_without_municipal_money_is_not_registered() -> None:
    verdict = must_be_registered([line("900000", municipal=False)], POLICY)
    assert verdict.codes == (PolicyReason.NO_MUNICIPAL_FUNDING,)


@pytest.mark.parametrize(("amount", "monitored"), [("99999.99", False), ("100000", True)])
def test_a_project_is_monitored_from_100000_municipal_kroner(amount: str, monitored: bool) -> None:
    assert must_be_monitored([line(amount)], POLICY).allowed is monitored


def test_money_from_others_does_not_count_towards_monitoring() -> None:
    lines = [line("99999.99"), line("5000000", municipal=False)]
    assert not must_be_monitored(lines, POLICY).allowed
    assert municipal_total(lines) == Decimal("99999.99")


def test_municipal_money_is_summed_over_the_whole_period_unless_the_scheme_says_per_year() -> None:
    lines = [line("60000", 2008), line("40000", 2009)]
    per_year = SchemePolicy(monitored_basis=MonitoredBasis.PER_YEAR)
    assert must_be_monitored(lines, POLICY).allowed
    assert not must_be_monitored(lines, per_year).allowed
    assert must_be_monitored([line("60000"), line("40000")], per_year).allowed


@pytest.mark.parametrize(
    ("amount", "monitored", "by_decision", "step"),
    [
        ("100000", False, False, MonitoringStep.BEGINS),
        ("100000", True, False, MonitoringStep.CONTINUES),
        ("99999.99", True, False, MonitoringStep.ASK_SECRETARIAT),
        ("99999.99", True, True, MonitoringStep.CONTINUES),
        ("99999.99", False, False, MonitoringStep.NOT_MONITORED),
    ],
)
def test_falling_below_the_limit_asks_the_secretariat_and_stops_nothing(
    amount: str, monitored: bool, by_decision: bool, step: MonitoringStep
) -> None:
    found = monitoring_step([line(amount)], POLICY, monitored=monitored, by_decision=by_decision)
    assert found is step


def test_monitoring_by_decision_needs_a_reason() -> None:
    assert decided_monitoring("The committee asked for it").allowed
    assert decided_monitoring(" \n").codes == (PolicyReason.MONITORING_REASON_MISSING,)


def test_a_negative_amount_cannot_exist() -> None:
    with pytest.raises(DomainError, match="amount_negative"):
        line("-0.01")


@pytest.mark.parametrize(
    "setting",
    [
        {"green_from": Decimal("0.4")},
        {"green_from": Decimal("1.01")},
        {"milestone_days": 0},
        {"not_due_below": Decimal(0)},
        {"notice_working_days": -1},
        {"milestone_weight": Decimal(-1)},
    ],
)
def test_settings_that_no_rule_could_work_with_are_refused(setting: dict[str, Decimal]) -> None:
    with pytest.raises(DomainError):
        SchemePolicy(**setting)  # type: ignore[arg-type]
