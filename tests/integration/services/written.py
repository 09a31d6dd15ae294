"""A world with one report to write."""

from dataclasses import dataclass

from portal.domain.actors import Actor
from portal.storage.engine import Database
from tests.factories import World


@dataclass(frozen=True, slots=True)
class Written:
    """A world in which project A has a report to write in the open round."""

    database: Database
    made: World
    report_id: str
    people: dict[str, Actor]
