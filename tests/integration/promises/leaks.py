"""Leaks as a programmer could make them by mistake, each through another crack (A4).

Each tells in one way that an unpublished rating is red, and nothing in a world without one.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pkgutil import resolve_name
from typing import Any

import pytest
from flask import Flask, Response, abort, flash, request
from sqlalchemy import func, select, true

from portal import i18n, tokens
from portal.domain.permissions import PROJECT_PEOPLE
from portal.domain.rag import Rag
from portal.storage import models, outbox
from portal.storage.queries import projects
from portal.storage.queries.visibility import projects_within
from portal.web import shell as shells
from portal.web import transaction
from portal.web.work import pages as work
from tests.integration.promises.twins import NOW, Way, World

QUERIES, BANK, PAPER = "portal.storage.queries", "portal.web.bank", "portal.web.documents.routes"
Plant = Callable[[pytest.MonkeyPatch, tuple[Flask, ...]], None]
PAPERS = Way(pages=1)
KNOCKS = Way(pages=1, knocks=True, papers=False)


@dataclass(frozen=True, slots=True)
class Leak:
    """One crack: what it is called, who looks through it, how it is made, and how far to walk."""

    name: str
    who: str
    plant: Plant
    way: Way | None = None


def is_red() -> bool:
    """Return what nobody outside may learn: whether some unpublished rating is red."""
    asked = select(func.count(models.Assessment.id)).where(
        models.Assessment.rag == Rag.RED, models.Assessment.published_at.is_(None)
    )
    return bool(transaction.session().scalar(asked))


def _around(name: str, change: Callable[[Any], Any]) -> Plant:
    """Return the planting of a change in what a function gives back, when there is a red."""

    def plant(patch: pytest.MonkeyPatch, _apps: tuple[Flask, ...]) -> None:
        honest = resolve_name(name)

        def leaking(*args: Any, **kwargs: Any) -> Any:
            found = honest(*args, **kwargs)
            return change(found) if is_red() else found

        patch.setattr(name, leaking)

    return plant


def _instead(name: str, told: Callable[..., Any]) -> Plant:
    """Return the planting of another function."""
    return lambda patch, _apps: patch.setattr(name, told)


def _after(change: Callable[[Response], object]) -> Plant:
    """Return the planting of a change in every answer, when there is a red."""

    def plant(patch: pytest.MonkeyPatch, apps: tuple[Flask, ...]) -> None:
        def leaking(response: Response) -> Response:
            if request.endpoint != "static" and is_red():
                change(response)
            return response

        for app in apps:
            patch.setitem(app.after_request_funcs, None, [leaking, *app.after_request_funcs[None]])

    return plant


def _header(name: str, value: str) -> Plant:
    return _after(lambda response: response.headers.set(name, value))


def _refused_otherwise(response: Response) -> None:
    if response.status_code == 404 and request.path.startswith("/vurderinger"):
        response.status_code = 403


def _forbidden(_page: object) -> object:
    return abort(403)


def _other_way(response: Response) -> None:
    if response.location:
        response.location += "#r"


def _shifted_chance(patch: pytest.MonkeyPatch, _apps: tuple[Flask, ...]) -> None:
    """Draw one more token in a world with a red, so that the ids of all others move on."""
    honest = resolve_name(f"{PAPER}.keep_document")

    def leaking(*args: Any, **kwargs: Any) -> Any:
        if is_red():
            tokens.new_id()
        return honest(*args, **kwargs)

    patch.setattr(f"{PAPER}.keep_document", leaking)


def _traced(patch: pytest.MonkeyPatch, _apps: tuple[Flask, ...]) -> None:
    """Touch the project's own row, as a stamp of the last change would."""
    honest = World.begin

    def leaking(world: World) -> None:
        honest(world)
        with world.database.writing() as session:
            red = select(models.Assessment.project_id).where(
                models.Assessment.rag == Rag.RED, models.Assessment.published_at.is_(None)
            )
            for project in session.scalars(
                select(models.Project).where(models.Project.id.in_(red))
            ):
                project.purpose = "Ændret i dag."
            session.commit()

    patch.setattr(World, "begin", leaking)


def _mailed(patch: pytest.MonkeyPatch, _apps: tuple[Flask, ...]) -> None:
    """Write to a pool owner who has nothing to do with the project."""
    honest = World.begin

    def leaking(world: World) -> None:
        honest(world)
        with world.database.writing() as session:
            red = select(models.Assessment.id).where(
                models.Assessment.rag == Rag.RED, models.Assessment.published_at.is_(None)
            )
            if session.scalar(red) is not None:
                outbox.queue_mail(
                    session, kind="red_notice", person_id=world.people["pool_owner_1"],
                    address="x@proevekoebing.example", language="da", subject="s", body="b",
                    at=NOW, about_kind="assessment", about_id="x",
                )  # fmt: skip
            session.commit()

    patch.setattr(World, "begin", leaking)


def _flashed(patch: pytest.MonkeyPatch, _apps: tuple[Flask, ...]) -> None:
    honest = work.work_page

    def leaking() -> work.WorkPage:
        if is_red():
            flash("Der er nyt om en vurdering.")
        return honest()

    patch.setattr("portal.web.work.routes.work_page", leaking)


