"""Opens the file that CMS publishes every month and every week: a CSV, or the ZIP around it."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from django.utils.translation import gettext as _

from verification.registries.csv_stream import CsvStream, Row
from verification.registries.faults import FileCutShort, FileRefused
from verification.registries.nppes_archive import providers_member
from verification.registries.nppes_columns import Columns
from verification.registries.registry_file import BUFFER, opened, unreadable

ZIP_MAGIC = b"PK"


class NppesFile:
    """An open file whose header is known."""

    def __init__(self, stream: BinaryIO, size: int) -> None:
        self._csv = CsvStream(stream)
        self.size = size
        self.columns = Columns.of(self._csv.header())

    @property
    def bytes_read(self) -> int:
        """Out of `size`; both count what is unpacked."""
        return self._csv.bytes_read

    def rows(self) -> Iterator[Row]:
        """One at a time, whatever the size of the file; raises FileCutShort."""
        return self._csv.rows(self.columns.width)


@contextmanager
def open_nppes(path: Path) -> Iterator[NppesFile]:
    """Raises FileRefused with a sentence that names the file and says what is wrong with it."""
    with ExitStack() as stack:
        try:
            file = NppesFile(*_stream(path, stack))
        except (FileRefused, FileCutShort) as fault:
            raise FileRefused(
                _("%(path)s cannot be imported. %(why)s") % {"path": path, "why": fault}
            ) from fault
        yield file


def _stream(path: Path, stack: ExitStack) -> tuple[BinaryIO, int]:
    raw, size = opened(path, stack)
    try:
        magic = raw.read(len(ZIP_MAGIC))
        raw.seek(0)
        if magic != ZIP_MAGIC:
            return raw, size
        archive = stack.enter_context(zipfile.ZipFile(raw))
        member = providers_member(archive)
        packed = stack.enter_context(archive.open(member))
    except zipfile.BadZipFile as error:
        raise FileRefused(
            _("This ZIP is damaged or was not downloaded to its end. Download it again.")
        ) from error
    except (OSError, ValueError, NotImplementedError) as error:
        raise unreadable(error) from error
    return io.BufferedReader(cast(io.RawIOBase, packed), BUFFER), member.file_size
