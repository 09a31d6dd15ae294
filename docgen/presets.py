"""The order of sections as data: what three Danish offices use, in both languages.

Part codes of the agenda item: summary, recommendation, problem, solution, overview, projects,
ended, notes, economy, process, effect, decision, attachments. A section whose parts hold nothing
is left out.
"""

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
