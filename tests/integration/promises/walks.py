"""Every address of the portal by every place, walked by one person, and what was answered."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import Flask
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from tests.integration.promises.ground import Place
from tests.integration.promises.table import EXPECTED
from tests.integration.promises.visitors import Grounds, same_for_all

FIXED = {"secret": "unknown", "token": "unknown", "filename": "js/start.js"}
LANGUAGES = {"account.speak": "en"}

BODIES: dict[str, tuple[tuple[str, str], ...]] = {
    "account.demo_enter": (("person", "person_id"),),
    "documents.request_document": (("kind", "=round-report"), ("report", "report_id")),
}
"""What an address is told in its body: a text after an equals sign, else an id of the place."""


@dataclass(frozen=True, slots=True)
class Case:
    """One address with one method at one place."""

    endpoint: str
    method: str
    place: Place
    path: str
    body: dict[str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody was answered, and whether it changed anything."""

    who: str
    case: Case
    status: int
    location: str
    page: str
    kept: str
    changed: bool

    @property
    def outcome(self) -> str:
        """In one word: in, told (that it cannot be), login, or nothing (that could be found)."""
        if self.status == 401 or "/login?next=" in self.location:
            return "login"
        if self.status == 404:
            return "nothing"
        return "in" if self.status < 500 else "broken"

    @property
    def words(self) -> str:
        """The case in a line, for a failing test."""
        case = self.case
        return f"{self.who} {case.method} {case.endpoint} ({case.place.name}): {self.status}"


def cases(app: Flask, places: tuple[Place, ...], method: str) -> Iterator[Case]:
    """Yield every address that answers a method, once for every place that it can name."""
    met: set[tuple[str, str]] = set()
    for rule in app.url_map.iter_rules():
        if method not in (rule.methods or set()):
            continue
        names = bool(rule.arguments - FIXED.keys()) or rule.endpoint in BODIES
        for place in places if names and rule.endpoint != "account.speak" else places[:1]:
            case = _case(app, rule, method, place)
            if (case.path, str(case.body)) not in met:
                met.add((case.path, str(case.body)))
                yield case


def _case(app: Flask, rule: Rule, method: str, place: Place) -> Case:
    filled: dict[str, str | int] = {
        name: FIXED.get(name) or place.ids[name] for name in rule.arguments
    }
    if rule.endpoint in LANGUAGES:
        filled["code"] = LANGUAGES[rule.endpoint]
    if "number" in filled:
        filled["number"] = int(filled["number"])
    with app.test_request_context():
        path = app.url_map.bind("localhost").build(rule.endpoint, filled)
    body = {
        name: text[1:] if text.startswith("=") else place.ids[text]
        for name, text in BODIES.get(rule.endpoint, ())
    }
    return Case(rule.endpoint, method, place, path, body)


def looked(grounds: Grounds, who: str) -> list[Answer]:
    """Return what one person was shown at every address; the walk is taken once."""
    if who not in grounds.shown:
        grounds.shown[who] = tuple(walk(grounds, who, "GET"))
    return [one for one in grounds.shown[who] if isinstance(one, Answer)]


def walk(grounds: Grounds, who: str, method: str) -> list[Answer]:
    """Send one person to every address at every place by a method."""
    found = []
    for case in cases(grounds.house.app, grounds.places, method):
        with grounds.put_back():
            before = grounds.version
            answer = grounds.send(who, method, case.path, case.body)
            found.append(_answer(who, case, answer, changed=grounds.version != before))
    return found


def _answer(who: str, case: Case, answer: TestResponse, *, changed: bool) -> Answer:
    is_page = answer.mimetype in {"text/html", "text/csv"}
    return Answer(
        who,
        case,
        answer.status_code,
        answer.headers.get("Location", ""),
        answer.text if is_page else "",
        answer.headers.get("Cache-Control", ""),
        changed,
    )


def wrong(answers: list[Answer], grounds: Grounds) -> list[str]:
    """Return the answers that the table does not expect, in words."""
    return [one.words for one in answers if not _is_right(one, grounds)]


def _is_right(answer: Answer, grounds: Grounds) -> bool:
    expected, visitor = EXPECTED[answer.case.endpoint], grounds.visitors[answer.who]
    if _may(answer, grounds):
        return answer.outcome == "in" or (expected.empty and answer.outcome == "nothing")
    if not visitor.is_in:
        return answer.outcome == "login" and not answer.changed
    told = expected.sees(visitor.actor, answer.case.place) and answer.outcome == "in"
    return (told or answer.outcome == "nothing") and not answer.changed


def telling(answers: list[Answer], grounds: Grounds) -> list[str]:
    """Return the refusals of what is there that differ from those of what is not, in words."""
    unlike = {
        (one.case.endpoint, one.case.method): _plain(one)
        for one in answers
        if one.case.place.facts is None
    }
    return [
        one.words
        for one in answers
        if one.outcome == "nothing"
        and not _may(one, grounds)
        and _plain(one) != unlike.get((one.case.endpoint, one.case.method), _plain(one))
    ]


def _plain(answer: Answer) -> str:
    return same_for_all(answer.page, answer.case.path, answer.case.place.ids)


def _may(answer: Answer, grounds: Grounds) -> bool:
    rule = EXPECTED[answer.case.endpoint].rule(answer.case.method)
    return rule(grounds.visitors[answer.who].actor, answer.case.place)
