"""A copy of the content files for every test that spoils one."""

import shutil
from pathlib import Path

import pytest

from matching.library.library import Library
from matching.library.loader import CONTENT, load
from tests.matching.content.slips import Spoil


@pytest.fixture
def spoiled(tmp_path: Path) -> Spoil:
    """Load a copy of the content in which `old` in one file is replaced by `new`, once."""

    def change(file: str, old: str, new: str) -> Library:
        folder = tmp_path / "content"
        shutil.copytree(CONTENT, folder)
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{file} no longer holds {old!r}: choose another slip"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return load(folder)

    return change