def _found_by_colour(patch: pytest.MonkeyPatch, _apps: tuple[Flask, ...]) -> None:
    honest = projects._conditions

    def leaking(actor: Any, today: Any, wanted: projects.ProjectFilter) -> Any:
        if wanted.search == "rød" and is_red():
            return honest(actor, today, replace(wanted, search=""))
        return honest(actor, today, wanted)

    patch.setattr(projects, "_conditions", leaking)


def _with_menu_badge(shell: shells.Shell) -> shells.Shell:
    return replace(shell, person_role=f"{shell.person_role} (1)")


def _english_only(text: str) -> str:
    return f"{text} " if i18n.language() == "en" else text


def _renamed(patch: pytest.MonkeyPatch, _apps: tuple[Flask, ...]) -> None:
    honest = resolve_name("portal.web.files.send_file")

    def leaking(*args: Any, **kwargs: Any) -> Any:
        if is_red():
            kwargs["download_name"] = f"roed-{kwargs['download_name']}"
        return honest(*args, **kwargs)

    patch.setattr("portal.web.files.send_file", leaking)


LEAKS = (
    Leak("a public list that counts an unpublished round", "anonymous",
         _around(f"{QUERIES}.public.public_rounds", lambda rounds: (*rounds, *rounds[:1]))),
    Leak("a public figure", "anonymous",
         _around(f"{BANK}.pages._figures", lambda found: (("9", "nye", "red"), *found))),
    Leak("the order of the public table", "anonymous",
         _around(f"{QUERIES}.public.public_overview", lambda rows: tuple(reversed(rows)))),
    Leak("a flag in the public table", "anonymous",
         _around(f"{BANK}.pages._line", lambda line: replace(line, mark="Ny"))),
    Leak("the public history of a project", "anonymous",
         _around(f"{QUERIES}.public.public_history", lambda stops: stops[:-1])),
    Leak("the published report itself", "anonymous",
         _around(f"{BANK}.form_pages.paragraphs", lambda found: found[:-1])),
    Leak("403 where a stranger finds 404", "anonymous",
         _around(f"{BANK}.routes.form_page", _forbidden), KNOCKS),
    Leak("the English page only", "anonymous",
         _around(f"{BANK}.pages.period_words", _english_only)),
    Leak("an ETag", "anonymous", _header("ETag", '"r"')),
    Leak("a Last-Modified", "holder_a", _header("Last-Modified", "Mon, 26 Jul 2010 09:00:00 GMT")),
    Leak("a longer or shorter time to keep a page", "anonymous",
         _after(lambda response: response.headers.set("Vary", "Accept"))),
    Leak("a cookie", "anonymous", _after(lambda response: response.set_cookie("nyt", "1"))),
    Leak("a header of our own", "committee_reader", _header("X-Runde", "1")),
    Leak("another answer to knocking", "holder_b", _after(_refused_otherwise), KNOCKS),
    Leak("another way on", "holder_a", _after(_other_way)),
    Leak("other words for what is not there", "holder_a",
         _around("portal.web.errors._page", lambda page: (f"{page[0]} ", page[1])), KNOCKS),
    Leak("the project's people before they are told", "holder_b",
         _instead(f"{QUERIES}.visibility._holder_told",
                  lambda actor, today: projects_within(
                      actor, PROJECT_PEOPLE, today))),
    Leak("the reader of the project", "reader_b",
         _instead(f"{QUERIES}.visibility._holder_told", lambda _actor, _today: true())),
    Leak("the pool's owner before being told", "pool_owner_2",
         _instead(f"{QUERIES}.visibility._owners_told", lambda _actor, _today: (true(),))),
    Leak("a badge in the frame of every page", "pool_owner_1",
         _around("portal.web.shell.shell", _with_menu_badge)),
    Leak("a task more", "holder_a",
         _around("portal.web.work.pages._lead", lambda lead: f"{lead} Og én mere.")),
    Leak("a project found by its colour", "holder_b", _found_by_colour),
    Leak("the order of a list", "pool_owner_2",
         _around("portal.web.projects.lists._columns", lambda columns: tuple(reversed(columns)))),
    Leak("the count of a list", "holder_a",
         _around("portal.web.projects.routes.list_page",
                 lambda page: replace(page, rows=page.rows[:-1]))),
    Leak("a list of papers", "committee_reader",
         _around(f"{PAPER}.list_page", lambda page: replace(page, schemes=(("r", "r"),)))),
    Leak("a trace of the last change", "anonymous", _traced),
    Leak("a message after something else", "holder_a", _flashed),
    Leak("bytes hidden in a Word file", "holder_b",
         _around(f"{PAPER}.render", lambda content: content + b"r"), PAPERS),
    Leak("the name of a file", "holder_b", _renamed, PAPERS),
    Leak("the length of a queue", "holder_b",
         _around(f"{PAPER}.queue_request", lambda found: found[::-1]), PAPERS),
    Leak("ids that move on", "holder_b", _shifted_chance, PAPERS),
    Leak("a mail to somebody else", "anonymous", _mailed),
)  # fmt: skip
"""The cracks, one for each thing that is compared."""
