"""Commands of the demo: it is laid anew, and the case of red twice is replayed."""

import tempfile
from pathlib import Path

import click

from portal.cli.database import opened
from portal.cli.faults import Fault
from portal.clock import SteeredClock, SystemClock
from portal.config import Settings, read_settings
from portal.demo.load import NotTheDemo, reset_demo
from portal.demo.replay import replay
from portal.demo.replay_stage import Machine, Output, ReplayStopped
from portal.i18n import _
from portal.jobs.worker import Worker
from portal.storage.document_store import DocumentStore


@click.group(short_help="Demokommunen: reset, replay.", help="Demokommunen.")
def demo() -> None:
    """Gather the demo's commands."""


@demo.command("reset", help="Tøm databasen, og læg demokommunen i den på ny.")
@click.option("--yes", is_flag=True, help="Ja, alt i demoens database slettes.")
def demo_reset(*, yes: bool) -> int:
    """Empty the demo's database and load the demo anew."""
    if not yes:
        raise Fault(_("Alt i demoens database bliver slettet. Skriv --yes, hvis det er meningen."))
    settings = read_settings()
    with opened(settings) as database:
        try:
            reset_demo(database, SystemClock(), address=settings.base_url)
        except NotTheDemo as error:
            raise Fault(_("Databasen rummer en rigtig kommune. Intet er slettet.")) from error
    click.echo(_("Demokommunen er lagt i databasen på ny."))
    return 0


@demo.command(
    "replay",
    help="Spil sagen om Skoler på X og tværs igennem i en midlertidig database, fra den første"
    " røde vurdering til sagen lukkes, og skriv alle sagens dokumenter i en mappe.",
)
@click.option(
    "--out",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Mappen, dokumenterne skrives i.",
)
@click.option("--docx-only", is_flag=True, help="Skriv dem kun som Word, ikke også som PDF.")
def demo_replay(*, out: Path, docx_only: bool) -> int:
    """Replay the case of red twice and write its papers into a folder."""
    formats = ("docx",) if docx_only else ("docx", "pdf")
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="fremdrift-") as folder:
            settings = Settings(environment="demo", instance=Path(folder))
            play(settings, Output(out, formats, click.echo))
    except OSError as error:
        raise Fault(
            _("%(file)s kan ikke skrives: %(why)s.", file=str(out), why=error.strerror or "")
        ) from error
    except ReplayStopped as error:
        raise Fault(_("Et dokument kunne ikke laves: %(why)s", why=str(error))) from error
    count = sum(1 for one in out.iterdir() if one.suffix[1:] in formats)
    click.echo(_("%(count)d dokumenter ligger i %(folder)s.", count=count, folder=str(out)))
    return 0


def play(settings: Settings, output: Output) -> None:
    """Replay the case in an installation that is empty, with a worker of its own."""
    clock = SteeredClock()
    worker = Worker(settings, clock)
    try:
        with opened(settings) as database:
            machine = Machine(database, clock, worker.sweep)
            replay(machine, DocumentStore(settings.documents), output)
    finally:
        worker.close()
