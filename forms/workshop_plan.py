"""The plan at a workshop: one success criterion, one milestone, one risk."""

from collections.abc import Sequence
from decimal import Decimal
from typing import ClassVar

from wtforms import BooleanField, StringField
from wtforms.validators import Optional, ValidationError

from forms.base import Needed, VersionedForm
from forms.fields import ChoiceField, DayField, LineField, LongField, NumberField, written_day
from forms.rows import OneOfField, RowForm, add_rows, filled, rows_of
from portal.domain.criteria import Accumulation, Baseline, Direction, Measure, SuccessCriterion
from portal.domain.milestones import Milestone
from portal.domain.planned_path import LINEAR, PathPoint, PlannedPath
from portal.domain.risks import Risk
from portal.domain.theory import Level
from portal.i18n import _, lazy_

Choices = Sequence[tuple[str, str]]
MOST_WEIGHT = 100
DAY_HINT = lazy_("Skriv dag, måned og år, for eksempel 30.9.2010.")


class PathRow(RowForm):
    """One point of the planned path."""

    on = DayField(lazy_("Dato"), validators=[Needed(lazy_("Skriv datoen for punktet."))])
    value_then = NumberField(
        lazy_("Værdi"), validators=[Needed(lazy_("Skriv den værdi, I regner med den dag."))]
    )

    def value(self) -> PathPoint:
        """Return the point as the rules know it."""
        return PathPoint(written_day(self.on), value=self.value_then.data)


class CriterionForm(VersionedForm):
    """One success criterion; it may be saved half-finished, the SMART check tells the rest."""

    ERROR_FIELDS: ClassVar = {"node_id": "node"}

    flere = StringField()
    label = LongField(
        lazy_("Hvad skal være nået?"),
        limit=500,
        description=lazy_(
            "Én sætning. For eksempel: 100 familier har haft kontakt med en bydelsmor."
        ),
        validators=[Needed(lazy_("Skriv, hvad der skal være nået."))],
    )
    node = ChoiceField(
        lazy_("Hører til boksen"),
        choices=[],
        default="",
        description=lazy_(
            "Aktivitet og ydelse tæller på aktivitetsniveau, virkning og effekt på resultatniveau."
        ),
        validators=[Optional()],
    )
    group = LineField(
        lazy_("Hvem handler det om?"),
        description=lazy_("Målgruppen for netop dette kriterium."),
        validators=[Optional()],
    )
    indicator = LongField(
        lazy_("Hvordan måles det?"),
        limit=1_000,
        description=lazy_(
            "Indikatoren og kilden. For eksempel: spørgeskema til de besøgte kvinder."
        ),
        validators=[Optional()],
    )
    unit = LineField(
        lazy_("Enhed"),
        limit=60,
        description=lazy_("Det, der tælles: familier, kurser eller %."),
        validators=[Optional()],
    )
    target = NumberField(
        lazy_("Målet"), description=lazy_("Et tal, for eksempel 60."), validators=[Optional()]
    )
    due = DayField(lazy_("Nås senest"), description=DAY_HINT, validators=[Optional()])
    direction = OneOfField(lazy_("Retning"), choices=[], default=Direction.UP.value)
    tolerance = NumberField(
        lazy_("Tilladt udsving"),
        description=lazy_("Kun når tallet skal holdes: så meget må det svinge til hver side."),
        validators=[Optional()],
    )
    accumulation = OneOfField(
        lazy_("Hvordan tælles der?"), choices=[], default=Accumulation.CUMULATIVE.value
    )
    measure = OneOfField(lazy_("Slags måling"), choices=[], default=Measure.QUANTITATIVE.value)
    baseline = NumberField(
        lazy_("Startmåling"),
        description=lazy_("Tallet, før projektet begyndte."),
        validators=[Optional()],
    )
    baseline_on = DayField(
        lazy_("Startmålingen er taget"), description=DAY_HINT, validators=[Optional()]
    )
    baseline_missing = LongField(
        lazy_("Startmålingen mangler, fordi …"),
        limit=1_000,
        description=lazy_("Skriv hvorfor, og hvornår tallet ventes."),
        validators=[Optional()],
    )
    weight = NumberField(
        lazy_("Vægt"),
        whole=True,
        default=Decimal(1),
        description=lazy_("1 er almindeligt. 2 tæller dobbelt."),
        validators=[Needed(lazy_("Skriv vægten, almindeligvis 1."))],
    )
    key = BooleanField(
        lazy_("Nøglekriterium"),
        description=lazy_("Går det dårligt her, kan niveauet ikke blive grønt."),
    )
    at_end_only = BooleanField(
        lazy_("Måles kun til sidst"),
        description=lazy_("Så ventes der intet før datoen, og alt fra den."),
    )
    path = rows_of(PathRow, lazy_("Forventet forløb"))

    def grow(self) -> bool:
        """Add rows to the planned path when that was asked for, and return whether it was."""
        if self.flere.data != self.path.name:
            return False
        add_rows(self.path)
        return True

    def validate_weight(self, field: NumberField) -> None:
        """Refuse a weight that could not be weighed."""
        if field.data is not None and not 1 <= field.data <= MOST_WEIGHT:
            raise ValidationError(_("Skriv et helt tal fra 1 til 100."))

    def validate_tolerance(self, field: NumberField) -> None:
        """Refuse a negative tolerance."""
        if field.data is not None and field.data < 0:
            raise ValidationError(_("Udsvinget kan ikke være mindre end 0."))

    def value(self, key: str = "") -> SuccessCriterion:
        """Return the criterion with its lasting key; its level follows from the box."""
        points = tuple(
            sorted((row.value() for row in filled(self.path, PathRow)), key=lambda each: each.on)
        )
        because = (self.baseline_missing.data or "").strip()
        return SuccessCriterion(
            id=key,
            node_id=self.node.data or "",
            label=self.label.data or "",
            unit=self.unit.data or "",
            direction=Direction(self.direction.data),
            accumulation=Accumulation(self.accumulation.data),
            measure=Measure(self.measure.data),
            baseline=Baseline(self.baseline.data, self.baseline_on.data, because or None),
            target=self.target.data,
            due=self.due.data,
            level=Level.ACTIVITY,
            group=self.group.data or "",
            tolerance=self.tolerance.data or Decimal(0),
            weight=self.weight.data or Decimal(1),
            key=bool(self.key.data),
            at_end_only=bool(self.at_end_only.data),
            path=PlannedPath(points) if points else LINEAR,
        )


