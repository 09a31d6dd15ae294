"""Between the texts of a draft and the report the rules know.

Every field of a draft has a name made of a prefix (what it is about) and the field's own name, such
as ``kriterium-4k7m-value_now``.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from forms.report import (
    ActivityEntry,
    CriterionEntry,
    EconomyEntry,
    Entry,
    MeasureEntry,
    MilestoneEntry,
    OwnRatingEntry,
    ResultEntry,
    RiskEntry,
)
from portal.domain.reports import ProgressReport, ReportStep
from portal.domain.workshop import Workshop
from portal.services.reports import Submission

ACTIVITY, RESULT, ECONOMY, OWN = "aktivitet", "resultat", "okonomi", "egen"

EntryKind = TypeVar("EntryKind", bound=Entry)
Texts = Mapping[str, str]

WRITING_STEPS = (
    ReportStep.ACTIVITIES,
    ReportStep.CRITERIA,
    ReportStep.RISKS,
    ReportStep.ECONOMY,
)


def milestone_prefix(key: str) -> str:
    """Return the prefix of a milestone's fields."""
    return f"milepael-{key}"


def criterion_prefix(key: str) -> str:
    """Return the prefix of a criterion's fields."""
    return f"kriterium-{key}"


def risk_prefix(key: str) -> str:
    """Return the prefix of a risk's fields."""
    return f"risiko-{key}"


def measure_prefix(item_id: str) -> str:
    """Return the prefix of the fields of an item of an action plan."""
    return f"tiltag-{item_id}"


def prefilled(workshop: Workshop, texts: Texts) -> dict[str, str]:
    """Return a draft's texts with what was agreed where nothing was typed yet."""
    given: dict[str, str] = {}
    for risk in workshop.risks:
        given[f"{risk_prefix(risk.id)}-likelihood"] = str(risk.likelihood)
        given[f"{risk_prefix(risk.id)}-impact"] = str(risk.impact)
    return {**given, **texts}


@dataclass(frozen=True, slots=True)
class Entries:
    """All entries of a report, checked for shape, by what they are about."""

    activity: ActivityEntry
    milestones: Mapping[str, MilestoneEntry]
    criteria: Mapping[str, CriterionEntry]
    result: ResultEntry
    risks: Mapping[str, RiskEntry]
    measures: Mapping[str, MeasureEntry]
    economy: EconomyEntry
    own: OwnRatingEntry

    def of_step(self, step: ReportStep) -> tuple[Entry, ...]:
        """Return the entries of one step in the order of its page."""
        match step:
            case ReportStep.ACTIVITIES:
                return (*self.milestones.values(), self.activity)
            case ReportStep.CRITERIA:
                return (*self.criteria.values(), self.result)
            case ReportStep.RISKS:
                return (*self.measures.values(), *self.risks.values())
            case ReportStep.ECONOMY:
                return (self.economy, self.own)
            case ReportStep.CHECK:
                return ()

    def names(self, step: ReportStep) -> tuple[str, ...]:
        """Return the names of all fields of a step."""
        return tuple(name for entry in self.of_step(step) for name in entry.names())

    def faults(self, step: ReportStep) -> int:
        """Return how many fields of a step hold something that cannot be read."""
        return sum(len(entry.errors) for entry in self.of_step(step))


def read_entries(workshop: Workshop, texts: Texts, measures: Iterable[str] = ()) -> Entries:
    """Return the entries of a draft, each checked for shape; measures are items of a plan."""

    def each(
        kind: type[EntryKind], prefix: Callable[[str], str], keys: Iterator[str]
    ) -> dict[str, EntryKind]:
        return {key: _checked(kind, prefix(key), texts) for key in keys}

    still_open = (one.id for one in workshop.milestones if one.reached_on is None)
    return Entries(
        activity=_checked(ActivityEntry, ACTIVITY, texts),
        milestones=each(MilestoneEntry, milestone_prefix, still_open),
        criteria=each(CriterionEntry, criterion_prefix, (one.id for one in workshop.criteria)),
        result=_checked(ResultEntry, RESULT, texts),
        risks=each(RiskEntry, risk_prefix, (one.id for one in workshop.risks)),
        measures=each(MeasureEntry, measure_prefix, iter(measures)),
        economy=_checked(EconomyEntry, ECONOMY, texts),
        own=_checked(OwnRatingEntry, OWN, texts),
    )


def _checked(kind: type[EntryKind], prefix: str, texts: Texts) -> EntryKind:
    entry = kind.of(prefix, texts)
    entry.validate()
    return entry


def read_report(entries: Entries, texts: Texts, blank: ProgressReport) -> Submission:
    """Return a report as far as its entries can be read; the rest counts as missing.

    A risk is looked at again once its step was saved, be it that nothing was changed.

    Args:
        entries: The checked entries of the draft.
        texts: The draft's texts as they were typed.
        blank: The report without content: which project, round and period.
    """
    content = ProgressReport(
        project_id=blank.project_id,
        round_id=blank.round_id,
        period_end=blank.period_end,
        values=tuple(
            entry.value(key) for key, entry in entries.criteria.items() if not entry.errors
        ),
        milestones=tuple(
            entry.value(key) for key, entry in entries.milestones.items() if not entry.errors
        ),
        risks=tuple(
            entry.value(key)
            for key, entry in entries.risks.items()
            if not entry.errors and f"{risk_prefix(key)}-likelihood" in texts
        ),
        open_action_items=tuple(entries.measures),
        follow_ups=tuple(
            entry.value(key) for key, entry in entries.measures.items() if not entry.errors
        ),
        activity_narrative=entries.activity.value(),
        result_narrative=entries.result.value(),
        economy_used=entries.economy.value(),
        own_rating=entries.own.value(),
    )
    return Submission(content, economy_text=entries.economy.comment.data or "")
