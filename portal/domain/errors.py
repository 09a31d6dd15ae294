"""The one error that a rule raises when a value cannot exist (regelbrud)."""

from collections.abc import Mapping

from portal.domain.verdict import Fact


class DomainError(Exception):
    """A rule is broken: a code, the field at which to show it, and facts for the text.

    >>> DomainError("amount_negative", "amount").field
    'amount'
    """

    def __init__(
        self,
        code: str,
        field: str | None = None,
        facts: Mapping[str, Fact] | None = None,
    ) -> None:
        """Remember the code, the field it belongs to and the facts of the case."""
        super().__init__(code)
        self.code = code
        self.field = field
        self.facts: Mapping[str, Fact] = dict(facts or {})