class MilestoneForm(VersionedForm):
    """One milestone of the plan."""

    title = LineField(
        lazy_("Milepæl"),
        description=lazy_(
            "Noget, man kan se er nået. For eksempel: Midtvejsevaluering foreligger."
        ),
        validators=[Needed(lazy_("Skriv milepælens navn."))],
    )
    baseline_date = DayField(
        lazy_("Planlagt"),
        description=DAY_HINT,
        validators=[Needed(lazy_("Skriv, hvornår milepælen er planlagt."))],
    )
    forecast = DayField(
        lazy_("Ventes nu"),
        description=lazy_("Kun hvis I venter en anden dag end den planlagte."),
        validators=[Optional()],
    )
    reached_on = DayField(lazy_("Nået"), description=DAY_HINT, validators=[Optional()])

    def value(self, key: str = "") -> Milestone:
        """Return the milestone with its lasting key."""
        return Milestone(
            key,
            self.title.data or "",
            written_day(self.baseline_date),
            self.forecast.data,
            self.reached_on.data,
        )


class RiskForm(VersionedForm):
    """One risk: what, how likely, how bad, who watches it, and what is done."""

    text = LongField(
        lazy_("Hvad kan gå galt?"),
        limit=500,
        validators=[Needed(lazy_("Skriv, hvad der kan gå galt."))],
    )
    likelihood = OneOfField(
        lazy_("Sandsynlighed"), choices=[], description=lazy_("1 er meget lille, 5 er meget stor.")
    )
    impact = OneOfField(
        lazy_("Konsekvens"), choices=[], description=lazy_("1 er ubetydelig, 5 er alvorlig.")
    )
    owner = LineField(lazy_("Hvem holder øje?"), validators=[Optional()])
    mitigation = LongField(lazy_("Det gør vi"), limit=1_000, validators=[Optional()])

    def value(self, key: str = "") -> Risk:
        """Return the risk with its lasting key."""
        return Risk(
            key,
            self.text.data or "",
            int(self.likelihood.data),
            int(self.impact.data),
            self.owner.data or "",
            self.mitigation.data or "",
        )
