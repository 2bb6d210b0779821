"""Opens a file that an operator names, or says in a sentence why not."""

from contextlib import ExitStack
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _

from verification.registries.faults import FileRefused

BUFFER = 1 << 16


def opened(path: Path, stack: ExitStack) -> tuple[BinaryIO, int]:
    """The open file and its size; raises FileRefused."""
    try:
        if not path.exists():
            raise FileRefused(_("There is no such file."))
        if not path.is_file():
            raise FileRefused(_("It is a folder or a device, not a file."))
        return stack.enter_context(path.open("rb", buffering=BUFFER)), path.stat().st_size
    except (OSError, ValueError) as error:
        raise unreadable(error) from error


def unreadable(error: Exception) -> FileRefused:
    """What the system says of a file that it cannot read."""
    why = getattr(error, "strerror", None) or error
    return FileRefused(_("It cannot be read: %s.") % why)
