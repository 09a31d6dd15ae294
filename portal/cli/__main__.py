"""Lets the command line be run as a module."""

import sys

from portal.cli.entry import main

if __name__ == "__main__":
    sys.exit(main())
