"""One row of the bench: ours beside the yardstick, with the goal and whether it is met."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BenchRow:
    """One figure: times in milliseconds, `ratio` yardstick to ours unless the goal says else."""

    name: str
    ours_ms: float
    yardstick: str
    yardstick_ms: float | None
    ratio: float | None
    goal: str
    met: bool
