"""Nobody reaches an object that is not theirs (A1, A2); looking changes nothing (A8, A7).

Every address x twelve people x own, other and missing objects x method.
"""

import pytest

from tests.integration.promises.foreign import foreign
from tests.integration.promises.table import EXPECTED
from tests.integration.promises.visitors import ACTORS, Grounds
from tests.integration.promises.walks import Answer, cases, looked, telling, walk, wrong


@pytest.fixture(scope="module", params=ACTORS)
def looks(request: pytest.FixtureRequest, grounds: Grounds) -> list[Answer]:
    """Return what one person was shown at every address."""
    return looked(grounds, request.param)


@pytest.fixture(scope="module", params=ACTORS)
def deeds(request: pytest.FixtureRequest, grounds: Grounds) -> list[Answer]:
    """Return what one person was answered who tried to act at every address."""
    return walk(grounds, request.param, "POST")


def test_every_address_is_in_the_table_and_every_row_is_an_address(grounds: Grounds) -> None:
    endpoints = {rule.endpoint for rule in grounds.house.app.url_map.iter_rules()}
    assert endpoints == EXPECTED.keys()


def test_there_are_thousands_of_cases(grounds: Grounds) -> None:
    app, places = grounds.house.app, grounds.places
    looks, deeds = (len(list(cases(app, places, method))) for method in ("GET", "POST"))
    assert (looks + deeds) * len(ACTORS) >= 4000


def test_everybody_sees_what_is_theirs_and_finds_nothing_else(
    looks: list[Answer], grounds: Grounds
) -> None:
    assert not wrong(looks, grounds)


def test_what_is_not_theirs_looks_as_if_it_were_not_there(
    looks: list[Answer], grounds: Grounds
) -> None:
    assert not telling(looks, grounds)


def test_no_page_tells_of_what_its_reader_may_not_know(
    looks: list[Answer], grounds: Grounds
) -> None:
    assert not foreign(looks, grounds)


def test_looking_changes_nothing(looks: list[Answer]) -> None:
    assert not [one.words for one in looks if one.changed]


def test_no_page_is_kept_but_those_that_are_alike_for_everybody(looks: list[Answer]) -> None:
    assert not [
        one.words
        for one in looks
        if one.kept != "no-store" and one.case.endpoint.partition(".")[0] not in {"static", "bank"}
    ]


def test_everybody_acts_on_what_is_theirs_and_on_nothing_else(
    deeds: list[Answer], grounds: Grounds
) -> None:
    assert not wrong(deeds, grounds)


def test_a_deed_on_what_is_not_theirs_is_refused_as_if_it_were_not_there(
    deeds: list[Answer], grounds: Grounds
) -> None:
    assert not telling(deeds, grounds)
