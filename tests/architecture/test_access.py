"""Every way into the portal says who may take it."""

import pytest
from flask import Flask
from werkzeug.routing import Rule

from portal.web.access import LIBRARY_ENTRIES, Entry, entry_of

WITHOUT_BODY = {"GET", "HEAD", "OPTIONS"}


def _rules(portal: Flask) -> list[Rule]:
    return list(portal.url_map.iter_rules())


def test_every_endpoint_declares_who_may_enter(portal: Flask) -> None:
    silent = {rule.endpoint for rule in _rules(portal) if entry_of(portal, rule.endpoint) is None}
    assert not silent


def test_every_entry_of_a_library_belongs_to_an_endpoint(portal: Flask) -> None:
    assert LIBRARY_ENTRIES.keys() <= {rule.endpoint for rule in _rules(portal)}


def test_an_entry_is_public_or_asks_for_roles_but_not_both(portal: Flask) -> None:
    confused = {
        rule.endpoint
        for rule in _rules(portal)
        if (entry := entry_of(portal, rule.endpoint)) and entry.public and entry.roles
    }
    assert not confused


def test_an_undeclared_endpoint_would_be_found(portal: Flask) -> None:
    assert entry_of(portal, "nobody.knows") is None
    assert isinstance(entry_of(portal, "static"), Entry)


@pytest.mark.parametrize(
    "verb", ["delete", "remove", "slet", "publish", "submit", "send", "logout"]
)
def test_no_address_that_names_a_deed_answers_a_plain_visit(portal: Flask, verb: str) -> None:
    visited = {
        rule.rule
        for rule in _rules(portal)
        if rule.endpoint not in LIBRARY_ENTRIES
        and verb in rule.rule.rsplit("/", 1)[-1].split("-")
        and rule.methods is not None
        and rule.methods <= WITHOUT_BODY
    }
    assert not visited


def test_every_public_address_is_one_that_was_meant(portal: Flask) -> None:
    public = {
        rule.endpoint.partition(".")[0]
        for rule in _rules(portal)
        if (entry := entry_of(portal, rule.endpoint)) and entry.public
    }
    assert public <= {"static", "account", "security", "bank", "health", "work"}
