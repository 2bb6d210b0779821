"""One stylesheet from one file a component.

Small files are kind to whoever edits them and unkind to a phone on a slow line, so the finder joins `static/css/*.css` into
`css/site.css`: the same with runserver, WhiteNoise and collectstatic, without a build step.
"""

import re
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.checks import CheckMessage
from django.core.files.storage import FileSystemStorage, Storage

NAME = "css/site.css"
# Layers first: later files may come in any order because every rule stands in a layer.
LAYERS = "@layer tokens, base, layout, components, pages, print;\n"


def source_files() -> list[Path]:
    """The component files, by name."""
    return sorted((settings.BASE_DIR / "static" / "css").glob("*.css"))


def stylesheet() -> str:
    """The whole stylesheet, without the comments, which are for us and not for a phone."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in source_files())
    return LAYERS + re.sub(r"/\*.*?\*/\s*", "", text, flags=re.DOTALL)


# A private folder of this process, gone with it. Not of a finder: two threads that ask at once make two finders, and the
# one that is thrown away would take the file along.
FOLDER = tempfile.TemporaryDirectory(prefix="stillwater-css-")


class StylesheetFinder(BaseFinder):
    """Find `css/site.css`, joined anew whenever a component has changed."""

    def __init__(self, app_names: Iterable[str] | None = None, *args: Any, **kwargs: Any) -> None:
        self.storage = FileSystemStorage(location=FOLDER.name)

    def check(self, **kwargs: Any) -> list[CheckMessage]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """The joined file's place on disk, when `path` is its name."""
        if path != NAME:
            # Django's own finders answer with an empty list too; None would count as a file that was found.
            return []
        found = str(self._joined())
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, Storage]]:
        self._joined()
        yield NAME, self.storage

    def _joined(self) -> Path:
        joined = Path(FOLDER.name) / NAME
        newest = max(path.stat().st_mtime for path in source_files())
        if not joined.exists() or joined.stat().st_mtime < newest:
            joined.parent.mkdir(exist_ok=True)
            # Put in place whole: nobody is ever sent half a stylesheet.
            with tempfile.NamedTemporaryFile("w", dir=FOLDER.name, delete=False) as new:
                new.write(stylesheet())
            Path(new.name).replace(joined)
        return joined
