"""The entry of the command line: its commands, and how it ends."""

import sys
from collections.abc import Sequence

import click
from sqlalchemy.exc import SQLAlchemyError

from portal import i18n
from portal.cli.database import demo, history, init, migrate
from portal.cli.doctor import doctor
from portal.cli.document import document
from portal.cli.faults import FAULT_CODE, one_line
from portal.cli.running import serve, worker
from portal.config import UnsafeSettings, read_settings
from portal.i18n import _
from portal.storage.migrate import BrokenReferences

STOPPED_CODE = 130


@click.group(
    name="fremdrift",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="Fremdrift: monitorering af kommunale projekter. "
    "Skriv 'fremdrift KOMMANDO --help' for at læse om en kommando.",
)
def group() -> None:
    """Gather the commands."""


for command in (serve, worker, migrate, init, demo, document, doctor, history):
    group.add_command(command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the arguments ask for and return the exit code."""
    try:
        i18n.set_language(read_settings().language)
        code = group.main(args=arguments, prog_name="fremdrift", standalone_mode=False)
    except click.exceptions.Abort:
        return STOPPED_CODE
    except click.ClickException as error:
        return _refuse(error.format_message())
    except UnsafeSettings as error:
        return _refuse(_("Indstillingerne er ikke sikre: %(faults)s", faults=str(error)))
    except (SQLAlchemyError, BrokenReferences) as error:
        return _refuse(_("Databasen svarede ikke som ventet: %(error)s", error=_short(error)))
    except Exception as error:  # the last net: whoever sits here can do nothing with a traceback
        return _refuse(_("Uventet fejl: %(error)s", error=_short(error)))
    return code if isinstance(code, int) else 0


def _short(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return f"{type(error).__name__}: {lines[0]}" if lines else type(error).__name__


def _refuse(text: str) -> int:
    sys.stdout.flush()
    click.echo(_("Fejl: %(text)s", text=one_line(text)), err=True)
    return FAULT_CODE
