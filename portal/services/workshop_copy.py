"""A whole copy of a version's content: new rows, the same keys, original targets kept."""

from portal.storage.models.workshops import (
    CausalLink,
    Milestone,
    PathPoint,
    ResultNode,
    Risk,
    SuccessCriterion,
    Workshop,
)
from portal.tokens import new_id

_OF_CRITERIA = (
    "key",
    "position",
    "node_key",
    "label",
    "indicator",
    "unit",
    "level",
    "direction",
    "accumulation",
    "measure",
    "baseline_value",
    "baseline_on",
    "baseline_missing_because",
    "target",
    "tolerance",
    "group",
    "due",
    "weight",
    "is_key",
    "at_end_only",
)
_OF_NODES = ("key", "kind", "text", "position")
_OF_LINKS = ("from_key", "to_key", "assumption", "position")
_OF_MILESTONES = ("key", "position", "title", "baseline_date", "forecast", "reached_on")
_OF_RISKS = ("key", "position", "text", "likelihood", "impact", "owner", "mitigation")


def copy_content(source: Workshop, target: Workshop) -> None:
    """Copy all that a version holds into another one."""
    target.nodes = [ResultNode(id=new_id(), **_values(row, _OF_NODES)) for row in source.nodes]
    target.links = [CausalLink(id=new_id(), **_values(row, _OF_LINKS)) for row in source.links]
    target.criteria = [_criterion(row) for row in source.criteria]
    target.milestones = [
        Milestone(id=new_id(), **_values(row, _OF_MILESTONES)) for row in source.milestones
    ]
    target.risks = [Risk(id=new_id(), **_values(row, _OF_RISKS)) for row in source.risks]


def _criterion(row: SuccessCriterion) -> SuccessCriterion:
    first = row.original_target if row.original_target is not None else row.target
    return SuccessCriterion(
        id=new_id(),
        original_target=first,
        path=[PathPoint(id=new_id(), on=point.on, value=point.value) for point in row.path],
        **_values(row, _OF_CRITERIA),
    )


def _values(row: object, names: tuple[str, ...]) -> dict[str, object]:
    return {name: getattr(row, name) for name in names}
