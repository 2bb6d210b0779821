"""One script, `js/all.js`, from one file a behavior; all of them are short and do nothing on pages that are not theirs."""

import re
import tempfile
from pathlib import Path

from django.conf import settings

from directory.joined import JoinedFinder

NAME = "js/all.js"
# A private folder of this process, gone with it.
FOLDER = tempfile.TemporaryDirectory(prefix="stillwater-js-")


def source_files() -> list[Path]:
    """The behaviors, by name."""
    return sorted((settings.BASE_DIR / "static" / "js").glob("*.js"))


def script() -> str:
    """The whole script, each behavior with its names to itself, without the lines that are comments."""
    return "\n".join(f"{{\n{_without_comments(path)}}}" for path in source_files())


def _without_comments(path: Path) -> str:
    return re.sub(r"^ *//.*\n", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE)


class ScriptFinder(JoinedFinder):
    """Find `js/all.js`."""

    name = NAME

    def folder(self) -> Path:
        return Path(FOLDER.name)

    def parts(self) -> list[Path]:
        return source_files()

    def text(self) -> str:
        return script()
