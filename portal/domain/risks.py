"""Risks (risikofaktor): likelihood times impact, both from 1 to 5, and what is done about them."""

from dataclasses import dataclass
from enum import StrEnum

from portal.domain.errors import DomainError

LOWEST, HIGHEST = 1, 5
MEDIUM_FROM, HIGH_FROM = 5, 12


class RiskReason(StrEnum):
    """What is wrong with a risk."""

    OUT_OF_SCALE = "risk_out_of_scale"


class RiskBand(StrEnum):
    """Low 1-4, medium 5-10, high 12-25."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Risk:
    """Something that may go wrong, who watches it, and how it is met."""

    id: str
    text: str
    likelihood: int
    impact: int
    owner: str = ""
    mitigation: str = ""

    def __post_init__(self) -> None:
        """Refuse a likelihood or impact outside 1 to 5."""
        check_scale(self.likelihood, self.impact)

    @property
    def score(self) -> int:
        """Likelihood times impact, 1 to 25."""
        return self.likelihood * self.impact

    @property
    def band(self) -> RiskBand:
        """The band of the score."""
        return band(self.score)


def check_scale(likelihood: int, impact: int) -> None:
    """Refuse a likelihood or impact outside 1 to 5.

    Raises:
        DomainError: at the field that is outside.
    """
    for name, value in (("likelihood", likelihood), ("impact", impact)):
        if not LOWEST <= value <= HIGHEST:
            raise DomainError(RiskReason.OUT_OF_SCALE, name, {"value": value})


def score(likelihood: int, impact: int) -> int:
    """Return likelihood times impact."""
    return likelihood * impact


def band(product: int) -> RiskBand:
    """Return the band of a product of likelihood and impact.

    >>> [band(product).value for product in (4, 5, 10, 12)]
    ['low', 'medium', 'medium', 'high']
    """
    if product >= HIGH_FROM:
        return RiskBand.HIGH
    return RiskBand.MEDIUM if product >= MEDIUM_FROM else RiskBand.LOW
