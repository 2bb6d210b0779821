"""The report of rows that were not kept."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _

from verification.registries.faults import FileRefused, ReportFailed

SHOWN = 5


class BadRows:
    """Writes bad rows to a CSV, when there is one, and remembers the first few for the screen."""

    def __init__(self, file: BinaryIO | None = None) -> None:
        self.first: list[str] = []
        self._writer = csv.writer(_Unbuffered(file)) if file else None
        self._write("line", "npi", "reason")

    def add(self, line: int, npi: str, reason: str) -> None:
        """Raises ReportFailed. An NPI that is no number stays out: spreadsheets would run it as a formula."""
        known = npi if npi.isascii() and npi.isdigit() and len(npi) <= 20 else ""
        self._write(line, known, reason)
        if len(self.first) < SHOWN:
            self.first.append(_("line %(line)d: %(reason)s") % {"line": line, "reason": reason})

    def _write(self, *cells: object) -> None:
        if self._writer:
            self._writer.writerow(cells)


class _Unbuffered:
    """What csv.writer writes to: every row is on disk at once, also when the run is stopped."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def write(self, text: str) -> None:
        try:
            self._file.write(text.encode())
        except OSError as error:
            raise ReportFailed(
                _("The report could not be written: %s. What is counted here is kept.")
                % error.strerror
            ) from error


@contextmanager
def report_beside(source: Path, report: Path | None) -> Iterator[BadRows]:
    """Bad rows of `source`, written to `report` if given; raises FileRefused where that cannot be written."""
    if report is None:
        yield BadRows()
        return
    try:
        same = report.exists() and report.samefile(source)
        file = None if same else report.open("wb", buffering=0)
    except (OSError, ValueError) as error:
        raise FileRefused(
            _("The report %(path)s cannot be written: %(why)s.")
            % {"path": report, "why": getattr(error, "strerror", None) or error}
        ) from error
    if file is None:
        raise FileRefused(
            _("The report would overwrite the file to import, %(path)s. Choose another name.")
            % {"path": report}
        )
    with file:
        yield BadRows(file)
