"""Reads the file that OIG publishes every month, UPDATED.csv, as a whole: a part of it must never pass for the list."""

import datetime as dt
import hashlib
import io
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

from verification.models.exclusion import Exclusion
from verification.registries.bad_rows import BadRows
from verification.registries.csv_stream import CsvStream
from verification.registries.faults import BadRow, FileCutShort, FileRefused
from verification.registries.leie_columns import Columns
from verification.registries.leie_row import parse_row
from verification.registries.registry_file import opened, unreadable

# The list has about 80,000 rows in 16 MB; what is ten times as large is something else.
LARGEST = 160_000_000
# Rows between two looks at the progress bar.
STEP = 1000


class LeieFile:
    """A file whose header is known, in memory, so that what is digested is what is read."""

    def __init__(self, content: bytes) -> None:
        self.size = len(content)
        self.sha256 = hashlib.sha256(content).hexdigest()
        self._csv = CsvStream(io.BytesIO(content))
        self._columns = Columns.of(self._csv.header())

    def read(
        self, as_of: dt.date, bad_rows: BadRows, progress: Callable[[int], object]
    ) -> "Listed":
        """Every row; raises FileCutShort, and ReportFailed when the report takes no more."""
        found: dict[str, Exclusion] = {}
        skipped = bad = 0
        for number, row in enumerate(self._csv.rows(self._columns.width), start=1):
            if not number % STEP:
                progress(self._csv.bytes_read)
            try:
                if row.fault:
                    raise BadRow(row.fault)
                exclusion, reinstated_on, note = parse_row(row.values, self._columns)
            except BadRow as reason:
                bad_rows.add(row.line, self._columns.npi(row.values), str(reason))
                bad += 1
                continue
            if note:
                bad_rows.add(row.line, self._columns.npi(row.values), note)
            if reinstated_on and exclusion.excluded_on <= reinstated_on <= as_of:
                skipped += 1
            elif exclusion.row_sha256 in found:
                skipped += 1  # the same row again
            else:
                found[exclusion.row_sha256] = exclusion
        progress(self._csv.bytes_read)
        return Listed(as_of, self.sha256, found, skipped, bad)


@dataclass(frozen=True)
class Listed:
    """Who is excluded as of a day, by the digests of their rows; and how many rows were reinstated, said twice, or bad."""

    as_of: dt.date
    sha256: str
    exclusions: dict[str, Exclusion]
    skipped: int
    bad: int


def open_leie(path: Path) -> LeieFile:
    """Raises FileRefused with a sentence that names the file and says what is wrong with it."""
    try:
        with ExitStack() as stack:
            raw, size = opened(path, stack)
            if size > LARGEST:
                raise FileRefused(_("It is far larger than the exclusion list."))
            try:
                content = raw.read()
            except OSError as error:
                raise unreadable(error) from error
        return LeieFile(content)
    except (FileRefused, FileCutShort) as fault:
        words = {"path": path, "why": fault}
        raise FileRefused(_("%(path)s cannot be imported. %(why)s") % words) from fault
