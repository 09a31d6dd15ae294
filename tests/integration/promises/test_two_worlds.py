"""Nobody outside learns of an unpublished red rating, from anything at all (A4)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from portal.domain.rag import Rag
from tests.integration.promises.leaks import LEAKS, Leak
from tests.integration.promises.twins import (
    ALL_TOLD,
    APPROVED,
    HOLDER_TOLD,
    OUTSIDE,
    PROPOSED,
    Stage,
    Way,
    World,
    first_difference,
    open_world,
    still,
    walk,
)

__all__ = ["still"]

Pair = tuple[World, World]
STAGES = (PROPOSED, APPROVED, HOLDER_TOLD, ALL_TOLD)
NEAR = Way(pages=21, papers=False)
NEAREST = frozenset({"anonymous", "holder_b", "reader_b", "pool_owner_2"})
"""Those to whom the most could leak; the others' longer walks are the slow run's."""


def _run_of(who: str) -> list[pytest.MarkDecorator]:
    return [] if who in NEAREST else [pytest.mark.slow]


EVERYBODY_OUTSIDE = [
    pytest.param(
        stage,
        who,
        id=f"{stage.name}, {who}",
        marks=[] if stage is APPROVED else _run_of(who),
    )
    for stage in STAGES
    for who in OUTSIDE
    if not ({who, who.replace("reader_b", "holder_b")} & stage.told)
]


class Pairs:
    """The pairs of worlds by stage, each opened when it is first asked for."""

    def __init__(self, template: Path, folder: Path) -> None:
        """Remember where worlds are made."""
        self._template, self._folder = template, folder
        self._opened: dict[str, Pair] = {}

    def at(self, stage: Stage) -> Pair:
        """Return the two worlds of a stage, the green one first."""
        if stage.name not in self._opened:
            folder = self._folder / stage.name.replace(" ", "_")
            folder.mkdir()
            green, red = (
                open_world(self._template, folder / rag.value, rag, stage)
                for rag in (Rag.GREEN, Rag.RED)
            )
            self._opened[stage.name] = (green, red)
        return self._opened[stage.name]

    def close(self) -> None:
        """Close every world."""
        for pair in self._opened.values():
            for world in pair:
                world.close()


@pytest.fixture(scope="module")
def pairs(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pairs]:
    """Return the pairs of worlds."""
    opened = Pairs(sqlite_template, tmp_path_factory.mktemp("worlds"))
    yield opened
    opened.close()


@pytest.mark.usefixtures("still")
@pytest.mark.parametrize(("stage", "who"), EVERYBODY_OUTSIDE)
def test_nobody_outside_can_tell_the_worlds_apart(pairs: Pairs, stage: Stage, who: str) -> None:
    assert not first_difference(*pairs.at(stage), who, Way())


@pytest.mark.usefixtures("still")
@pytest.mark.parametrize("who", [pytest.param(who, marks=_run_of(who)) for who in OUTSIDE])
def test_nobody_outside_can_knock_a_difference_out(pairs: Pairs, who: str) -> None:
    assert not first_difference(*pairs.at(APPROVED), who, Way(pages=1, knocks=True))


@pytest.mark.usefixtures("still")
@pytest.mark.parametrize(
    ("stage", "who"),
    [
        (APPROVED, "secretariat"),
        (APPROVED, "assessor"),
        (HOLDER_TOLD, "holder_b"),
        (ALL_TOLD, "pool_owner_2"),
    ],
)
def test_those_who_may_know_see_the_difference(pairs: Pairs, stage: Stage, who: str) -> None:
    assert first_difference(*pairs.at(stage), who, Way())


@pytest.mark.usefixtures("still")
def test_the_walk_leads_through_pages_public_pages_papers_and_refusals(pairs: Pairs) -> None:
    asked = {
        (one.asked.partition("/")[2].partition("/")[0], one.status)
        for one in walk(pairs.at(APPROVED)[0], "holder_b", Way(knocks=True))
    }
    assert {("opgaver", 200), ("overblik", 200), ("overblik", 404), ("vurderinger", 404)} <= asked
    assert ("dokumenter", 303) in asked


@pytest.mark.usefixtures("still")
def test_the_walk_ends_with_the_papers_as_word_and_as_pdf(pairs: Pairs) -> None:
    answers = list(walk(pairs.at(APPROVED)[0], "holder_b", Way(pages=1)))
    assert {b"PK", b"%P"} <= {one.body[:2] for one in answers if one.status == 200}


def test_there_are_leaks_enough() -> None:
    assert len(LEAKS) >= 22
    assert len({leak.name for leak in LEAKS}) == len(LEAKS)


@pytest.mark.usefixtures("still")
@pytest.mark.parametrize("leak", LEAKS, ids=lambda leak: leak.name)
def test_every_planted_leak_is_found(
    pairs: Pairs, monkeypatch: pytest.MonkeyPatch, leak: Leak
) -> None:
    green, red = pairs.at(APPROVED)
    leak.plant(monkeypatch, (green.app, red.app))
    assert first_difference(green, red, leak.who, leak.way or NEAR)
