"""manage.py import_nppes FILE: the CMS file of NPIs into private registry records; see docs/import-nppes.md."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError
from django.utils.translation import gettext as _
from tqdm import tqdm

from providers.vocabulary.state import State
from verification.management.shown_rows import show_bad
from verification.registries.bad_rows import BadRows, report_beside
from verification.registries.faults import FileCutShort, FileRefused, ReportFailed
from verification.registries.nppes_file import NppesFile, open_nppes
from verification.registries.nppes_import import import_rows
from verification.registries.tally import Tally

INTERRUPTED = 130  # what shells report for a program that Ctrl+C ended


class Command(BaseCommand):
    help = "Read the monthly or weekly NPI file of CMS (CSV or ZIP) into private registry records."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, help="npidata_pfile_….csv, or the ZIP around it")
        parser.add_argument(
            "--states", help="keep these practice locations only, for example OR,WA"
        )
        parser.add_argument(
            "--report", type=Path, help="write bad rows to this CSV: line, npi, reason"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        states = () if options["states"] is None else _states(options["states"])
        try:
            with (
                open_nppes(options["file"]) as file,
                report_beside(options["file"], options["report"]) as bad_rows,
            ):
                self._import(file, states, bad_rows, reported=bool(options["report"]))
        except (FileRefused, ReportFailed) as fault:
            raise CommandError(str(fault)) from fault
        except FileCutShort as fault:
            raise CommandError(
                _("%s The rows before it are kept. Get the whole file and import it again.") % fault
            ) from fault

    def _import(
        self, file: NppesFile, states: tuple[str, ...], bad_rows: BadRows, *, reported: bool
    ) -> None:
        tally = Tally()
        try:
            with tqdm(
                total=file.size, unit="B", unit_scale=True, disable=not self.stderr.isatty()
            ) as bar:
                import_rows(
                    file,
                    states=states,
                    bad_rows=bad_rows,
                    tally=tally,
                    progress=lambda position: bar.update(position - bar.n),
                )
        except KeyboardInterrupt:
            self.stderr.write(
                _("Stopped. What is counted here is kept; run the same command again to go on.")
            )
            sys.exit(INTERRUPTED)
        except DatabaseError as error:
            raise CommandError(
                _(
                    "The database refused or went away: %s. What is counted here is kept; run the same "
                    "command again to go on."
                )
                # The lines after the first quote the row.
                % str(error).partition("\n")[0]
            ) from error
        finally:
            if not reported:
                show_bad(self.stderr, bad_rows, tally.bad)
            self.stdout.write(str(tally))


def _states(text: str) -> tuple[str, ...]:
    codes = [code.strip().upper() for code in text.split(",") if code.strip()]
    unknown = [code for code in codes if code not in State.values]
    if unknown or not codes:
        raise CommandError(
            _(
                "--states takes codes of states, for example OR,WA. Not known: %(unknown)s. Known: %(known)s."
            )
            % {"unknown": ", ".join(unknown) or "(none given)", "known": ", ".join(State.values)}
        )
    return tuple(codes)
