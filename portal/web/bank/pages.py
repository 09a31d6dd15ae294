"""The list of published rounds, and one of them with its projects, figures and text."""

from dataclasses import dataclass
from datetime import datetime

from flask import url_for

from portal.clock import local_date
from portal.domain.overview import RoundSummary, summarise, table_rows, worse_than_before
from portal.domain.rag import Rag
from portal.i18n import _, ngettext, show_date, show_number
from portal.storage.queries import public
from portal.storage.queries.public import PublicRound, PublicRow
from portal.web import transaction
from portal.web.bank.cells import PublicCell, public_cell

Figure = tuple[str, str, str]
KINDS = ("green", "yellow", "red", "closing", "ended", "not_due", "not_reported", "assessed_later",
         "waiting", "not_monitored")  # fmt: skip


@dataclass(frozen=True, slots=True)
class RoundLine:
    """One published round in the list."""

    name: str
    scheme: str
    period: str
    published: str
    href: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class IndexPage:
    """The published rounds, the newest first."""

    rounds: tuple[RoundLine, ...]


@dataclass(frozen=True, slots=True)
class CellView:
    """A cell in the table; worse than the one before is told by a flag as well."""

    cell: PublicCell
    worse: bool


@dataclass(frozen=True, slots=True)
class ProjectLine:
    """One project in the table of a round."""

    name: str
    href: str
    owners: str
    cells: tuple[CellView, ...]
    mark: str


@dataclass(frozen=True, slots=True)
class Change:
    """A rating that was corrected or withdrawn after it was published."""

    project: str
    what: str
    when: str
    note: str


@dataclass(frozen=True, slots=True)
class RoundPage:
    """A published round."""

    name: str
    scheme: str
    published: str
    period: str
    text: tuple[str, ...]
    figures: tuple[Figure, ...]
    split: tuple[tuple[str, str], ...]
    columns: tuple[str, ...]
    lines: tuple[ProjectLine, ...]
    kinds: tuple[str, ...]
    changes: tuple[Change, ...]


def index_page() -> IndexPage:
    """Return the page of all published rounds."""
    session = transaction.session()
    return IndexPage(tuple(_round_line(one) for one in public.public_rounds(session)))


def _round_line(one: PublicRound) -> RoundLine:
    rows = public.public_overview(transaction.session(), (one,))
    return RoundLine(
        name=one.name,
        scheme=one.scheme_name,
        period=period_words(one),
        published=published_words(one.published_at),
        href=url_for("bank.overview", round_id=one.id),
        figures=_figures(_summary(rows)),
    )


def round_page(round_id: str) -> RoundPage | None:
    """Return the page of a round, None when no such round is out."""
    session = transaction.session()
    rounds = public.public_rounds(session)
    of_round = next((one for one in rounds if one.id == round_id), None)
    if of_round is None:
        return None
    shown = public.rounds_until(session, of_round)[-public.ROUNDS_SHOWN :]
    rows = public.public_overview(session, shown)
    listed = {row.project_id for row in table_rows(row.overview for row in rows)}
    rows = tuple(row for row in rows if row.overview.project_id in listed)
    lines = tuple(_line(row, shown) for row in rows)
    summary = _summary(rows)
    kinds = {view.cell.kind for line in lines for view in line.cells}
    return RoundPage(
        name=of_round.name,
        scheme=of_round.scheme_name,
        published=published_words(of_round.published_at),
        period=period_words(of_round),
        text=_text(of_round, summary, rows),
        figures=_figures(summary),
        split=_split(summary),
        columns=tuple(one.name for one in shown),
        lines=lines,
        kinds=tuple(kind for kind in KINDS if kind in kinds),
        changes=tuple(change for row in rows for change in _changes(row)),
    )


def period_words(of_round: PublicRound) -> str:
    """Return the days a round is about."""
    return f"{show_date(of_round.period_start)} – {show_date(of_round.period_end)}"


def published_words(at: datetime) -> str:
    """Return the words for when something came out."""
    return _("Offentliggjort %(day)s", day=show_date(local_date(at)))


def _summary(rows: tuple[PublicRow, ...]) -> RoundSummary:
    return summarise(row.overview for row in rows)


