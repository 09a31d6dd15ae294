"""The published form (offentligt skema): the only fields of a report that the public reads.

What is not a field here is not published, whatever a report holds: the list allows, nothing is
left out by name.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

ACTIVITY, RESULT = "activity", "result"
COMMENT, UNAVAILABLE = "comment", "unavailable"


@dataclass(frozen=True, slots=True)
class PublicCriterion:
    """A success criterion with its goal, its planned path and what was reached."""

    key: str
    label: str
    unit: str
    baseline: Decimal | None
    target: Decimal | None
    due: date | None
    planned: tuple[tuple[date, Decimal], ...]
    value: Decimal | None
    unavailable: str
    comment: str


@dataclass(frozen=True, slots=True)
class PublicMilestone:
    """A milestone: when it was to be reached, when it was, or when it is expected."""

    title: str
    planned: date
    reached: date | None
    expected: date | None


@dataclass(frozen=True, slots=True)
class PublicAttachment:
    """A file that might be read with the form when it was published."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class PublicForm:
    """A report as the public reads it, with what is hidden already hidden."""

    period_start: date
    period_end: date
    activity: str
    result: str
    criteria: tuple[PublicCriterion, ...] = ()
    milestones: tuple[PublicMilestone, ...] = ()
    attachments: tuple[PublicAttachment, ...] = ()

    def texts(self) -> dict[str, str]:
        """Return the free texts by field, in the order they are read; empty ones are left out."""
        found = {ACTIVITY: self.activity, RESULT: self.result}
        for one in self.criteria:
            found[f"{COMMENT}:{one.key}"] = one.comment
            found[f"{UNAVAILABLE}:{one.key}"] = one.unavailable
        return {field: text for field, text in found.items() if text.strip()}

    def with_texts(self, texts: Mapping[str, str]) -> "PublicForm":
        """Return the form with some of its free texts replaced."""
        return replace(
            self,
            activity=texts.get(ACTIVITY, self.activity),
            result=texts.get(RESULT, self.result),
            criteria=tuple(
                replace(
                    one,
                    comment=texts.get(f"{COMMENT}:{one.key}", one.comment),
                    unavailable=texts.get(f"{UNAVAILABLE}:{one.key}", one.unavailable),
                )
                for one in self.criteria
            ),
        )
