"""One file from many: small files are kind to whoever edits them and unkind to a phone on a slow line.

A finder joins them: the same with runserver, WhiteNoise and collectstatic, without a build step.
"""

import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.core.checks import CheckMessage
from django.core.files.storage import FileSystemStorage, Storage


class JoinedFinder(BaseFinder):
    """Find the file called `name`, joined anew whenever one of its parts has changed.

    `folder` is where the process keeps what it has joined. Not one of the finder's own: two threads that ask at once make two
    finders, and the one that is thrown away would take the file along.
    """

    name: str

    def __init__(self, app_names: Iterable[str] | None = None, *args: Any, **kwargs: Any) -> None:
        self.storage = FileSystemStorage(location=str(self.folder()))

    def folder(self) -> Path:
        """Where the joined file is kept."""
        raise NotImplementedError

    def parts(self) -> list[Path]:
        """The files to join."""
        raise NotImplementedError

    def text(self) -> str:
        """The joined text."""
        raise NotImplementedError

    def check(self, **kwargs: Any) -> list[CheckMessage]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """The joined file's place on disk, when `path` is its name."""
        if path != self.name:
            # Django's own finders answer with an empty list too; None would count as a file that was found.
            return []
        found = str(self._joined())
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        self._joined()
        yield self.name, self.storage

    def _joined(self) -> Path:
        joined = self.folder() / self.name
        newest = max(path.stat().st_mtime for path in self.parts())
        if not joined.exists() or joined.stat().st_mtime < newest:
            joined.parent.mkdir(exist_ok=True)
            # Put in place whole: nobody is ever sent half of it.
            with tempfile.NamedTemporaryFile("w", dir=self.folder(), delete=False) as new:
                new.write(self.text())
            Path(new.name).replace(joined)
        return joined
