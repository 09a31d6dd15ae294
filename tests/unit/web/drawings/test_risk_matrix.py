"""The risk matrix says each square's product and each risk's label."""

import pytest

from portal.web.drawings.risk_matrix import RiskMark, RiskMatrix, risk_matrix
from tests.unit.web.drawings.markup import said, with_class


def _matrix(*marks: RiskMark) -> RiskMatrix:
    return RiskMatrix("Risici", "Risici", "Sandsynlighed", "Konsekvens", marks)


def test_all_products_stand_in_their_squares() -> None:
    drawing = risk_matrix(_matrix(), "r")
    products = sorted(int(each.text or 0) for each in with_class(drawing, "fr-risk-product"))
    assert products == sorted(x * y for x in range(1, 6) for y in range(1, 6))


@pytest.mark.parametrize(("band", "squares"), [("low", 8), ("middle", 9), ("high", 8)])
def test_squares_are_in_the_band_of_their_product(band: str, squares: int) -> None:
    assert len(with_class(risk_matrix(_matrix(), "r"), f"fr-risk-{band}")) == squares


def test_both_axes_are_named() -> None:
    words = said(risk_matrix(_matrix(), "r"))
    assert "Sandsynlighed →" in words
    assert "Konsekvens →" in words


def test_risks_in_one_square_are_all_counted() -> None:
    three = risk_matrix(_matrix(*(RiskMark(f"R{n}", 3, 3) for n in range(1, 4))), "r")
    five = risk_matrix(_matrix(*(RiskMark(f"R{n}", 3, 3) for n in range(1, 6))), "r")
    assert all(label in said(three) for label in ("R1", "R2", "R3"))
    assert "+3" in said(five)


def test_likely_risks_stand_to_the_right_and_grave_ones_above() -> None:
    drawing = risk_matrix(_matrix(RiskMark("R1", 1, 1), RiskMark("R2", 5, 5)), "r")
    first, second = with_class(drawing, "fr-risk-mark")
    assert float(first.get("cx", "0")) < float(second.get("cx", "0"))
    assert float(first.get("cy", "0")) > float(second.get("cy", "0"))
