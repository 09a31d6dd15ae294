"""How services refuse: what is not theirs does not exist for them, the rest is told in words."""

from portal.domain.errors import DomainError
from portal.domain.permissions import PermissionReason
from portal.domain.verdict import Reason, Verdict

SAVED_BY_ANOTHER = "saved_by_another"
"""The code told to somebody whom another writer came before."""


class Missing(Exception):
    """The object does not exist, or not for this person; both are told alike (A1)."""


class Refused(Exception):
    """A rule refuses for several reasons at once; the page lists them all."""

    def __init__(self, reasons: tuple[Reason, ...]) -> None:
        """Remember the reasons in their order."""
        super().__init__(", ".join(reason.code for reason in reasons))
        self.reasons = reasons


HIDDEN = frozenset({
    PermissionReason.NOT_THIS_ROLE,
    PermissionReason.OUT_OF_SCOPE,
    PermissionReason.NOT_SUBMITTED_YET,
    PermissionReason.NOT_TOLD_YET,
    PermissionReason.NOT_PUBLISHED,
    PermissionReason.NOT_RELEASED,
})  # fmt: skip
"""Refusals of rights that must not tell that there is something to see."""


def require(verdict: Verdict) -> None:
    """Let an allowed verdict pass.

    Raises:
        Missing: The actor may not know of the object.
        DomainError: One reason refuses.
        Refused: Several reasons refuse.
    """
    if verdict.allowed:
        return
    if any(reason.code in HIDDEN for reason in verdict.reasons):
        raise Missing
    if len(verdict.reasons) == 1:
        only = verdict.reasons[0]
        raise DomainError(only.code, only.at, only.facts)
    raise Refused(verdict.reasons)
