"""The public page of a project: its colours over time, its goals, and its published reports."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from flask import url_for
from markupsafe import Markup

from portal.clock import local_date
from portal.domain.public_form import PublicCriterion
from portal.i18n import _, show_date, show_number
from portal.storage.queries import public
from portal.storage.queries.public import PublicProject, PublicStanding
from portal.storage.queries.public_forms import FormRow, published_forms
from portal.web import transaction
from portal.web.bank.cells import PublicCell, public_cell
from portal.web.drawings import progress_chart as drawing


@dataclass(frozen=True, slots=True)
class Stop:
    """One round in the story of a project's colours."""

    round: str
    cell: PublicCell
    published: str
    form_href: str
    mark: str


@dataclass(frozen=True, slots=True)
class Goal:
    """A success criterion with its drawing and its figures."""

    label: str
    due: str
    chart: Markup
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ProjectPage:
    """A project as the public sees it."""

    name: str
    scheme: str
    purpose: str
    facts: tuple[tuple[str, str], ...]
    stops: tuple[Stop, ...]
    goals: tuple[Goal, ...]


def project_page(project_id: str) -> ProjectPage | None:
    """Return the page of a project, None when nothing of it is out."""
    session = transaction.session()
    found = public.public_project(session, project_id)
    if found is None:
        return None
    forms = published_forms(session, project_id)
    history = public.public_history(session, project_id)
    return ProjectPage(
        name=found.name,
        scheme=found.scheme_name,
        purpose=found.purpose,
        facts=_facts(found),
        stops=tuple(_stop(one, project_id, forms) for one in history),
        goals=_goals(found, forms),
    )


def _facts(found: PublicProject) -> tuple[tuple[str, str], ...]:
    return (
        (_("Periode"), f"{show_date(found.starts_on)} – {show_date(found.ends_on)}"),
        (_("Projektholder"), found.holder),
        (_("Projektejer"), " / ".join(found.owners) or "–"),
    )


def _stop(one: PublicStanding, project_id: str, forms: tuple[FormRow, ...]) -> Stop:
    newest = one.versions[-1] if one.versions else None
    withdrawn = newest is not None and newest.is_withdrawn
    at = newest.published_at if newest is not None else one.round.published_at
    has_page = bool(one.versions) or any(row.round_id == one.round.id for row in forms)
    return Stop(
        round=one.round.name,
        cell=public_cell(one.cell, withdrawn=withdrawn),
        published=show_date(local_date(at)),
        form_href=(
            url_for("bank.form", project_id=project_id, round_id=one.round.id) if has_page else ""
        ),
        mark=_("Rettet") if len(one.versions) > 1 and not withdrawn else "",
    )


def _goals(found: PublicProject, forms: tuple[FormRow, ...]) -> tuple[Goal, ...]:
    if not forms:
        return ()
    return tuple(
        _goal(found, one, forms, f"maal-{place}")
        for place, one in enumerate(forms[-1].form.criteria, 1)
    )


def _goal(
    found: PublicProject, one: PublicCriterion, forms: tuple[FormRow, ...], prefix: str
) -> Goal:
    told = tuple(
        (row, each.value)
        for row in forms
        for each in row.form.criteria
        if each.key == one.key and each.value is not None
    )
    reached = tuple((row.form.period_end, value) for row, value in told)
    return Goal(
        label=one.label,
        due=_("senest %(day)s", day=show_date(one.due)) if one.due else "",
        chart=_chart(found, one, reached, prefix),
        rows=tuple((row.round_name, with_unit(value, one.unit)) for row, value in told),
    )


def with_unit(value: Decimal, unit: str) -> str:
    """Return a number with its unit, held together."""
    return f"{show_number(value)}\u00a0{unit}" if unit else show_number(value)


def _chart(
    found: PublicProject,
    one: PublicCriterion,
    reached: tuple[tuple[date, Decimal], ...],
    prefix: str,
) -> Markup:
    described = _("Der er ingen tal endnu.")
    if reached:
        described = _(
            "Senest nået %(value)s den %(day)s.",
            value=with_unit(reached[-1][1], one.unit),
            day=show_date(reached[-1][0]),
        )
    chart = drawing.ProgressChart(
        title=_("Planlagt og nået: %(label)s", label=one.label),
        description=described,
        start=found.starts_on,
        end=found.ends_on,
        unit=one.unit,
        ticks=_ticks(one, reached),
        days=tuple(drawing.Day(day, _month(day)) for day in (found.starts_on, found.ends_on)),
        planned=tuple(drawing.Planned(day, float(value)) for day, value in one.planned),
        reached=tuple(
            drawing.Reached(day, float(value), show_number(value), new=False)
            for day, value in reached
        ),
        goal=(
            drawing.Goal(
                one.due, float(one.target), _("mål %(value)s", value=show_number(one.target))
            )
            if one.target is not None and one.due is not None
            else None
        ),
        period=None,
    )
    words = drawing.Key(reached=_("nået"), new=_("nyt tal"), planned=_("planlagt"), goal=_("mål"))
    return drawing.progress_chart(chart, prefix) + drawing.progress_key(words, new=False)


def _ticks(
    one: PublicCriterion, reached: tuple[tuple[date, Decimal], ...]
) -> tuple[drawing.Tick, ...]:
    values = [value for _on, value in reached]
    values += [value for value in (one.target, one.baseline) if value is not None]
    highest, lowest = max(values, default=Decimal(1)), min([*values, Decimal(0)])
    return tuple(
        drawing.Tick(value, show_number(Decimal(str(value)).normalize() + 0))
        for value in drawing.nice_ticks(float(highest), float(lowest))
    )


def _month(day: date) -> str:
    return " ".join(show_date(day).replace("\u00a0", " ").split()[1:])