def _line(row: PublicRow, shown: tuple[PublicRound, ...]) -> ProjectLine:
    cells = row.overview.cells
    withdrawn = row.last is not None and row.last.is_withdrawn
    last = len(cells) - 1
    mark = _("Rettet") if row.is_corrected and not withdrawn else ""
    return ProjectLine(
        name=row.overview.name,
        href=url_for("bank.project", project_id=row.overview.project_id),
        owners=" / ".join(row.overview.owners),
        cells=tuple(
            CellView(
                public_cell(cell, withdrawn=withdrawn and place == last),
                worse_than_before(cells, place),
            )
            for place, cell in enumerate(cells)
        ),
        mark=mark,
    )


def _figures(summary: RoundSummary) -> tuple[Figure, ...]:
    """Return the big numbers; colours always, the others where there are any."""
    unrated = summary.not_due + summary.not_reported + summary.assessed_later
    always = (
        (
            summary.green,
            ngettext("grøn, god fremdrift", "grønne, god fremdrift", summary.green),
            "green",
        ),
        (
            summary.yellow,
            ngettext("gul, visse problemer", "gule, visse problemer", summary.yellow),
            "yellow",
        ),
        (
            summary.red,
            ngettext("rød, betydelige problemer", "røde, betydelige problemer", summary.red),
            "red",
        ),
    )
    some = (
        (summary.closing, _("lukker"), "closing"),
        (summary.ended, _("er afsluttet"), "ended"),
        (unrated, _("uden farve i runden"), "assessed_later"),
    )
    found = (*always, *(one for one in some if one[0]))
    return tuple((show_number(number), label, kind) for number, label, kind in found)


def _split(summary: RoundSummary) -> tuple[tuple[str, str], ...]:
    return (
        (_("Projekter i runden"), show_number(summary.number_monitored)),
        (_("I gang"), show_number(summary.in_progress)),
        (_("Under lukning"), show_number(summary.closing)),
        (_("Afsluttet siden sidste runde"), show_number(summary.ended)),
    )


def _text(
    of_round: PublicRound, summary: RoundSummary, rows: tuple[PublicRow, ...]
) -> tuple[str, ...]:
    monitored = ngettext(
        "%(num)s projekt er med i monitoreringen i %(round)s.",
        "%(num)s projekter er med i monitoreringen i %(round)s.",
        summary.number_monitored,
        round=of_round.name,
    )
    phrases = [
        ngettext("%(num)s er vurderet grønt", "%(num)s er vurderet grønne", summary.green),
        ngettext("%(num)s er vurderet gult", "%(num)s er vurderet gule", summary.yellow),
        ngettext("%(num)s er vurderet rødt", "%(num)s er vurderet røde", summary.red),
        ngettext("%(num)s lukker", "%(num)s lukker", summary.closing),
        ngettext("%(num)s er afsluttet", "%(num)s er afsluttet", summary.ended),
    ]
    counts = (summary.green, summary.yellow, summary.red, summary.closing, summary.ended)
    told = [phrase for phrase, count in zip(phrases, counts, strict=True) if count]
    reds = [
        row.overview.name
        for row in rows
        if row.last is not None and row.last.rag is Rag.RED and not row.last.is_withdrawn
    ]
    found = [monitored]
    if told:
        found.append(f"{_enumerated(told)}.")
    if reds:
        found.append(
            ngettext("Rødt projekt: %(names)s.", "Røde projekter: %(names)s.", len(reds),
                     names=_enumerated(reds))
        )  # fmt: skip
    return tuple(found)


def _enumerated(phrases: list[str]) -> str:
    *others, last = phrases
    return _("%(others)s og %(last)s", others=", ".join(others), last=last) if others else last


def _changes(row: PublicRow) -> tuple[Change, ...]:
    last = row.last
    if last is None or not (row.is_corrected or last.is_withdrawn):
        return ()
    what = _("Trukket tilbage") if last.is_withdrawn else _("Rettet")
    when = "" if last.is_withdrawn else show_date(local_date(last.published_at))
    return (Change(row.overview.name, what, when, last.note),)
