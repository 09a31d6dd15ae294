"""Published forms as they lie in the database, and as the public reads them."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from portal.domain.assessments import AssessmentState
from portal.domain.public_form import (
    PublicAttachment,
    PublicCriterion,
    PublicForm,
    PublicMilestone,
)
from portal.storage.models.assessments import Assessment, PublishedForm
from portal.storage.models.schemes import ReportingRound


@dataclass(frozen=True, slots=True)
class FormRow:
    """One published form: whose, of which round and version, and since when it is out."""

    round_id: str
    round_name: str
    round_position: int
    number: int
    published_at: datetime
    form: PublicForm


def form_to_json(form: PublicForm) -> dict[str, object]:
    """Return a form as it is kept: days and exact numbers as text."""
    found = _plain(asdict(form))
    return dict(found) if isinstance(found, dict) else {}


def form_from_json(kept: Mapping[str, Any]) -> PublicForm:
    """Return a form as it was kept."""
    return PublicForm(
        period_start=date.fromisoformat(kept["period_start"]),
        period_end=date.fromisoformat(kept["period_end"]),
        activity=kept["activity"],
        result=kept["result"],
        criteria=tuple(_criterion(one) for one in kept["criteria"]),
        milestones=tuple(
            PublicMilestone(
                one["title"],
                date.fromisoformat(one["planned"]),
                _day(one["reached"]),
                _day(one["expected"]),
            )
            for one in kept["milestones"]
        ),
        attachments=tuple(
            PublicAttachment(one["id"], one["name"]) for one in kept.get("attachments", ())
        ),
    )


def published_forms(session: Session, project_id: str) -> tuple[FormRow, ...]:
    """Return the newest published form of a project in each round, the oldest round first.

    A round whose newest published version has no form shows none: what was withdrawn stays away.
    """
    asked = (
        select(Assessment, PublishedForm, ReportingRound)
        .join(ReportingRound, ReportingRound.id == Assessment.round_id)
        .outerjoin(PublishedForm, PublishedForm.assessment_id == Assessment.id)
        .where(
            Assessment.project_id == project_id,
            Assessment.published_at.is_not(None),
            ReportingRound.published_at.is_not(None),
        )
        .order_by(ReportingRound.position, Assessment.number)
    )
    newest: dict[str, FormRow | None] = {}
    for row, kept, of_round in session.execute(asked):
        newest[of_round.id] = (
            FormRow(
                of_round.id,
                of_round.name,
                of_round.position,
                row.number,
                row.published_at,
                form_from_json(kept.content),
            )
            if kept is not None
            and row.published_at is not None
            and row.state is not AssessmentState.WITHDRAWN
            else None
        )
    return tuple(one for one in newest.values() if one is not None)


def _plain(value: object) -> object:
    match value:
        case dict():
            return {key: _plain(one) for key, one in value.items()}
        case tuple() | list():
            return [_plain(one) for one in value]
        case Decimal():
            return format(value, "f")
        case date():
            return value.isoformat()
        case _:
            return value


def _criterion(kept: Mapping[str, Any]) -> PublicCriterion:
    return PublicCriterion(
        key=kept["key"],
        label=kept["label"],
        unit=kept["unit"],
        baseline=_number(kept["baseline"]),
        target=_number(kept["target"]),
        due=_day(kept["due"]),
        planned=tuple((date.fromisoformat(day), Decimal(value)) for day, value in kept["planned"]),
        value=_number(kept["value"]),
        unavailable=kept["unavailable"],
        comment=kept["comment"],
    )


def _number(kept: str | None) -> Decimal | None:
    return None if kept is None else Decimal(kept)


def _day(kept: str | None) -> date | None:
    return None if kept is None else date.fromisoformat(kept)
