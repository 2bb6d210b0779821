"""The stylesheets, each from one file a component: one for every page, and one more for pages that people sign in for."""

import re
import tempfile
from pathlib import Path

from django.conf import settings

from directory.joined import JoinedFinder

NAME = "css/site.css"
# A client on a slow line never loads what only forms of providers and reviewers need.
WORK_NAME = "css/work.css"
# Layers first: later files may come in any order because every rule stands in a layer.
LAYERS = "@layer tokens, base, layout, components, pages, print;\n"
# A private folder of this process, gone with it.
FOLDER = tempfile.TemporaryDirectory(prefix="stillwater-css-")


def source_files() -> list[Path]:
    """The component files of every page, by name."""
    return sorted((settings.BASE_DIR / "static" / "css").glob("*.css"))


def work_files() -> list[Path]:
    """The component files of the pages that people sign in for, by name."""
    return sorted((settings.BASE_DIR / "static" / "css" / "work").glob("*.css"))


def stylesheet() -> str:
    """The whole stylesheet of every page."""
    return joined(source_files())


def joined(paths: list[Path]) -> str:
    """The files in one, without the comments and the layout, which are for us and not for a phone."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in paths)
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


class WorkStylesheetFinder(StylesheetFinder):
    """Find `css/work.css`."""

    name = WORK_NAME

    def parts(self) -> list[Path]:
        return work_files()

    def text(self) -> str:
        return joined(work_files())
