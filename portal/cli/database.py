"""Commands on the database: its shape, its municipality, the proof of its history."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from portal.cli.faults import Fault
from portal.cli.founding import AlreadyFounded, Founding, found
from portal.clock import SystemClock
from portal.config import Settings, read_settings
from portal.i18n import _
from portal.storage import migrate as shape
from portal.storage.engine import Database
from portal.storage.history_check import verify


@contextmanager
def opened(settings: Settings | None = None) -> Iterator[Database]:
    """Yield the installation's database and close it afterwards."""
    chosen = settings or read_settings()
    chosen.instance.mkdir(parents=True, exist_ok=True)
    database = Database(chosen.database)
    try:
        yield database
    finally:
        database.close()


def require_shape(database: Database) -> None:
    """Let a database of the newest shape pass.

    Raises:
        Fault: It is empty or older.
    """
    now = shape.current(database)
    if now is None:
        raise Fault(_("Databasen er tom. Kør 'fremdrift migrate' eller 'fremdrift serve --demo'."))
    if now != shape.head():
        raise Fault(_("Databasen er fra en ældre udgave. Kør 'fremdrift migrate'."))


@click.command(
    short_help="Bring databasen op til nyeste udgave.",
    help="Bring databasen op til nyeste udgave. Gør intet, når den er det.",
)
def migrate() -> int:
    """Bring the database up to date."""
    with opened() as database:
        before = shape.current(database)
        shape.upgrade(database)
        after = shape.current(database)
    if before == after:
        click.echo(_("Databasen er allerede nyeste udgave (%(revision)s).", revision=str(after)))
    else:
        click.echo(_("Databasen er nu %(revision)s.", revision=str(after)))
    return 0


@click.command(
    short_help="Opret kommunen og dens første administrator.",
    help="Opret kommunen og dens første administrator i en tom database, og skriv et link, hvor"
    " administratoren vælger adgangskode.",
)
@click.option("--name", "name", required=True, help="Kommunens navn.")
@click.option("--email", required=True, help="Administratorens mailadresse.")
@click.option("--person", default="", help="Administratorens navn; ellers mailadressen.")
@click.option(
    "--committee", default="Økonomiudvalget", show_default=True, help="Udvalget, der orienteres."
)
@click.option(
    "--administration",
    default="Økonomiforvaltningen",
    show_default=True,
    help="Forvaltningen, der driver monitoreringen.",
)
def init(*, name: str, email: str, person: str, committee: str, administration: str) -> int:
    """Found a municipality with its first administrator."""
    settings = read_settings()
    wanted = Founding(name, email.strip().lower(), person or email, committee, administration)
    with opened(settings) as database:
        shape.upgrade(database)
        try:
            secret = found(database, wanted, SystemClock())
        except AlreadyFounded as error:
            raise Fault(
                _("Databasen har allerede en kommune: %(name)s.", name=str(error))
            ) from error
    link = f"{settings.base_url.rstrip('/')}/invitation/{secret}"
    click.echo(_("Kommunen er oprettet. %(email)s vælger adgangskode her:", email=wanted.email))
    click.echo(link)
    return 0


@click.group(short_help="Hændelsesloggen: verify.", help="Hændelsesloggen.")
def history() -> None:
    """Gather the history's commands."""


@history.command("verify", help="Efterprøv, at hændelsesloggen er hel og uændret.")
def history_verify() -> int:
    """Prove that the history is what was written."""
    with opened() as database:
        require_shape(database)
        with database.reading() as session:
            outcome = verify(session)
    if not outcome.is_whole:
        places = ", ".join(f"{fault.seq} ({fault.code})" for fault in outcome.faults)
        raise Fault(_("Hændelsesloggen er brudt ved %(places)s.", places=places))
    click.echo(_("Hændelsesloggen er hel: %(count)d hændelser.", count=outcome.head.count))
    return 0
