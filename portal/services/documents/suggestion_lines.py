"""The lines of a suggestion's arithmetic, in words (R7: every figure can be traced)."""

from fractions import Fraction

from docgen.compose.sentences import fill
from docgen.wording.suggestion import WORDING
from portal.domain.progress import LevelResult, Suggestion, rounded
from portal.domain.theory import Level
from portal.i18n import show_number
from portal.services.documents.cells import rag_word
from portal.services.documents.sources import spoken


def level_name(level: Level) -> str:
    """Return the name of a level."""
    words = WORDING[spoken()]
    return words.activity_level if level is Level.ACTIVITY else words.result_level


def short_level_name(level: Level) -> str:
    """Return the name of a level as it fits a table's column."""
    words = WORDING[spoken()]
    return words.activity if level is Level.ACTIVITY else words.result


def index_text(index: Fraction) -> str:
    """Return an index with two decimals."""
    return show_number(rounded(index, 2), 2)


def suggestion_lines(suggestion: Suggestion, numbers: dict[str, int]) -> tuple[str, ...]:
    """Return how each level's index came about, and what decides overall.

    Args:
        suggestion: The suggested colours with their parts.
        numbers: The number each criterion has in its document.
    """
    words = WORDING[spoken()]
    levels = [one for one in (suggestion.activity, suggestion.result) if one is not None]
    lines = [_level_line(one, numbers) for one in levels if one.index is not None]
    lines += [fill(words.none, level=level_name(one.level)) for one in levels if one.index is None]
    if len(levels) > 1 and suggestion.overall is not None:
        lines.append(fill(words.worst_counts, word=rag_word(suggestion.overall)))
    return tuple(lines)


def _level_line(result: LevelResult, numbers: dict[str, int]) -> str:
    words, terms = WORDING[spoken()], []
    for part in result.parts:
        name = (
            words.milestones
            if part.subject_id is None
            else fill(words.criterion, number=str(numbers.get(part.subject_id, 0)))
        )
        weight = "" if part.weight == 1 else f"{show_number(rounded(part.weight, 0))} × "
        terms.append(f"{weight}{index_text(part.index)} ({name})")
    total = sum((part.weight for part in result.parts), Fraction(0))
    whole = " + ".join(terms)
    mean = whole if len(terms) == 1 else f"({whole}) / {show_number(rounded(total, 0))}"
    index = index_text(result.index) if result.index is not None else "–"
    return f"{level_name(result.level)}: {mean} = {index}"
