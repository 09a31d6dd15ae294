"""Tells what is wrong with an installation, and how to mend it (H6)."""

import ctypes
import ctypes.util
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import click
from sqlalchemy.exc import SQLAlchemyError

from portal import paths
from portal.cli.database import opened
from portal.config import Settings, UnsafeSettings, read_settings, refuse_unsafe
from portal.demo.load import lives_here
from portal.i18n import _
from portal.storage import migrate
from portal.storage.engine import Database
from portal.storage.history_check import verify

ILL_CODE = 1


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: what, and what is wrong with it, nothing when it is well."""

    subject: str
    wrong: str = ""


@click.command(
    short_help="Se efter, hvad installationen mangler.",
    help="Se efter, hvad der mangler i installationen, og sig hvordan det rettes.",
)
def doctor() -> int:
    """Look at everything and say what is wrong."""
    settings = read_settings()
    found = tuple(_look(replace(settings, environment="demo") if _is_demo(settings) else settings))
    for one in found:
        mark = _("mangler") if one.wrong else _("i orden")
        click.echo(f"{mark:<8} {one.subject}" + (f": {one.wrong}" if one.wrong else ""))
    ill = sum(bool(one.wrong) for one in found)
    if ill:
        click.echo(_("%(count)d ting skal rettes.", count=ill))
    return ILL_CODE if ill else 0


def _is_demo(settings: Settings) -> bool:
    """Return whether the demo lives here, whatever the settings say; serving it says so too."""
    try:
        with opened(settings) as database, database.reading() as session:
            return lives_here(session)
    except (SQLAlchemyError, OSError):
        return False


def _look(settings: Settings) -> Iterator[Finding]:
    yield _settings(settings)
    yield from (_folder(folder) for folder in (settings.instance, settings.documents))
    yield from _database(settings)
    yield _pango()
    yield _harfbuzz()
    yield _files()
    yield _mail(settings)


def _settings(settings: Settings) -> Finding:
    subject = _("indstillinger (%(environment)s)", environment=settings.environment)
    try:
        refuse_unsafe(settings)
    except UnsafeSettings as error:
        return Finding(subject, str(error))
    return Finding(subject)


def _folder(folder: Path) -> Finding:
    subject = _("mappen %(folder)s", folder=str(folder))
    existing = next(place for place in (folder, *folder.parents) if place.exists())
    if not existing.is_dir() or not os.access(existing, os.W_OK | os.X_OK):
        return Finding(subject, _("der kan ikke skrives i %(folder)s", folder=str(existing)))
    return Finding(subject)


def _database(settings: Settings) -> Iterator[Finding]:
    reach, shape, past = _("databasen svarer"), _("databasens udgave"), _("hændelsesloggen er hel")
    try:
        with opened(settings) as database:
            yield _answering(database, reach)
            now = migrate.current(database)
            if now != migrate.head():
                yield Finding(shape, _("kør 'fremdrift migrate'"))
                return
            yield Finding(shape)
            with database.reading() as session:
                whole = verify(session).is_whole
            yield Finding(past, "" if whole else _("kør 'fremdrift history verify'"))
    except (SQLAlchemyError, OSError) as error:
        yield Finding(reach, " ".join(str(error).split())[:200])


def _answering(database: Database, subject: str) -> Finding:
    with database.reading() as session:
        session.connection()
    return Finding(subject)


def _has_library(*names: str) -> bool:
    def loads(name: str) -> bool:
        try:
            ctypes.CDLL(name)
        except OSError:
            return False
        return True

    return any(loads(name) for name in names)


def _pango() -> Finding:
    there = _has_library("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll")
    missing = _("PDF kan ikke laves. Installér libpangoft2-1.0-0 (macOS: brew install pango)")
    return Finding(_("Pango til PDF"), "" if there else missing)


def _harfbuzz() -> Finding:
    there = _has_library("libharfbuzz-subset.so.0", "libharfbuzz-subset.dylib")
    missing = _("breve i PDF tager meget længere tid. Installér libharfbuzz-subset0")
    return Finding(_("HarfBuzz til hurtig PDF"), "" if there else missing)


def _files() -> Finding:
    looked: tuple[Callable[[], Path], ...] = (paths.templates, paths.static, paths.translations)
    missing = [str(place()) for place in looked if not place().is_dir()]
    return Finding(_("produktets egne filer"), ", ".join(missing))


def _mail(settings: Settings) -> Finding:
    subject = _("post")
    if settings.smtp_url or settings.is_demo:
        return Finding(subject)
    return Finding(subject, _("smtp_url er tom, så post bliver liggende i udbakken"))
