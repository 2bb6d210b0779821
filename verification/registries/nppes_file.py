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

BUFFER = 1 << 16
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
    try:
        if not path.exists():
            raise FileRefused(_("There is no such file."))
        if not path.is_file():
            raise FileRefused(_("It is a folder or a device, not a file."))
        raw = stack.enter_context(path.open("rb", buffering=BUFFER))
        size = path.stat().st_size
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
        why = getattr(error, "strerror", None) or error
        raise FileRefused(_("It cannot be read: %s.") % why) from error
    return io.BufferedReader(cast(io.RawIOBase, packed), BUFFER), member.file_size
