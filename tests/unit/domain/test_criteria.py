"""The SMART check says letter by letter what is missing."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from portal.domain.criteria import (
    Accumulation,
    Baseline,
    CriterionReason,
    Direction,
    SmartLetter,
    SuccessCriterion,
    smart_check,
)
from portal.domain.planned_path import PathReason
from tests.unit.domain.examples import END, PERIOD, START, families, knowledge, through

Reasons = dict[str, tuple[str, ...]]


def missing(criterion: SuccessCriterion) -> Reasons:
    findings = smart_check(criterion, PERIOD)
    assert [finding.letter for finding in findings] == list(SmartLetter)
    return {finding.letter.value: finding.codes for finding in findings if not finding.met}


def test_a_whole_criterion_meets_all_five_letters() -> None:
    assert missing(families()) == {}
    assert missing(knowledge()) == {}


@pytest.mark.parametrize(
    ("change", "letter", "code"),
    [
        ({"label": " "}, "S", CriterionReason.LABEL_MISSING),
        ({"group": ""}, "S", CriterionReason.GROUP_MISSING),
        ({"unit": ""}, "M", CriterionReason.UNIT_MISSING),
        ({"target": None}, "M", CriterionReason.TARGET_MISSING),
        ({"baseline": Baseline()}, "M", CriterionReason.BASELINE_MISSING),
        ({"baseline": Baseline(Decimal(1))}, "M", CriterionReason.BASELINE_DATE_MISSING),
        ({"target": Decimal(40)}, "A", CriterionReason.TARGET_IS_BASELINE),
        ({"target": Decimal(30)}, "A", CriterionReason.TARGET_AGAINST_DIRECTION),
        ({"direction": Direction.DOWN}, "A", CriterionReason.TARGET_AGAINST_DIRECTION),
        ({"target": Decimal(101)}, "A", CriterionReason.SHARE_OUTSIDE),
        ({"tolerance": Decimal(-1)}, "A", CriterionReason.TOLERANCE_NEGATIVE),
        ({"weight": Decimal(0)}, "A", CriterionReason.WEIGHT_NOT_POSITIVE),
        ({"node_id": ""}, "R", CriterionReason.NODE_MISSING),
        ({"due": None}, "T", CriterionReason.DUE_MISSING),
        ({"due": END + timedelta(days=1)}, "T", CriterionReason.DUE_OUTSIDE_PERIOD),
        ({"due": START}, "T", CriterionReason.DUE_OUTSIDE_PERIOD),
        ({"baseline": Baseline(Decimal(1), END)}, "T", CriterionReason.BASELINE_NOT_BEFORE_DUE),
        (
            {"path": through((date(2010, 2, 1), "0.5"), (date(2009, 2, 1), "0.2"))},
            "T",
            PathReason.POINTS_NOT_IN_ORDER,
        ),
        (
            {"path": through((date(2009, 2, 1), "0.5"), (date(2010, 2, 1), "0.2"))},
            "T",
            PathReason.GOES_BACK,
        ),
        ({"path": through((date(2011, 2, 1), "0.5"))}, "T", PathReason.POINT_OUTSIDE),
        ({"path": through((date(2010, 2, 1), "1.5"))}, "T", PathReason.POINT_OUTSIDE),
    ],
)
def test_each_thing_missing_is_told_under_its_letter(
    change: dict[str, object], letter: str, code: str
) -> None:
    changed = replace(knowledge(), **change)  # type: ignore[arg-type]
    found = missing(changed)
    assert code in found[letter]
    assert set(found) <= {letter, "T"} if letter == "T" else letter in found


def test_a_missing_baseline_is_accepted_with_its_reason() -> None:
    assert missing(replace(knowledge(), baseline=Baseline(missing_because="Too early"))) == {}


def test_a_count_without_baseline_may_not_aim_at_0() -> None:
    nothing = Baseline(missing_because="Nobody counted")
    idle = replace(families(), baseline=nothing, target=Decimal(0))
    assert families().accumulation is Accumulation.CUMULATIVE
    assert missing(idle)["A"] == (CriterionReason.TARGET_IS_BASELINE,)


def test_keeping_a_level_may_aim_at_its_baseline() -> None:
    kept = replace(knowledge(), direction=Direction.KEEP, target=Decimal(40))
    assert missing(kept) == {}
