"""What every page must be, checked by the test client itself whenever it gets one.

A page parses strictly, has one h1 that its title begins with, no id twice, no script or style of
its own, and a label at every field; and looking at it leaves nothing half written.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from flask import Flask, Response, g, request
from flask.testing import FlaskClient
from sqlalchemy import Table, select
from werkzeug.test import TestResponse

from portal.storage.engine import Database
from portal.storage.models import Base
from tests.integration.compiled_templates import COMPILED

ERROR_WORDS = ("Fejl: ", "Error: ")
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
FIELDS = frozenset({"input", "select", "textarea"})
UNLABELLED = frozenset({"hidden", "submit", "button", "image", "reset"})
REFERENCES = ("aria-describedby", "aria-labelledby", "aria-controls")
DATA_SCRIPTS = frozenset({"application/json", "application/ld+json"})
TOKENS = re.compile(r'(name="csrf_token" value="|X-CSRFToken": ")[^"]+')
NOT_BUSINESS = frozenset({"login_session", "access_log", "rate_limit"})


class PageFault(AssertionError):
    """A page is not as every page must be."""


class CheckedClient(FlaskClient):
    """A test client that looks through every page it gets."""

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        """Send a request and check the page that comes back."""
        answer = super().open(*args, **kwargs)
        check_answer(answer)
        return answer


def watch(app: Flask) -> None:
    """Let an app's clients check their pages, and refuse pages that change what they show."""
    app.test_client_class = CheckedClient
    app.jinja_env.bytecode_cache = COMPILED
    app.after_request(_nothing_half_written)


def check_answer(answer: TestResponse) -> None:
    """Check an answer if it is a page, whole or a part of one.

    Raises:
        PageFault: Something is not as every page must be; all faults are told.
    """
    if answer.mimetype != "text/html" or not answer.data or answer.status_code in range(300, 400):
        return
    faults = _faults(without_tokens(answer))
    if faults:
        raise PageFault(f"{answer.request.path}: " + "; ".join(faults))


def without_tokens(answer: TestResponse) -> str:
    """Return a page without its form tokens, which tell the second they were made in."""
    return TOKENS.sub(r"\1", answer.text)


@lru_cache(maxsize=256)
def _faults(html: str) -> tuple[str, ...]:
    """Return the faults of a page without its tokens; one that was looked through is known."""
    return tuple(page_faults(html))


def page_faults(html: str) -> Iterator[str]:
    """Yield what is wrong with a page, or with a part of one that a script asked for."""
    whole = html.lstrip().lower().startswith("<!doctype")
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root = parser.parse(html) if whole else parser.parseFragment(html)
    for (line, _column), code, _facts in parser.errors:
        if whole or code != "expected-doctype-but-got-start-tag":
            yield f"line {line}: {code}"
    elements = list(root.iter())
    if whole:
        yield from _heading_faults(elements)
    yield from _id_faults(elements)
    yield from _inline_faults(elements)
    yield from _label_faults(elements)
    if whole:
        yield from _reference_faults(elements)


def business_rows(database: Database) -> dict[str, str]:
    """Return a hash of all rows of every table that a mere look must not change (A8)."""
    with database.engine.connect() as connection:
        return {
            table.name: hashlib.sha256(
                repr([tuple(row) for row in connection.execute(_whole(table))]).encode()
            ).hexdigest()
            for table in Base.metadata.sorted_tables
            if table.name not in NOT_BUSINESS
        }


def _whole(table: Table) -> Any:
    return select(table).order_by(*table.primary_key.columns)


def _nothing_half_written(response: Response) -> Response:
    session = g.get("session")
    if session is not None and request.method in SAFE:
        left = [*session.new, *session.dirty, *session.deleted]
        if left:
            raise PageFault(f"{request.path}: a look would change {left}")
    return response


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _heading_faults(elements: list[Element]) -> Iterator[str]:
    headings = [_text(one) for one in elements if one.tag == "h1"]
    titles = [_text(one) for one in elements if one.tag == "title"]
    if len(headings) != 1:
        yield f"{len(headings)} h1"
        return
    title = titles[0] if titles else ""
    for word in ERROR_WORDS:
        title = title.removeprefix(word)
    if not headings[0] or not title.startswith(headings[0]):
        yield f"title {title!r} does not begin with h1 {headings[0]!r}"


def _id_faults(elements: list[Element]) -> Iterator[str]:
    ids = Counter(one.get("id") for one in elements if one.get("id") is not None)
    for name, number in ids.items():
        if number > 1:
            yield f"id {name!r} {number} times"


def _inline_faults(elements: list[Element]) -> Iterator[str]:
    for one in elements:
        if one.tag == "style" or one.get("style") is not None:
            yield f"inline style at {one.tag}"
        if one.tag == "script" and not one.get("src") and one.get("type") not in DATA_SCRIPTS:
            yield "inline script"
        for name in one.attrib:
            if name.lower().startswith("on") or name.lower().startswith("hx-on"):
                yield f"inline script {name} at {one.tag}"
        if one.get("href", "").strip().lower().startswith("javascript:"):
            yield "script in an address"


def _label_faults(elements: list[Element]) -> Iterator[str]:
    ids = {one.get("id") for one in elements}
    labelled = {one.get("for") for one in elements if one.tag == "label"}
    for name in labelled - {None} - ids:
        yield f"label for {name!r}, which is not there"
    wrapped = {field for label in elements if label.tag == "label" for field in label.iter()}
    for field in elements:
        if field.tag not in FIELDS or field.get("type", "text") in UNLABELLED:
            continue
        named = field.get("aria-label") or field.get("aria-labelledby")
        if not named and field.get("id") not in labelled and field not in wrapped:
            yield f"no label at {field.tag} {field.get('name')!r}"


def _reference_faults(elements: list[Element]) -> Iterator[str]:
    ids = {one.get("id") for one in elements}
    for one in elements:
        for attribute in REFERENCES:
            for name in one.get(attribute, "").split():
                if name not in ids:
                    yield f"{attribute} {name!r}, which is not there"
