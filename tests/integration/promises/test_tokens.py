"""Every change on own objects needs the own token of the page (C3)."""

import pytest

from tests.integration.promises.visitors import Grounds
from tests.integration.promises.walks import cases

OTHER = "holder_b"
WHO = [
    "anonymous",
    "certifier",
    "secretariat",
    *(pytest.param(who, marks=pytest.mark.slow) for who in ("assessor", "approver")),
]


@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("token", ["none", "made up", "another person's"])
def test_no_deed_is_done_without_the_own_token(grounds: Grounds, who: str, token: str) -> None:
    given = {"none": "", "made up": "made-up", "another person's": grounds.visitors[OTHER].token}
    own = tuple(place for place in grounds.places if place.name in {"A now", "B now"})
    before, addresses = grounds.version, 0
    wrong = []
    for case in cases(grounds.house.app, own, "POST"):
        answer = grounds.send(who, "POST", case.path, case.body, token=given[token])
        addresses += 1
        if answer.status_code != 400:
            wrong.append((case.path, answer.status_code))
    assert not wrong
    assert addresses >= 80
    assert grounds.version == before


def test_the_own_token_opens_what_the_others_did_not(grounds: Grounds) -> None:
    before = grounds.version
    with grounds.put_back():
        answer = grounds.send("secretariat", "POST", "/konto/navn", {"name": "Nyt Navn"})
        assert answer.status_code == 302
        assert grounds.version != before
