"""Lists, searches, downloads and bulk deeds follow the same rights as single objects (A2)."""

import csv
import io
from collections.abc import Iterator

import pytest

from portal.domain.permissions import Action, roles_for
from portal.i18n import search_key
from portal.services.scopes import SCOPES
from tests.integration.promises.town import Town


def lists(town: Town) -> Iterator[str]:
    """Yield the address of every list with everything that narrows it to foreign things."""
    yield from ("/opgaver", "/projekter", "/dagsordenspunkter", "/dokumenter", "/runder")
    yield from (f"/projekter?sorter=budget&ejer={owner}" for owner in town.owners[:3])
    for scheme_id in town.policies:
        yield from (f"/projekter?ordning={scheme_id}", f"/runder/matrix?ordning={scheme_id}")
    for round_id in list(town.rounds)[-2:]:
        yield from (f"/vurderinger?runde={round_id}", f"/runder/{round_id}")


def files(town: Town) -> Iterator[str]:
    """Yield the address of every list that can be had as a file."""
    yield from (f"/runder/matrix.csv?ordning={scheme_id}" for scheme_id in town.policies)
    yield from (f"/runder/{round_id}/liste.csv" for round_id in list(town.rounds)[-2:])


@pytest.fixture(scope="module")
def seen(town: Town) -> dict[tuple[str, str], str]:
    """Return what everybody was shown at every list."""
    return {
        (one.name, path): one.page(path)
        for one in town.people
        for path in (*lists(town), *files(town))
    }


def test_no_list_tells_of_a_foreign_project_or_report(
    town: Town, seen: dict[tuple[str, str], str]
) -> None:
    wrong = []
    for one in town.people:
        near = town.projects_for(one.actor, Action.VIEW_PROJECT)
        read = town.reports_for(one.actor)
        for path in lists(town):
            projects, reports = town.told_in(seen[one.name, path])
            if projects - near or reports - read:
                wrong.append((one.name, path, len(projects - near), len(reports - read)))
    assert not wrong


def test_the_list_of_projects_is_exactly_what_the_rights_allow(
    town: Town, seen: dict[tuple[str, str], str]
) -> None:
    wrong = {
        one.name
        for one in town.people
        if town.told_in(seen[one.name, "/projekter"])[0]
        != town.projects_for(one.actor, Action.VIEW_PROJECT)
    }
    assert not wrong


def test_a_file_names_no_foreign_project(town: Town, seen: dict[tuple[str, str], str]) -> None:
    wrong = []
    for one in town.people:
        judged = town.projects_for(one.actor, Action.VIEW_SUGGESTION)
        known = {town.names[project_id] for project_id in judged}
        for path in files(town):
            if foreign := _named(seen[one.name, path]) - known:
                wrong.append((one.name, path, foreign))
    assert not wrong


def _named(text: str) -> set[str]:
    """Return the names in the first column of a file, with no head."""
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))
    return {row[0] for row in rows[1:]}


def test_the_lists_are_not_empty_for_those_who_judge(
    town: Town, seen: dict[tuple[str, str], str]
) -> None:
    office = next(one for one in town.people if one.name == "Sofie Sekretærsen")
    assert all(_named(seen[office.name, path]) for path in files(town))
    assert all(town.told_in(seen[office.name, path])[0] for path in lists(town)
               if path.startswith(("/projekter?s", "/runder/", "/vurderinger")))  # fmt: skip


@pytest.mark.parametrize("word", ["familie", "børn", "netværk", "a", "2010"])
def test_a_search_finds_exactly_what_is_theirs(town: Town, word: str) -> None:
    wrong = []
    for one in town.people:
        near = town.projects_for(one.actor, Action.VIEW_PROJECT)
        found = town.told_in(one.page(f"/projekter?q={word}"))[0]
        hits = {each for each in near if search_key(word) in search_key(town.names[each])}
        if found - near or not hits <= found:
            wrong.append((one.name, len(found - near), len(hits - found)))
    assert not wrong


def test_people_are_listed_for_the_office_and_the_administrator_alone(town: Town) -> None:
    keepers = roles_for(Action.MANAGE_ORGANISATIONS)
    allowed = {one.name for one in town.people if one.page("/personer")}
    assert allowed == {one.name for one in town.people if one.actor.has_any(keepers, town.today)}


def test_there_is_a_citizen_for_every_role_and_kind_of_scope(town: Town) -> None:
    parts = {(held.role, held.scope_kind) for one in town.people for held in one.actor.assignments}
    assert {(role, kind) for role, kinds in SCOPES.items() for kind in kinds} <= parts
