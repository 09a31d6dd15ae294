"""A verdict allows without reasons or refuses with all of them."""

from portal.domain.verdict import Reason, Verdict


def test_a_verdict_allows_when_nothing_is_missing() -> None:
    assert Verdict.unless([]) == Verdict.yes()
    gaps = [Reason("a", {"n": 1}), Reason("b")]
    assert Verdict.unless(gaps) == Verdict.no(*gaps)
    assert Verdict.unless(iter(gaps)).codes == ("a", "b")


def test_reasons_with_facts_can_be_kept_in_sets() -> None:
    assert len({Reason("a", {"n": 1}), Reason("a", {"n": 1}), Reason("a", {"n": 2})}) == 2
