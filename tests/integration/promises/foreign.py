"""What a page tells of things that its reader may not know of (A2)."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.domain.permissions import Action
from tests.integration.promises.expectations import (
    Rule,
    anywhere,
    asker,
    document,
    either,
    maker,
    project,
    report,
    scheme,
)
from tests.integration.promises.ground import Place
from tests.integration.promises.visitors import Grounds
from tests.integration.promises.walks import Answer

KNOWERS: dict[str, Rule] = {
    "project_id": either(project(Action.VIEW_PROJECT), scheme(Action.MANAGE_PEOPLE)),
    "report_id": report(Action.VIEW_REPORT, Action.VIEW_REPORT_DRAFT),
    "item_id": document(Action.VIEW_DOCUMENT),
    "document_id": either(document(Action.VIEW_DOCUMENT), maker),
    "request_id": asker,
    "notice_id": project(Action.VIEW_NOTICES, Action.HANDLE_NOTICES),
    "person_id": anywhere(Action.MANAGE_ORGANISATIONS),
    "scheme_id": either(project(Action.VIEW_PROJECT), scheme(Action.MANAGE_SETTINGS)),
}
"""Who may know of the thing with an id."""

REGISTER = frozenset({"admin.people", "admin.person_details"})
"""The register of people is the municipality's: it names what people have roles for."""

PUBLIC_KINDS = frozenset({"project_id", "name"})
"""What the public pages tell of a project of which something is published."""

DEMO_DOOR = "account.start"
"""The demo's first page names its invented people and their roles; there is none elsewhere."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A text by which a thing is known, and who may know of it."""

    text: str
    kind: str
    place: Place
    rule: Rule


def signs(grounds: Grounds) -> Iterator[Sign]:
    """Yield the ids of everything that is at the places, and the names of the projects."""
    for place in grounds.places:
        if place.facts is None:
            continue
        for kind, rule in KNOWERS.items():
            yield Sign(place.ids[kind], kind, place, rule)
        yield Sign(place.project_name, "name", place, KNOWERS["project_id"])


def foreign(answers: list[Answer], grounds: Grounds) -> list[str]:
    """Return what the pages somebody was shown tell of what is not theirs, in words."""
    all_signs = tuple(signs(grounds))
    return [
        f"{one.words} tells of {sign.kind} ({sign.place.name})"
        for one in answers
        if one.status == 200 and one.case.endpoint != DEMO_DOOR
        for sign in all_signs
        if sign.text in one.page and not _knows(one, sign, all_signs, grounds)
    ]


def _knows(answer: Answer, sign: Sign, all_signs: tuple[Sign, ...], grounds: Grounds) -> bool:
    if answer.case.endpoint.startswith("bank."):
        return sign.kind in PUBLIC_KINDS and sign.place.project_name in grounds.published
    if sign.kind == "name" and answer.case.endpoint in REGISTER:
        return True
    actor = grounds.visitors[answer.who].actor
    same = (one for one in all_signs if one.text == sign.text)
    return any(one.rule(actor, one.place) for one in same)
