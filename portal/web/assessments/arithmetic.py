"""The arithmetic of a suggestion, line by line, so that a reader who recalculates gets the same."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from markupsafe import Markup

from portal.domain.progress import ArithmeticCode, ArithmeticLine, rounded
from portal.domain.rag import Rag
from portal.domain.theory import Level
from portal.i18n import _, ngettext, show_date, show_number
from portal.services.suggestions import Arithmetic
from portal.web.drawings import bullet_bar as drawing
from portal.web.wording import rag_word, told, word

MINUS, TIMES = "−", "×"
SHARE_PLACES, INDEX_PLACES = 3, 2


@dataclass(frozen=True, slots=True)
class SumView:
    """One criterion or milestone: its heading, its sums, and what is to be said of it."""

    title: str
    sums: tuple[tuple[str, str], ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class LevelView:
    """One level: its parts, its mean and its colour, or why there is none."""

    heading: str
    parts: tuple[SumView, ...]
    mean: str
    rag: str
    notes: tuple[str, ...]
    scale: Markup | None


@dataclass(frozen=True, slots=True)
class ArithmeticView:
    """The whole suggestion, from the limits to the overall colour."""

    lead: str
    levels: tuple[LevelView, ...]
    overall: str
    overall_note: str


def share(number: Fraction) -> str:
    """Return a share with three decimals."""
    return show_number(rounded(number, SHARE_PLACES), SHARE_PLACES)


def index_figure(number: Fraction) -> str:
    """Return an index with two decimals."""
    return show_number(rounded(number, INDEX_PLACES), INDEX_PLACES)


def arithmetic_view(found: Arithmetic) -> ArithmeticView:
    """Return a suggestion in words and figures."""
    lead = _(
        "Indeks = nået andel divideret med planlagt andel pr. %(day)s, højst 1. "
        "Grøn fra %(green)s, gul fra %(yellow)s.",
        day=show_date(found.period_end),
        green=show_number(found.green_from, 2),
        yellow=show_number(found.yellow_from, 2),
    )
    return ArithmeticView(
        lead=lead,
        levels=tuple(_level(found, level) for level in Level),
        overall=found.suggested.overall.value if found.suggested.overall else "",
        overall_note=_overall_note(found),
    )


def _overall_note(found: Arithmetic) -> str:
    suggested = found.suggested
    if suggested.overall is None:
        return _("Der er for få tal til et forslag. Du vurderer ud fra rapporten.")
    if suggested.activity is None or suggested.result is None:
        return _("Kun det ene niveau har et forslag. Det afgør.")
    if suggested.activity is suggested.result:
        return _("Begge niveauer er ens.")
    worse = Level.ACTIVITY if suggested.activity is suggested.overall else Level.RESULT
    return _("Det dårligste niveau afgør: %(level)s.", level=level_name(worse).lower())


def level_name(level: Level) -> str:
    """Return what a level is called."""
    return _("Aktivitetsniveau") if level is Level.ACTIVITY else _("Resultatniveau")


def _level(found: Arithmetic, level: Level) -> LevelView:
    lines = [line for line in found.lines if line.level is level]
    mean = next(
        (
            line
            for line in lines
            if line.code in {ArithmeticCode.LEVEL_MEAN, ArithmeticCode.LEVEL_NONE}
        ),
        None,
    )
    parts = [view for line in lines if (view := _part(found, line)) is not None]
    notes = [
        _(
            "Nøglekriteriet %(label)s er under grænsen. Derfor er niveauet højst gult.",
            label=_label(found, line),
        )
        for line in lines
        if line.code is ArithmeticCode.KEY_CAP
    ]
    if mean is not None and mean.reason is not None:
        notes.append(told(mean.reason))
    return LevelView(
        heading=level_name(level),
        parts=tuple(parts),
        mean=_mean(mean) if mean is not None and mean.index is not None else "",
        rag=_rag(mean),
        notes=tuple(notes),
        scale=_scale(found, level, mean),
    )


def _rag(mean: ArithmeticLine | None) -> str:
    return mean.rag.value if mean is not None and mean.rag is not None else ""


def _mean(line: ArithmeticLine) -> str:
    result = index_figure(line.index or Fraction(0))
    whole = sum((one.weight for one in line.parts), Fraction(0))
    if len(line.parts) == 1:
        return result
    if all(one.weight == 1 for one in line.parts):
        terms = " + ".join(index_figure(one.index) for one in line.parts)
    else:
        terms = " + ".join(
            f"{_plain(one.weight)} {TIMES} {index_figure(one.index)}" for one in line.parts
        )
    return f"({terms}) / {_plain(whole)} = {result}"


def _plain(number: Fraction) -> str:
    return show_number(Decimal(number.numerator) / Decimal(number.denominator))


def _part(found: Arithmetic, line: ArithmeticLine) -> SumView | None:
    match line.code:
        case (
            ArithmeticCode.CRITERION
            | ArithmeticCode.CRITERION_NOT_DUE
            | ArithmeticCode.CRITERION_MISSING
        ):
            return _criterion(found, line)
        case ArithmeticCode.MILESTONE | ArithmeticCode.MILESTONE_LATER:
            return _milestone(found, line)
        case ArithmeticCode.MILESTONES_MEAN:
            mean = index_figure(line.index or Fraction(0))
            weight = _("vægt %(weight)s", weight=_plain(line.weight or Fraction(1)))
            title = _("Milepælene under ét, %(weight)s", weight=weight)
            return SumView(title, ((_("Gennemsnit"), mean),))
        case _:
            return None


def _criterion(found: Arithmetic, line: ArithmeticLine) -> SumView:
    label = _label(found, line)
    title = label
    if line.weight is not None and line.weight != 1:
        title = _("%(label)s, vægt %(weight)s", label=label, weight=_plain(line.weight))
    sums: list[tuple[str, str]] = []
    if line.attained is not None:
        sums.append((_("Nået andel"), _attained(line)))
    if line.planned is not None:
        sums.append((_("Planlagt andel"), _planned(line)))
    if line.index is not None and line.attained is not None and line.planned is not None:
        shares = f"{share(line.attained)} / {share(line.planned)}"
        sums.append((_("Indeks"), f"{shares} = {index_figure(line.index)}"))
        if line.attained > line.planned:
            sums[-1] = (_("Indeks"), f"{shares}, {_('højst')} {index_figure(line.index)}")
    note = told(line.reason) if line.reason is not None else ""
    if line.code is ArithmeticCode.CRITERION_NOT_DUE:
        note = _("Så lidt er planlagt endnu, at kriteriet ikke tæller med.")
    return SumView(title, tuple(sums), note)


def _attained(line: ArithmeticLine) -> str:
    reached = share(line.attained or Fraction(0))
    value, baseline, target = line.value, line.baseline, line.target
    if value is None or target is None:
        return reached
    if line.tolerance is not None:
        return _(
            "%(value)s mod %(target)s ± %(tolerance)s = %(share)s",
            value=show_number(value),
            target=show_number(target),
            tolerance=show_number(line.tolerance),
            share=reached,
        )
    start = show_number(baseline if baseline is not None else Decimal(0))
    above = f"({show_number(value)} {MINUS} {start})"
    return f"{above} / ({show_number(target)} {MINUS} {start}) = {reached}"


def _planned(line: ArithmeticLine) -> str:
    expected = share(line.planned or Fraction(0))
    if line.days_passed is None or not line.days_planned:
        return expected
    days = ngettext("%(num)s dag", "%(num)s dage", line.days_planned)
    return f"{show_number(line.days_passed)} / {days} = {expected}"


def _milestone(found: Arithmetic, line: ArithmeticLine) -> SumView:
    title = _("Milepæl: %(label)s", label=_label(found, line))
    if line.index is None:
        return SumView(title, note=_("Ligger efter perioden og tæller ikke med endnu."))
    if not line.days_late:
        return SumView(title, ((_("Indeks"), index_figure(line.index)),), _("Nået til tiden."))
    late = ngettext("%(num)s dag for sent.", "%(num)s dage for sent.", line.days_late)
    return SumView(title, ((_("Indeks"), index_figure(line.index)),), late)


def _label(found: Arithmetic, line: ArithmeticLine) -> str:
    subject = found.subjects.get(line.subject_id or "")
    return subject.label if subject is not None else "–"


def _scale(found: Arithmetic, level: Level, mean: ArithmeticLine | None) -> Markup | None:
    if mean is None or mean.index is None:
        return None
    at = index_figure(mean.index)
    return drawing.index_scale(
        drawing.IndexScale(
            title=_("Indeks for %(level)s", level=word(level).lower()),
            description=_(
                "Indekset er %(index)s. Gul fra %(yellow)s, grøn fra %(green)s.",
                index=at,
                yellow=show_number(found.yellow_from, 2),
                green=show_number(found.green_from, 2),
            ),
            index=float(mean.index),
            yellow_from=float(found.yellow_from),
            green_from=float(found.green_from),
            red_word=rag_word(Rag.RED),
            yellow_word=rag_word(Rag.YELLOW),
            green_word=rag_word(Rag.GREEN),
            yellow_text=show_number(found.yellow_from, 2),
            green_text=show_number(found.green_from, 2),
        ),
        f"skala-{level.value}",
    )
