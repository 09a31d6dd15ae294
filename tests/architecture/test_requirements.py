"""docs/requirements.md names every requirement once and tells truly what is built."""

import ast
import re
from typing import NamedTuple

import click
import pytest
from flask import Flask

from portal.cli.entry import group
from portal.services.documents.types import document_type
from tests.architecture.checkout import ROOT, tree

HIGHEST = 150
BUILT, PLANNED, FACT = "built", "planned", "a fact without a function"
NOTHING = "–"
COMMAND = "./run fremdrift "
ROW = re.compile(
    r"^\| R(?P<number>\d+) \| (?P<asks>[^|]+) \| (?P<places>[^|]+) \| (?P<tests>[^|]+)"
    r" \| (?P<status>[^|]+) \|$"
)


class Row(NamedTuple):
    """One requirement: what it asks, where it is met, what proves it, and how far it is."""

    number: int
    asks: str
    places: str
    tests: str
    status: str


def _rows() -> list[Row]:
    lines = (ROOT / "docs" / "requirements.md").read_text("utf-8").splitlines()
    found = [match for line in lines if (match := ROW.match(line))]
    return [
        Row(int(one["number"]), one["asks"], one["places"], one["tests"], one["status"])
        for one in found
    ]


def _named(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


def _command_is_there(line: str) -> bool:
    command: click.Command = group
    words = line.removeprefix(COMMAND).split()
    while words and isinstance(command, click.Group):
        found = command.get_command(click.Context(command), words.pop(0))
        if found is None:
            return False
        command = found
    if isinstance(command, click.Group):
        return False
    return command.name != "document" or bool(words and document_type(words[0]))


def _place_is_there(portal: Flask, place: str) -> bool:
    if place.startswith(COMMAND):
        return _command_is_there(place)
    return place in {rule.rule for rule in portal.url_map.iter_rules()}


def _test_is_there(named: str) -> bool:
    path, _, function = named.partition("::")
    file = ROOT / path
    return file.is_file() and function in {
        node.name for node in tree(file).body if isinstance(node, ast.FunctionDef)
    }


def test_every_requirement_stands_once_and_in_order() -> None:
    assert [row.number for row in _rows()] == list(range(1, HIGHEST + 1))


def test_every_requirement_is_said_in_a_sentence_and_has_one_of_three_ends() -> None:
    rows = _rows()
    assert {row.status for row in rows} <= {BUILT, PLANNED, FACT}
    assert all(row.asks[0].isupper() and row.asks.endswith(".") for row in rows)


def test_what_is_built_has_a_page_or_command_that_is_there(portal: Flask) -> None:
    built = [row for row in _rows() if row.status == BUILT]
    assert not [row.number for row in built if not _named(row.places)]
    gone = {
        (row.number, place)
        for row in built
        for place in _named(row.places)
        if not _place_is_there(portal, place)
    }
    assert not gone


def test_what_is_built_has_a_test_that_is_there() -> None:
    built = [row for row in _rows() if row.status == BUILT]
    assert not [row.number for row in built if not _named(row.tests)]
    gone = {
        (row.number, test)
        for row in built
        for test in _named(row.tests)
        if not _test_is_there(test)
    }
    assert not gone


def test_what_is_not_built_names_neither_page_nor_test() -> None:
    claiming = [
        row.number
        for row in _rows()
        if row.status != BUILT and (row.places, row.tests) != (NOTHING, NOTHING)
    ]
    assert not claiming


@pytest.mark.parametrize(
    "place",
    [
        "/nowhere",
        "./run fremdrift nothing",
        "./run fremdrift demo",
        "./run fremdrift demo nothing",
        "./run fremdrift document",
        "./run fremdrift document poem",
    ],
)
def test_a_place_that_is_not_there_would_be_found(portal: Flask, place: str) -> None:
    assert not _place_is_there(portal, place)


def test_a_place_that_is_there_is_not_refused(portal: Flask) -> None:
    assert _place_is_there(portal, "/login")
    assert _place_is_there(portal, "./run fremdrift demo reset --yes")
    assert _place_is_there(portal, "./run fremdrift document agenda-item --round 'juli 2010'")


@pytest.mark.parametrize(
    "test", ["tests/nowhere.py::test_a", "tests/architecture/test_requirements.py::test_a"]
)
def test_a_test_that_is_not_there_would_be_found(test: str) -> None:
    assert not _test_is_there(test)
