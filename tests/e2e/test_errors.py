"""What is wrong is told first, in focus, with links to the fields and the same words there (F3)."""

from collections.abc import Iterator

import pytest
from werkzeug.routing import Map

from tests.e2e.conftest import Enter
from tests.e2e.crawl import Reach, reach, sent_to
from tests.e2e.inspection import Inspector
from tests.e2e.mistakes import PASSWORDS, Kind, send
from tests.e2e.pages.entrance import enter_as
from tests.e2e.portal_process import PortalProcess
from tests.e2e.reading import Form, read
from tests.e2e.roles import ROLES
from tests.e2e.sameness import Looked
from tests.e2e.visitor import Visitor

STRANGER = "stranger"
LOOKED = Looked()
"""What was looked at for the roles before."""

OWN = ("account.", "security.")
"""Forms that everybody has; the reader, who has no others, sends them for all."""

NOT_HANDED_IN = ("flere=", "go=reset")
"""Buttons that do not hand in what stands in the form: more rows, the standard words again."""

TOLD_LATER = {
    "security.login": {"email"},
    "security.change_password": PASSWORDS,
}
"""Whether they fit is told only when all else is right; that they are missing, at once."""

NEVER_WRONG = {("account.save_language", "wrong"), ("security.forgot_password", "wrong")}
"""A strange language becomes the usual one; any address is taken, so that none is found out."""

MAY_BE_EMPTY = {
    "account.save_language",
    "action_plans.add_item",
    "action_plans.review do=save",
    "action_plans.save_item",
    "assessments.decide",
    "committee.save_external",
    "committee.save_section",
    "committee.save_section_set",
    "letters.text",
    "reports.save",
    "rounds.hide",
}
"""What is kept unfinished, has no empty choice, leaves a part out, or takes back what was said."""


def kind_of(form: Form, routes: Map) -> tuple[str, str, frozenset[str]]:
    """Return what is alike in forms of one kind: where they go, what they do, their fields."""
    does = form.does if form.does.startswith("do=") else form.does.partition("=")[0]
    fields = frozenset(each.rpartition("-")[2] for each in form.fields)
    return sent_to(form.action, routes), does, fields


def forms_met(
    visitor: Visitor, found: Reach, routes: Map, *, own: bool
) -> Iterator[tuple[str, str, Form]]:
    """Yield one form of every kind that was reached, with its endpoint and its page."""
    met = set()
    for address, text in found.texts.items():
        for form in read(visitor.page, text).forms:
            if form.method != "post" or not form.fields or form.does.startswith(NOT_HANDED_IN):
                continue
            kind = kind_of(form, routes)
            if kind not in met and kind[0].startswith(OWN) == own:
                met.add(kind)
                yield kind[0], address, form


@pytest.mark.parametrize("role", [STRANGER, *(played.role for played in ROLES)])
def test_every_mistake_in_every_form_is_told_first_and_leads_to_its_field(
    spoiled: PortalProcess,
    visit: Enter,
    inspector: Inspector,
    routes: Map,
    role: str,
) -> None:
    visitor = visit(spoiled)
    start = ("/login",) if role == STRANGER else ("/opgaver", "/konto")
    if role != STRANGER:
        enter_as(visitor, next(each.person for each in ROLES if each.role == role))
    found = reach(visitor.page.request, spoiled.address, routes, start=start)
    forms = list(forms_met(visitor, found, routes, own=role in {STRANGER, "reader"}))
    for kind, language in ((Kind.EMPTY, "en"), (Kind.WRONG, "da")):
        inspector.speak(visitor.page, language, f"{spoiled.address}/hjaelp")
        for endpoint, address, form in forms:
            visitor.open(address)
            told = send(visitor.page, form, kind, but=TOLD_LATER.get(endpoint, ()))
            where = f"{address} {endpoint} {form.does} {kind}"
            if told is None:
                inspector.note(address, f"{where}: the form is gone")
            elif told.accepted:
                known = {endpoint, f"{endpoint} {form.does}"} & MAY_BE_EMPTY
                may_be = kind == Kind.EMPTY and bool(known)
                if not may_be and (endpoint, kind.value) not in NEVER_WRONG:
                    inspector.note(address, f"{where}: nothing is told")
            else:
                inspector.faults.extend(f"{where}: {fault}" for fault in told.faults)
                if kind == Kind.WRONG and LOOKED.is_new(visitor.page.content()):
                    inspector.look_once(visitor.page)
    inspector.done()
