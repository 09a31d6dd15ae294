"""The entry of the command line: its commands, and how it ends."""

import sys
from collections.abc import Sequence
from importlib import import_module

import click

from portal import i18n
from portal.cli.faults import FAULT_CODE, one_line
from portal.config import UnsafeSettings, read_settings
from portal.i18n import _

STOPPED_CODE = 130

COMMANDS = {
    "serve": "portal.cli.running",
    "worker": "portal.cli.working",
    "migrate": "portal.cli.database",
    "init": "portal.cli.database",
    "demo": "portal.cli.demo",
    "document": "portal.cli.document",
    "doctor": "portal.cli.doctor",
    "history": "portal.cli.database",
}
"""Where each command lies; a module is loaded when one of its commands is used or listed."""


class Commands(click.Group):
    """The commands, loaded when they are needed, so that each of them starts quickly."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands in the order of the list."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, None when there is none of the name."""
        del ctx
        module = COMMANDS.get(cmd_name)
        found = getattr(import_module(module), cmd_name) if module else None
        return found if isinstance(found, click.Command) else None


group = Commands(
    name="fremdrift",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="Fremdrift: monitorering af kommunale projekter. "
    "Skriv 'fremdrift KOMMANDO --help' for at læse om en kommando.",
)


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
    except Exception as error:  # the last net: whoever sits here can do nothing with a traceback
        return _refuse(_unexpected(error))
    return code if isinstance(code, int) else 0


def _unexpected(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    short = f"{type(error).__name__}: {lines[0]}" if lines else type(error).__name__
    if type(error).__module__.startswith("sqlalchemy"):
        return _("Databasen svarede ikke som ventet: %(error)s", error=short)
    return _("Uventet fejl: %(error)s", error=short)


def _refuse(text: str) -> int:
    sys.stdout.flush()
    click.echo(_("Fejl: %(text)s", text=one_line(text)), err=True)
    return FAULT_CODE
