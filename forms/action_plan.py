"""An action plan's forms: an item, the pool owner's review of each, support, and its end."""

from datetime import date
from typing import Self

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, RadioField
from wtforms.validators import Optional, StopValidation

from forms.base import BaseForm, Needed, VersionedForm
from forms.fields import DayField, LineField, LongField, written_day
from portal.domain.action_plan import ActionItem, ItemReview
from portal.i18n import _, lazy_

ITEM_LIMIT = 500
TEXT_LIMIT = 1_000

REVIEWS = ((ItemReview.AGREED.value, lazy_("Enig")), (ItemReview.RETURNED.value, lazy_("Retur")))


class ItemForm(VersionedForm):
    """One item; it may be saved half-finished, the plan's page tells what it lacks."""

    what = LongField(
        lazy_("Hvad skal gøres?"),
        limit=ITEM_LIMIT,
        description=lazy_("Én ting, der kan gøres færdig. For eksempel: aftale med tre skoler."),
        validators=[Optional()],
    )
    who = LineField(
        lazy_("Hvem gør det?"),
        description=lazy_("En person eller en afdeling."),
        validators=[Optional()],
    )
    due = DayField(
        lazy_("Hvornår er det gjort?"),
        description=lazy_("Skriv dag, måned og år, for eksempel 30.9.2010."),
        validators=[Optional()],
    )
    seen_by = LongField(
        lazy_("Hvordan kan man se det?"),
        limit=ITEM_LIMIT,
        description=lazy_(
            "Det, der viser, at tiltaget virker. For eksempel: tre underskrevne aftaler."
        ),
        validators=[Optional()],
    )

    def value(self, item_id: str) -> ActionItem:
        """Return the item as the rules know it."""
        return ActionItem(
            id=item_id,
            what=(self.what.data or "").strip(),
            who=self.who.data or "",
            due=self.due.data,
            seen_by=(self.seen_by.data or "").strip(),
        )

    def ask_for(self, names: tuple[str, ...]) -> None:
        """Show at each of some fields that it must be filled before the plan is submitted."""
        asked = {
            "what": _("Skriv, hvad der skal gøres."),
            "who": _("Skriv, hvem der gør det."),
            "due": _("Skriv, hvornår det er gjort."),
        }
        for name in names:
            self._fields[name].errors = [asked[name]]


class ReviewField(RadioField):
    """Agreed or returned, or nothing yet; anything else is refused in plain words."""

    def __init__(self, label: str, **kwargs: object) -> None:
        """Make a field with the two answers; WTForms takes bare pairs only afterwards."""
        super().__init__(label, **kwargs)  # type: ignore[arg-type]
        self.choices = list(REVIEWS)

    def pre_validate(self, form: object) -> None:
        """Refuse what is no answer."""
        if self.data and self.chosen is ItemReview.OPEN:
            raise StopValidation(_("Vælg en af mulighederne på listen."))

    @property
    def chosen(self) -> ItemReview:
        """The answer; open when there is none."""
        return ItemReview(self.data) if self.data in set(ItemReview) else ItemReview.OPEN


class ReviewEntry(BaseForm):
    """What the pool owner thinks of one item, under a prefix that tells it from the others."""

    review = ReviewField(lazy_("Din vurdering"))
    comment = LongField(
        lazy_("Hvad skal rettes?"),
        limit=TEXT_LIMIT,
        description=lazy_("Skriv det, hvis tiltaget sendes retur. Projektet ser din tekst."),
        validators=[Optional()],
    )

    @classmethod
    def of(cls, item: ActionItem, typed: MultiDict[str, str] | None) -> Self:
        """Return the entry of an item: as it was typed, or as it stands."""
        chosen = "" if item.review is ItemReview.OPEN else item.review.value
        data = {"review": chosen, "comment": item.comment}
        return cls(formdata=typed, data=data, prefix=f"{item.id}-", meta={"csrf": False})

    @property
    def chosen(self) -> ItemReview:
        """What was chosen; open when nothing was."""
        return self.review.chosen

    @property
    def text(self) -> str:
        """The comment without space around it."""
        return (self.comment.data or "").strip()


class ReviewForm(VersionedForm):
    """What belongs to the whole plan when it is reviewed."""

    told = BooleanField(
        lazy_("Projektet er orienteret om reglen om to røde"),
        description=lazy_("Det relevante udvalg hører om projekter, der er røde to gange."),
    )


class StepForm(VersionedForm):
    """A step that asks for nothing but the plan as it was shown."""


class DoneForm(BaseForm):
    """The day on which an item was done."""

    on = DayField(
        lazy_("Gjort den"),
        description=lazy_("Skriv dag, måned og år, for eksempel 30.9.2010."),
        validators=[Needed(lazy_("Skriv dagen."))],
    )

    def value(self) -> date:
        """Return the day."""
        return written_day(self.on)


class SupportForm(BaseForm):
    """What a pool owner needs help with."""

    wanted = LongField(
        lazy_("Hvad har I brug for hjælp til?"),
        limit=TEXT_LIMIT,
        description=lazy_("Sekretariatet får en mail og svarer her."),
        validators=[Needed(lazy_("Skriv, hvad I har brug for hjælp til."))],
    )


class AnswerForm(BaseForm):
    """The secretariat's answer."""

    answer = LongField(
        lazy_("Svar til puljeholderen"),
        limit=TEXT_LIMIT,
        validators=[Needed(lazy_("Skriv svaret til puljeholderen."))],
    )


class LapseForm(BaseForm):
    """Why a plan lapses."""

    reason = LongField(
        lazy_("Hvorfor bortfalder planen?"),
        limit=TEXT_LIMIT,
        description=lazy_("Projektet og puljeholderen får din tekst i en mail."),
        validators=[Needed(lazy_("Skriv, hvorfor handlingsplanen bortfalder."))],
    )
