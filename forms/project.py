"""A project as Projektbanken registers it (R29-R46): what it is, who pays, where it belongs."""

from collections.abc import Sequence
from decimal import Decimal
from typing import ClassVar

from wtforms import BooleanField, StringField
from wtforms.validators import Optional, Regexp, ValidationError

from forms.base import BaseForm, Needed, VersionedForm
from forms.fields import ChoiceField, DayField, LineField, LongField, NumberField, written_day
from forms.rows import OneOfField, RowForm, TickField, add_rows, filled, give_choices, rows_of
from portal.domain.evaluations import EvaluationKind
from portal.domain.overview import Aftermath
from portal.domain.policy import FundingLine
from portal.domain.registration import (
    PlannedEvaluation,
    ProjectContact,
    ProjectDraft,
)
from portal.domain.rounds import ReportingInterval
from portal.i18n import _, lazy_

Choices = Sequence[tuple[str, str]]

NO_CHOICE = ("", lazy_("Vælg"))
MAIL = r"^[^@\s]{1,64}@[^@\s]{1,180}\.[^@\s.]{2,24}$"


class FundingRow(RowForm):
    """One line of money: who pays how much in which year."""

    source = LineField(
        lazy_("Hvem betaler"), validators=[Needed(lazy_("Skriv, hvem der betaler."))]
    )
    year = NumberField(
        lazy_("År"), whole=True, validators=[Needed(lazy_("Skriv året, for eksempel 2010."))]
    )
    amount = NumberField(lazy_("Beløb"), validators=[Needed(lazy_("Skriv beløbet i kroner."))])
    municipal = BooleanField(lazy_("Kommunale penge"))
    pool = ChoiceField(lazy_("Pulje"), choices=[], default="", validators=[Optional()])

    def validate_year(self, field: NumberField) -> None:
        """Refuse a year outside living memory."""
        if field.data is not None and not 1990 <= field.data <= 2100:
            raise ValidationError(_("Skriv et årstal mellem 1990 og 2100."))

    def validate_amount(self, field: NumberField) -> None:
        """Refuse a negative amount."""
        if field.data is not None and field.data < 0:
            raise ValidationError(_("Beløbet kan ikke være mindre end 0."))

    def value(self) -> FundingLine:
        """Return the line as the rules know it."""
        return FundingLine(
            source=self.source.data or "",
            year=int(self.year.data or 0),
            amount=self.amount.data or Decimal(0),
            municipal=bool(self.municipal.data),
            pool_id=self.pool.data or None,
        )


class OwnerRow(RowForm):
    """One owning administration; the order of the rows is the order in print."""

    owner = ChoiceField(lazy_("Projektejer"), choices=[], default="")


class EvaluationRow(RowForm):
    """One planned evaluation."""

    kind = ChoiceField(
        lazy_("Slags"), choices=[], default="", validators=[Needed(lazy_("Vælg slags evaluering."))]
    )
    due = DayField(lazy_("Hvornår"))
    external = BooleanField(lazy_("Laves af nogen udefra"))
    note = LineField(lazy_("Bemærkning"))

    def value(self) -> PlannedEvaluation:
        """Return the evaluation as the rules know it."""
        return PlannedEvaluation(
            EvaluationKind(self.kind.data),
            bool(self.external.data),
            self.due.data,
            self.note.data or "",
        )


