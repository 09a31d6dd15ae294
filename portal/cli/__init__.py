"""The command line: everything the office's computer people do without a browser."""

from portal.cli.entry import main

__all__ = ["main"]
