"""A role cannot raise itself: what a form does not show, it does not take (A3).

Every form that somebody meets is sent twice to the same world: as it stands, and with the name of
every column of every table beside it. Both must leave the same rows, to the last field.
"""

from collections.abc import Iterator, Mapping

import pytest

from portal.storage.models import Base
from portal.tokens import seeded
from tests.integration.promises.forms_met import Form, forms_of
from tests.integration.promises.visitors import ACTORS, Fields, Grounds

CHANCE = 7
EVERY_DOOR = "all_parts_abroad"
PLAYERS = [
    pytest.param(who, marks=[pytest.mark.slow] if who == EVERY_DOOR else []) for who in ACTORS
]
"""The twelve; the one who meets everybody's forms without a right to them is the slow run's."""

WISHES: Mapping[str, str] = {
    "role": "administrator", "state": "published", "rag": "green", "phase": "active",
    "scope_kind": "scheme", "kind": "secretariat", "activity": "green", "result": "green",
    "own_overall": "green", "is_monitored": "y", "is_demo": "y", "active": "", "language": "en",
}  # fmt: skip
"""What somebody might wish for in a column of few values."""


def wishes(grounds: Grounds, who: str) -> dict[str, str]:
    """Return the name of every column of every table, with a value somebody might wish for."""
    names = {column.name for table in Base.metadata.sorted_tables for column in table.columns}
    own = grounds.visitors[who].actor.person_id or "x"
    return {name: WISHES.get(name) or _value(name, grounds, own) for name in sorted(names)}


def _value(name: str, grounds: Grounds, own: str) -> str:
    ids = grounds.places[3].ids
    match name.rsplit("_", 1)[-1]:
        case "id" if name in ids:
            return ids[name]
        case "id":
            return own
        case "at" | "on" | "from" | "to" | "due":
            return "2010-01-01"
        case "number" | "version" | "position" | "amount" | "value" | "target" | "weight":
            return "1"
        case _:
            return "raised"


def _sendings(form: Form) -> Iterator[dict[str, str]]:
    """Yield the form as each of its buttons sends it."""
    if not form.buttons:
        yield dict(form.fields)
    for name, value in form.buttons.items():
        yield {**form.fields, name: value}


def _extended(form: Form, sent: Mapping[str, str], wished: Mapping[str, str]) -> dict[str, str]:
    """Return what is sent with every wish beside it, also under the form's own prefixes."""
    prefixes = {"", *(name.rpartition("-")[0] + "-" for name in form.fields if "-" in name)}
    more = {
        prefix + name: value
        for prefix in sorted(prefixes)
        for name, value in wished.items()
        if prefix + name not in form.shown
    }
    return {**more, **sent}


def _left(grounds: Grounds, form: Form, data: Fields) -> tuple[int, dict[str, str]]:
    """Send a form and return the answer's status and the rows it leaves; then put them back."""
    with grounds.put_back():
        before = grounds.version
        with seeded(CHANCE):
            answer = grounds.send(form.who, "POST", form.action, data)
        changed = grounds.version != before
        return answer.status_code, grounds.rows() if changed else {}


@pytest.mark.parametrize("who", PLAYERS)
def test_a_form_takes_nothing_that_it_does_not_show(grounds: Grounds, who: str) -> None:
    wished = wishes(grounds, who)
    assert len(wished) >= 150
    wrong, sent, kept = [], 0, 0
    for form in {one.shape: one for one in forms_of(grounds, who)}.values():
        for data in _sendings(form):
            plain = _left(grounds, form, data)
            raised = _left(grounds, form, _extended(form, data, wished))
            sent, kept = sent + 1, kept + bool(plain[1])
            if plain != raised:
                differ = {name for name, rows in raised[1].items() if plain[1].get(name) != rows}
                wrong.append((form.action, plain[0], raised[0], differ))
    assert sent * len(wished) >= 300
    assert kept >= 2
    assert not wrong
