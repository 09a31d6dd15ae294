"""The progress report, entry by entry: what a project holder writes of each thing that was agreed.

Every entry is a small form with a prefix of its own, so that a page holds one for each criterion,
milestone and risk. Entries are read from the texts of a draft, exactly as they were typed.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Self

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField
from wtforms.validators import StopValidation

from forms.base import BaseForm
from forms.fields import ChoiceField, DayField, LineField, LongField, NumberField
from forms.rating import RatingField
from portal.domain.assessments import Ratings
from portal.domain.progress import ReportedValue
from portal.domain.reports import FollowUp, MilestoneUpdate, RiskReview
from portal.i18n import _, lazy_

COMMENT_LIMIT = 1_000

SCALE = [(str(number), str(number)) for number in range(1, 6)]

Texts = Mapping[str, str]


class Entry(BaseForm):
    """One entry of a report, with a prefix that tells it from the others on its page."""

    @classmethod
    def of(cls, prefix: str, texts: Texts) -> Self:
        """Return the entry with a prefix, filled from the draft's texts and not yet checked."""
        return cls(formdata=MultiDict(texts), prefix=prefix, meta={"csrf": False})

    def names(self) -> tuple[str, ...]:
        """Return the names of the entry's fields as they stand in a page."""
        return tuple(field.name for field in self)


class ActivityEntry(Entry):
    """The story of the period at activity level."""

    story = LongField(
        lazy_("Hvad har I gjort siden sidst?"),
        description=lazy_(
            "Fortæl om de vigtigste aktiviteter, og hvad der gik anderledes end planlagt."
        ),
    )

    def value(self) -> str:
        """Return the story."""
        return self.story.data or ""


class MilestoneEntry(Entry):
    """What is new about a milestone."""

    reached_on = DayField(
        lazy_("Nået den"), description=lazy_("Lad feltet stå tomt, hvis milepælen ikke er nået.")
    )
    forecast = DayField(
        lazy_("Ventes nået den"), description=lazy_("Den aftalte dato bliver stående ved siden af.")
    )
    unchanged = BooleanField(lazy_("Planen holder, der er intet nyt"))
    comment = LineField(lazy_("Bemærkning"))

    def value(self, milestone_id: str) -> MilestoneUpdate:
        """Return what is said of the milestone."""
        return MilestoneUpdate(
            milestone_id,
            reached_on=self.reached_on.data,
            forecast=self.forecast.data,
            unchanged=bool(self.unchanged.data),
            comment=self.comment.data or "",
        )


class CriterionEntry(Entry):
    """The new number of a criterion, or why there is none."""

    value_now = NumberField(lazy_("Hvad er tallet nu?"))
    unavailable = BooleanField(lazy_("Tallet er ikke tilgængeligt, fordi …"))
    because = LongField(lazy_("Hvorfor, og hvornår ventes tallet?"), limit=COMMENT_LIMIT)
    comment = LongField(
        lazy_("Kommentar"),
        limit=COMMENT_LIMIT,
        description=lazy_("Hvad ligger bag tallet? Hvad er ændret siden sidst?"),
    )

    def validate_because(self, field: LongField) -> None:
        """Ask for the reason when the number is said to be missing."""
        if self.unavailable.data and not (field.data or "").strip():
            raise StopValidation(_("Skriv, hvorfor tallet ikke er tilgængeligt."))

    def validate_value_now(self, field: NumberField) -> None:
        """Refuse a number together with the words that there is none."""
        if self.unavailable.data and field.data is not None:
            raise StopValidation(
                _("Der står både et tal og et kryds ved, at tallet mangler. Fjern det ene.")
            )

    def value(self, criterion_id: str) -> ReportedValue:
        """Return what is reported on the criterion."""
        missing = bool(self.unavailable.data)
        return ReportedValue(
            criterion_id,
            value=self.value_now.data,
            unavailable_because=(self.because.data or None) if missing else None,
            comment=self.comment.data or "",
        )


class ResultEntry(Entry):
    """The story of the period at result level."""

    story = LongField(
        lazy_("Hvad er der kommet ud af det?"),
        description=lazy_("Fortæl, hvilken forskel projektet gør for målgruppen."),
    )

    def value(self) -> str:
        """Return the story."""
        return self.story.data or ""


class RiskEntry(Entry):
    """A risk looked at again."""

    likelihood = ChoiceField(
        lazy_("Sandsynlighed nu"), choices=SCALE, description=lazy_("1 er lille, 5 er stor.")
    )
    impact = ChoiceField(
        lazy_("Konsekvens nu"), choices=SCALE, description=lazy_("1 er lille, 5 er stor.")
    )
    comment = LineField(lazy_("Hvad gør I ved den?"))

    def value(self, risk_id: str) -> RiskReview:
        """Return how the risk stands now; ask only of an entry that was checked."""
        return RiskReview(
            risk_id, int(self.likelihood.data), int(self.impact.data), self.comment.data or ""
        )


class MeasureEntry(Entry):
    """What is new about an item of the action plan."""

    done_on = DayField(
        lazy_("Gjort den"), description=lazy_("Lad feltet stå tomt, hvis tiltaget ikke er gjort.")
    )
    comment = LongField(lazy_("Hvordan går det med tiltaget?"), limit=COMMENT_LIMIT)

    def value(self, item_id: str) -> FollowUp:
        """Return what is said of the item."""
        return FollowUp(item_id, self.comment.data or "", self.done_on.data)


class EconomyEntry(Entry):
    """Money used so far."""

    used = NumberField(
        lazy_("Hvor meget har projektet brugt i alt?"),
        suffix=lazy_("kr."),
        description=lazy_("Fra projektets start til rundens slutning, for eksempel 1.830.000."),
    )
    comment = LongField(lazy_("Bemærkning til økonomien"), limit=COMMENT_LIMIT)

    def validate_used(self, field: NumberField) -> None:
        """Refuse a negative sum."""
        if field.data is not None and field.data < 0:
            raise StopValidation(_("Forbruget kan ikke være under 0."))

    def value(self) -> Decimal | None:
        """Return the sum in kroner."""
        return self.used.data


class OwnRatingEntry(Entry):
    """How the holder sees the project itself."""

    activity = RatingField(lazy_("Aktivitetsniveau"))
    result = RatingField(lazy_("Resultatniveau"))
    overall = RatingField(lazy_("Samlet"))

    def value(self) -> Ratings:
        """Return the three colours; a level without one has None."""
        return Ratings(self.activity.rag, self.result.rag, self.overall.rag)