class ProjectForm(VersionedForm):
    """Registers or edits a project; its rows grow by a button, and nothing typed is lost."""

    ERROR_FIELDS: ClassVar = {"amount": "funding"}

    flere = StringField()
    name = LineField(lazy_("Projektets navn"), validators=[Needed(lazy_("Skriv projektets navn."))])
    short_name = LineField(
        lazy_("Kort navn"),
        limit=40,
        description=lazy_("Bruges, hvor der er lidt plads. For eksempel Bydelsmødre."),
        validators=[Optional()],
    )
    description = LongField(
        lazy_("Beskrivelse"),
        description=lazy_("Hvad går projektet ud på? Vises i Projektbanken."),
        validators=[Optional()],
    )
    purpose = LongField(lazy_("Formål"), limit=2_000, validators=[Optional()])
    problem_note = LongField(
        lazy_("Problem"),
        limit=2_000,
        description=lazy_("Det, projektet skal gøre noget ved. Uddybes på workshoppen."),
        validators=[Optional()],
    )
    target_group = LongField(
        lazy_("Målgruppe"),
        limit=2_000,
        description=lazy_("Skriv antal, køn, alder og andet, der kendetegner gruppen."),
        validators=[Optional()],
    )
    nationality = LineField(
        lazy_("Nationalitet"),
        description=lazy_("Kun hvis projektet er for bestemte grupper. For eksempel somalisk."),
        validators=[Optional()],
    )
    starts_on = DayField(
        lazy_("Begynder"),
        description=lazy_("Skriv dag, måned og år, for eksempel 1.11.2008."),
        validators=[Needed(lazy_("Skriv, hvornår projektet begynder."))],
    )
    ends_on = DayField(
        lazy_("Slutter"),
        description=lazy_("Et projekt har en sidste dag. Ellers er det en indsats."),
        validators=[Needed(lazy_("Skriv, hvornår projektet slutter."))],
    )
    holder = ChoiceField(
        lazy_("Projektholder"),
        choices=[],
        description=lazy_("Den, der udfører projektet og indrapporterer."),
    )
    owners = rows_of(OwnerRow, lazy_("Projektejere"))
    focus_areas = TickField(lazy_("Indsatsområder"), choices=[])
    policy_goals = TickField(lazy_("Politiske mål"), choices=[])
    districts = TickField(lazy_("Bydele og boligområder"), choices=[])
    yearly_budget = NumberField(
        lazy_("Årligt budget i alt"),
        suffix="kr.",
        description=lazy_("Alle penge, også dem der ikke er kommunens."),
        validators=[Needed(lazy_("Skriv det årlige budget i kroner."))],
    )
    funding = rows_of(FundingRow, lazy_("Finansiering"))
    contact_name = LineField(lazy_("Kontaktperson"), validators=[Optional()])
    contact_email = LineField(
        lazy_("Mail"),
        validators=[
            Optional(),
            Regexp(MAIL, message=lazy_("Skriv en mailadresse, for eksempel navn@example.dk.")),
        ],
    )
    contact_phone = LineField(lazy_("Telefon"), limit=40, validators=[Optional()])
    interval = OneOfField(
        lazy_("Hvor tit indrapporteres der?"),
        choices=[],
        default=ReportingInterval.EVERY_ROUND.value,
    )
    evaluations = rows_of(EvaluationRow, lazy_("Evalueringer"))
    anchoring = ChoiceField(
        lazy_("Efter projektet"), choices=[], default="", validators=[Optional()]
    )
    anchoring_reason = LongField(
        lazy_("Hvorfor, og på hvilket grundlag?"), limit=2_000, validators=[Optional()]
    )
    internal_note = LongField(
        lazy_("Intern note"),
        description=lazy_(
            "Ses kun af sekretariat og vurderende. Bliver aldrig offentliggjort, men er med,"
            " hvis nogen søger aktindsigt."
        ),
        validators=[Optional()],
    )

    def offer(
        self,
        *,
        holders: Choices,
        owners: Choices,
        pools: Choices,
        areas: Choices,
        goals: Choices,
        districts: Choices,
        intervals: Choices,
        aftermaths: Choices,
        kinds: Choices,
    ) -> "ProjectForm":
        """Hand in what can be chosen and return the form."""
        self._lists = (owners, pools, kinds)
        self.with_choices(
            holder=[NO_CHOICE, *holders],
            focus_areas=areas,
            policy_goals=goals,
            districts=districts,
            interval=intervals,
            anchoring=[("", lazy_("Ikke afgjort")), *aftermaths],
        )
        self._fill_rows()
        return self

    def _fill_rows(self) -> None:
        owners, pools, kinds = self._lists
        give_choices(self.owners, "owner", [NO_CHOICE, *owners])
        give_choices(self.funding, "pool", [("", lazy_("Ingen pulje")), *pools])
        give_choices(self.evaluations, "kind", [NO_CHOICE, *kinds])

    def grow(self) -> bool:
        """Add rows where that was asked for, and return whether it was."""
        wanted = self.flere.data
        for rows in (self.owners, self.funding, self.evaluations):
            if rows.name == wanted:
                add_rows(rows)
                self._fill_rows()
                return True
        return False

    def validate_holder(self, field: ChoiceField) -> None:
        """Ask for a holder."""
        if not field.data:
            raise ValidationError(_("Vælg projektholder."))

    def validate_yearly_budget(self, field: NumberField) -> None:
        """Refuse a negative budget."""
        if field.data is not None and field.data < 0:
            raise ValidationError(_("Beløbet kan ikke være mindre end 0."))

    def value(self) -> ProjectDraft:
        """Return what was written as the rules know it."""
        return ProjectDraft(
            name=self.name.data or "",
            short_name=self.short_name.data or "",
            description=self.description.data or "",
            purpose=self.purpose.data or "",
            problem_note=self.problem_note.data or "",
            target_group=self.target_group.data or "",
            nationality=self.nationality.data or "",
            starts_on=written_day(self.starts_on),
            ends_on=written_day(self.ends_on),
            holder_id=self.holder.data,
            owner_ids=tuple(row.owner.data for row in filled(self.owners, OwnerRow)),
            focus_area_ids=tuple(self.focus_areas.data or ()),
            policy_goal_ids=tuple(self.policy_goals.data or ()),
            district_ids=tuple(self.districts.data or ()),
            yearly_budget=self.yearly_budget.data or Decimal(0),
            funding=tuple(row.value() for row in filled(self.funding, FundingRow)),
            evaluations=tuple(row.value() for row in filled(self.evaluations, EvaluationRow)),
            contact=ProjectContact(
                self.contact_name.data or "",
                self.contact_email.data or "",
                self.contact_phone.data or "",
            ),
            interval=ReportingInterval(self.interval.data),
            anchoring=Aftermath(self.anchoring.data).value if self.anchoring.data else "",
            anchoring_reason=self.anchoring_reason.data or "",
            internal_note=self.internal_note.data or "",
        )


class RegisterForm(ProjectForm):
    """Registers a project, in the scheme that shall follow it."""

    scheme = ChoiceField(lazy_("Ordning"), choices=[])


class ReasonForm(BaseForm):
    """A decision with its reason."""

    reason = LongField(
        lazy_("Begrundelse"),
        limit=2_000,
        validators=[Needed(lazy_("Skriv en begrundelse."))],
    )


class PhaseForm(BaseForm):
    """A step in a project's life; whether it needs a reason, the table of phases says."""

    action = OneOfField(lazy_("Næste skridt"), choices=[])
    reason = LongField(
        lazy_("Begrundelse"),
        limit=2_000,
        description=lazy_("Skal skrives, når projektet sættes på pause, lukker eller stopper."),
        validators=[Optional()],
    )
