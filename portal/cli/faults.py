"""How the command line refuses: one clear line and exit code 2, never a traceback."""

import click

FAULT_CODE = 2


class Fault(click.ClickException):
    """Something the person at the keyboard can mend, in one line."""

    exit_code = FAULT_CODE


def one_line(text: str) -> str:
    """Return a text on one line, its spaces single."""
    return " ".join(text.split())
