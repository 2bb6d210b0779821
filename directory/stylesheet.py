"""One stylesheet, `css/site.css`, from one file a component."""

import re
import tempfile
from pathlib import Path

from django.conf import settings

from directory.joined import JoinedFinder

NAME = "css/site.css"
# Layers first: later files may come in any order because every rule stands in a layer.
LAYERS = "@layer tokens, base, layout, components, pages, print;\n"
# A private folder of this process, gone with it.
FOLDER = tempfile.TemporaryDirectory(prefix="stillwater-css-")


def source_files() -> list[Path]:
    """The component files, by name."""
    return sorted((settings.BASE_DIR / "static" / "css").glob("*.css"))


def stylesheet() -> str:
    """The whole stylesheet, without the comments and the layout, which are for us and not for a phone."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in source_files())
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return LAYERS + re.sub(r"\s*([{};])\s*", r"\1", text).strip()


class StylesheetFinder(JoinedFinder):
    """Find `css/site.css`."""

    name = NAME

    def folder(self) -> Path:
        return Path(FOLDER.name)

    def parts(self) -> list[Path]:
        return source_files()

    def text(self) -> str:
        return stylesheet()
