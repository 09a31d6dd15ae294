"""A form filled in by one who may, sent by one who may not, changes nothing (A1)."""

import pytest

from tests.integration.promises.forms_met import Form, forms_of
from tests.integration.promises.table import EXPECTED
from tests.integration.promises.visitors import ACTORS, Grounds
from tests.integration.promises.walks import BODIES, Case, cases


@pytest.fixture(scope="module")
def filled(grounds: Grounds) -> list[tuple[Case, Form]]:
    """Return every form that anybody meets, with the address and place to which it goes."""
    all_cases = cases(grounds.house.app, grounds.places, "POST")
    known = {case.path: case for case in all_cases if case.endpoint not in BODIES}
    found: dict[tuple[str, tuple[str, ...]], tuple[Case, Form]] = {}
    for who in ACTORS:
        for form in forms_of(grounds, who):
            if form.action in known:
                found.setdefault(form.key, (known[form.action], form))
    return list(found.values())


@pytest.mark.parametrize("who", ["anonymous", "holder_b", "approver", "all_parts_abroad"])
def test_a_borrowed_form_changes_nothing(
    grounds: Grounds, filled: list[tuple[Case, Form]], who: str
) -> None:
    actor = grounds.visitors[who].actor
    wrong, refused = [], 0
    for case, form in filled:
        if EXPECTED[case.endpoint].rule("POST")(actor, case.place):
            continue
        refused += 1
        before = grounds.version
        with grounds.put_back():
            answer = grounds.send(who, "POST", form.action, {**form.fields, **form.buttons})
            if grounds.version != before or answer.status_code not in {401, 404, 409, 422}:
                wrong.append((case.endpoint, case.place.name, answer.status_code))
    assert not wrong
    assert refused >= 20
