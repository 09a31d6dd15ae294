"""Evaluations (evaluering) of a project and who makes them."""

from enum import StrEnum


class EvaluationKind(StrEnum):
    """Before the start, midway, at the end, or by the project itself."""

    PRE_STUDY = "pre_study"
    MIDWAY = "midway"
    FINAL = "final"
    SELF = "self"


class EvaluatedBy(StrEnum):
    """Whether people of the house or from outside evaluate."""

    INTERNAL = "internal"
    EXTERNAL = "external"
