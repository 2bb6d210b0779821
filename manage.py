#!/usr/bin/env python
"""Django's command line for this project; `python3 dev.py manage …` runs it with a database."""

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "directory.settings")
    from accounts.commands import NamedCommands

    NamedCommands(sys.argv).execute()


if __name__ == "__main__":
    main()
