"""A copy of the content files for every test that spoils one."""

import shutil
from functools import cache
from pathlib import Path

import pytest
from django.core.checks import run_checks

from matching import checks
from matching.library.library import Library
from matching.library.loader import CONTENT, library, load
from tests.matching.content.slips import Refused, Spoil


@pytest.fixture
def spoiled(tmp_path: Path) -> Spoil:
    """Load a copy of the content in which `old` in one file is replaced by `new`, once."""

    def change(file: str, old: str, new: str) -> Library:
        folder = tmp_path / "content"
        shutil.copytree(CONTENT, folder, dirs_exist_ok=True)
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} no longer holds {old!r}: choose another slip"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return load(folder)

    return change


@pytest.fixture
def refused(monkeypatch: pytest.MonkeyPatch) -> Refused:
    """What `manage.py check` says of content; of the content as it stands it is asked once."""

    def say(content: Library) -> str:
        if content is library():
            return _of_the_content_as_it_stands()
        with monkeypatch.context() as patch:
            patch.setattr(checks, "library", lambda: content)
            return _told()

    return say


@cache
def _of_the_content_as_it_stands() -> str:
    return _told()


def _told() -> str:
    return "\n".join(found.msg for found in run_checks(tags=["content"]))
