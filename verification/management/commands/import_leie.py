"""manage.py import_leie FILE --as-of YYYY-MM-DD: the federal exclusion list; see docs/import-leie.md."""

import datetime as dt
import sys
from argparse import ArgumentParser, ArgumentTypeError
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from tqdm import tqdm

from verification.actions.exclusion_lists import replace_list
from verification.management.shown_rows import show_bad
from verification.registries.bad_rows import BadRows, report_beside
from verification.registries.faults import FileCutShort, FileRefused, ReportFailed
from verification.registries.leie_file import LeieFile, Listed, open_leie
from verification.registries.tally import Tally

INTERRUPTED = 130  # what shells report for a program that Ctrl+C ended


class Command(BaseCommand):
    help = "Replace the list of excluded people and organizations by OIG's UPDATED.csv, and compare all providers."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="UPDATED.csv")
        parser.add_argument(
            "--as-of", type=_date, required=True, help="the day of the list, as YYYY-MM-DD"
        )
        parser.add_argument(
            "--report", type=Path, help="write bad rows to this CSV: line, npi, reason"
        )
        parser.add_argument(
            "--force",
            action="store_true",
            help="take a list that is older, or far shorter, than the last one",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            file = open_leie(options["file"])
            with report_beside(options["file"], options["report"]) as bad_rows:
                listed = self._read(file, options["as_of"], bad_rows)
            self._replace(listed, force=options["force"])
        except KeyboardInterrupt:
            self.stderr.write(_("Stopped. Nothing is changed."))
            sys.exit(INTERRUPTED)
        except (FileRefused, ReportFailed, FileCutShort) as fault:
            raise CommandError(_("%s Nothing is changed.") % fault) from fault
        except DatabaseError as error:
            # The lines after the first quote the row.
            why = str(error).partition("\n")[0]
            raise CommandError(
                _("The database refused or went away: %s. Nothing is changed.") % why
            ) from error
        if not options["report"]:
            show_bad(self.stderr, bad_rows, listed.bad)

    def _read(self, file: LeieFile, as_of: dt.date, bad_rows: BadRows) -> Listed:
        with tqdm(
            total=file.size, unit="B", unit_scale=True, disable=not self.stderr.isatty()
        ) as bar:
            return file.read(as_of, bad_rows, lambda position: bar.update(position - bar.n))

    def _replace(self, listed: Listed, *, force: bool) -> None:
        tally = Tally()
        current = replace_list(listed, force=force, tally=tally)
        if current.removed:
            self.stdout.write(
                ngettext(
                    "%d row of the last list is not on this one.",
                    "%d rows of the last list are not on this one.",
                    current.removed,
                )
                % current.removed
            )
        self.stdout.write(str(tally))


def _date(text: str) -> dt.date:
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(_("a day as YYYY-MM-DD, for example 2026-01-09")) from error
