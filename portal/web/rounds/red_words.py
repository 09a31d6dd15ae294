"""How often a project is red, in words."""

from portal.domain.escalation import TWICE, EscalationCount
from portal.i18n import _


def reds_words(count: EscalationCount | None) -> str:
    """Return how often a project is red, from the last final decision; empty below red twice."""
    if count is None or not count.red_twice:
        return ""
    if len(count.rounds) == TWICE:
        return _("Rød to gange")
    return _("Rød %(num)s gange", num=len(count.rounds))
