"""The order of sections as data: what three Danish offices use, in both languages.

Part codes of the agenda item: summary, recommendation, problem, solution, overview, projects,
ended, notes, economy, process, effect, decision, attachments. A section whose parts hold nothing
is left out.
"""

from collections.abc import Sequence

from docgen.views import Language, SectionPlan

_LAYOUTS: dict[str, tuple[tuple[str, str, str, tuple[str, ...]], ...]] = {
    "copenhagen": (
        ("recommendation", "Indstilling og beslutning", "Recommendation", ("recommendation",)),
        ("problem", "Problemstilling", "Background", ("problem",)),
        (
            "solution",
            "Løsning",
            "Solution",
            ("solution", "overview", "projects", "ended", "notes"),
        ),
        ("economy", "Økonomi", "Finances", ("economy",)),
        ("process", "Videre proces", "Next steps", ("process",)),
        ("decision", "Beslutning", "Decision", ("decision",)),
        ("attachments", "Bilag", "Annexes", ("attachments",)),
    ),
    "odense": (
        ("summary", "Resumé", "Summary", ("summary",)),
        ("effect", "Effekt", "Effect", ("effect",)),
        ("recommendation", "Indstilling", "Recommendation", ("recommendation",)),
        ("decision", "Beslutning", "Decision", ("decision",)),
        (
            "presentation",
            "Sagsfremstilling",
            "The case",
            ("problem", "solution", "overview", "projects", "ended", "notes", "process"),
        ),
        ("economy", "Økonomi", "Finances", ("economy",)),
        ("attachments", "Bilag", "Annexes", ("attachments",)),
    ),
    "region_hovedstaden": (
        ("recommendation", "Indstilling", "Recommendation", ("recommendation",)),
        ("decision", "Politisk behandling", "Political procedure", ("decision",)),
        ("problem", "Baggrund", "Background", ("problem",)),
        (
            "presentation",
            "Sagsfremstilling",
            "The case",
            ("solution", "overview", "projects", "ended", "notes"),
        ),
        ("economy", "Konsekvenser", "Consequences", ("economy",)),
        ("process", "Tidsplan og videre proces", "Timetable and next steps", ("process",)),
        ("attachments", "Bilag", "Annexes", ("attachments",)),
    ),
}

NAMES: tuple[str, ...] = tuple(_LAYOUTS)


def sections(preset: str, language: Language) -> tuple[SectionPlan, ...]:
    """Return a preset's sections in order; KeyError for a name that is not in `NAMES`."""
    return tuple(
        SectionPlan(code, danish if language == "da" else english, parts)
        for code, danish, english, parts in _LAYOUTS[preset]
    )


def ordered(preset: str, language: Language, order: Sequence[str]) -> tuple[SectionPlan, ...]:
    """Return a preset's sections in an office's own order; those it does not name come last.

    >>> [plan.code for plan in ordered("copenhagen", "da", ["economy", "gone", "problem"])][:3]
    ['economy', 'problem', 'recommendation']
    """
    known = {plan.code: plan for plan in sections(preset, language)}
    codes = [*(code for code in order if code in known), *known]
    return tuple(known[code] for code in dict.fromkeys(codes))
