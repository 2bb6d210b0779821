"""Reads a CSV of any size row by row, and survives what is broken in it."""

import csv
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from django.utils.translation import gettext as _

from verification.registries.faults import FileCutShort, FileRefused

# A row of NPPES is 1 to 40 KB; a "line" of a megabyte is something else and must not fill the memory.
LONGEST_LINE = 1 << 20


class Row(NamedTuple):
    line: int  # where it starts
    values: list[str]
    fault: str  # why it cannot be used, empty when it can


class CsvStream:
    """Rows of UTF-8 text, with the line they start on; every value is as typed.

    A row that is not UTF-8, has a NUL byte, is too long, is quoted wrongly or has another number of columns than
    the header comes with its fault, and reading goes on with the next line.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self.bytes_read = 0
        self._stream = stream
        self._line = 0
        self._fault = ""
        self._ended = self._ends_mid_line = False
        # Strict, so that a stray quote spoils the row it is in and not the thousands after it.
        self._reader = csv.reader(self._lines(), strict=True)

    def header(self) -> list[str]:
        """The first row, to be called first; raises FileRefused when there is none or it is not text."""
        try:
            names = next(self._reader, None)
        except csv.Error as error:
            raise FileRefused(_("Its first line is not a line of a CSV file.")) from error
        if names is None:
            raise FileRefused(_("It is empty."))
        if self._fault:
            raise FileRefused(_("Its first line is not text, so it is not a CSV file."))
        return [name.removeprefix("\ufeff").strip() for name in names]

    def rows(self, width: int) -> Iterator[Row]:
        """The rows after the header; raises FileCutShort where the file stops before its end.

        A last row that is cut comes out first, with its fault, so that the report has it.
        """
        while True:
            start, self._fault = self._line + 1, ""
            broken = ""
            try:
                values = next(self._reader, None)
            except csv.Error as error:
                values, broken = [], _("not a row of a CSV file: %s") % error
            if values is None:
                return
            if not (values or broken or self._fault):
                continue  # an empty line
            if not broken and len(values) != width:
                broken = _("has %(found)d columns, the header has %(width)d") % {
                    "found": len(values),
                    "width": width,
                }
            if broken and (self._ended or self._ends_mid_line):
                yield Row(start, values, _("the file ends in the middle of this row"))
                raise FileCutShort(
                    _("The file ends in the middle of line %d: it is cut short.") % start
                )
            yield Row(start, values, self._fault or broken)

    def _lines(self) -> Iterator[str]:
        while raw := self._next_part():
            self._line += 1
            if _goes_on(raw):
                self._fault = _("is longer than a row can be")
                while _goes_on(raw):
                    raw = self._next_part()
                raw = b"\n"
            if b"\0" in raw:
                self._fault = _("has a NUL byte")
            try:
                yield raw.decode()
            except UnicodeDecodeError:
                self._fault = _("is not UTF-8 text")
                yield raw.decode("ascii", "replace")
        self._ended = True

    def _next_part(self) -> bytes:
        try:
            raw = self._stream.readline(LONGEST_LINE)
        except (OSError, EOFError, zlib.error, zipfile.BadZipFile) as error:
            raise FileCutShort(
                _("The file is cut short or damaged after line %(line)d (%(why)s).")
                % {"line": self._line, "why": error}
            ) from error
        if raw:
            self.bytes_read += len(raw)
            self._ends_mid_line = not raw.endswith(b"\n")
        return raw


def _goes_on(part: bytes) -> bool:
    """The line is longer than what was read of it."""
    return len(part) == LONGEST_LINE and not part.endswith(b"\n")
