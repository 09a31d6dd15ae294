"""Danish is sorted and searched as Danes do, on both databases (D11)."""

import unicodedata
from random import Random

import pytest
from sqlalchemy.orm import Session

from portal.domain.actors import SYSTEM
from portal.storage.queries.organisations import organisations
from portal.storage.queries.projects import ProjectFilter, ProjectSort, projects
from tests.factories import TODAY, organisation, project, world

IN_ORDER = (
    "Abe", "abrikos", "Byhaven", "Bådklubben", "Café Zebra", "Cykelven", "Dansk for alle",
    "Den Åbne Skole", "Dørtrin", "Ebbe Rode", "Élan", "Fisk", "Frøhuset", "Fælleden", "Gård",
    "Hørsholm", "Idé", "Ørebro", "Øster Alle", "Østerbro", "Åben skole", "Aalborg", "Ålborg Vest",
    "Århus",
)  # fmt: skip

SEARCHES = (
    ("æbleskiver på Østerbro", "Østerbro"),
    ("æbleskiver på Østerbro", "ØSTERBRO"),
    ("æbleskiver på Østerbro", "østerbro"),
    ("æbleskiver på Østerbro", "ÆBLE"),
    ("æbleskiver på Østerbro", "på æble"),
    ("Åben skole", "åben"),
    ("Åben skole", "aaben"),
    ("Aaben skole", "Åben"),
    ("Aarhus Å", "århus"),
    ("Blågårdsgade", "blaagaard"),
    ("Rødgrød", unicodedata.normalize("NFD", "rødgrød")),
    ("Åse", unicodedata.normalize("NFD", "Åse")),
    (unicodedata.normalize("NFD", "Gåsetårnet"), "gåsetårn"),
    ("Café Zebra", unicodedata.normalize("NFD", "café")),
    ("100 % dansk_prøve", "% dansk_"),
    ("To  mellemrum", "to mellemrum"),
)
MISSES = (("Østerbro", "osterbro"), ("100 procent", "%"), ("dansk prøve", "k_p"), ("Øse", "ose"))


@pytest.mark.parametrize("seed", [2008, 2010])
def test_names_come_in_danish_order_however_they_were_written(session: Session, seed: int) -> None:
    made = world(session)
    names = list(IN_ORDER)
    source = Random(seed)
    source.shuffle(names)
    for number, name in enumerate(names, 10):
        written = unicodedata.normalize("NFD", name) if source.random() < 0.5 else name
        project(session, made.scheme.id, made.holder_a.id, written, number=number)
    found = projects(session, SYSTEM, TODAY, sort=ProjectSort.NAME, per_page=100).rows
    shown = [unicodedata.normalize("NFC", row.name) for row in found]
    assert [name for name in shown if name in IN_ORDER] == list(IN_ORDER)


def test_a_search_finds_letters_however_they_are_written(session: Session) -> None:
    made = world(session)
    missed = []
    for number, (name, search) in enumerate(SEARCHES, 10):
        wanted = project(session, made.scheme.id, made.holder_a.id, name, number=number)
        found = projects(session, SYSTEM, TODAY, ProjectFilter(search=search)).rows
        if wanted.id not in [row.id for row in found]:
            missed.append((name, search))
    assert not missed


def test_a_search_does_not_find_what_is_not_there(session: Session) -> None:
    made = world(session)
    for number, (name, search) in enumerate(MISSES, 10):
        project(session, made.scheme.id, made.holder_a.id, name, number=number)
        assert not projects(session, SYSTEM, TODAY, ProjectFilter(search=search)).rows


def test_organisations_come_in_danish_order_too(session: Session) -> None:
    for name in reversed(IN_ORDER):
        organisation(session, name)
    assert tuple(row.name for row in organisations(session)) == IN_ORDER
