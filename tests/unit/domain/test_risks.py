"""Risks are scored 1 to 25 in three bands."""

import pytest

from portal.domain.errors import DomainError
from portal.domain.reports import RiskReview
from portal.domain.risks import Risk, RiskBand


def test_every_cell_of_the_matrix_has_its_band() -> None:
    bands: dict[RiskBand, set[int]] = {band: set() for band in RiskBand}
    for likelihood in range(1, 6):
        for impact in range(1, 6):
            risk = Risk("r", "text", likelihood, impact)
            bands[risk.band].add(risk.score)
    assert bands[RiskBand.LOW] == {1, 2, 3, 4}
    assert bands[RiskBand.MEDIUM] == {5, 6, 8, 9, 10}
    assert bands[RiskBand.HIGH] == {12, 15, 16, 20, 25}


@pytest.mark.parametrize(("likelihood", "impact"), [(0, 3), (6, 3), (3, 0), (3, 6), (-1, 1)])
def test_a_risk_outside_the_scale_cannot_exist(likelihood: int, impact: int) -> None:
    with pytest.raises(DomainError, match="risk_out_of_scale"):
        Risk("r", "text", likelihood, impact)
    with pytest.raises(DomainError, match="risk_out_of_scale"):
        RiskReview("r", likelihood, impact)
