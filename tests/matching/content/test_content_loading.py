"""A broken content file stops a release and says where, and what is read reaches translators and plain Python whole."""

import subprocess
import sys

import pytest
from django.core.checks import run_checks

from matching import checks
from matching.library.entries import ContentError
from matching.library.library import Library
from matching.library.loader import CONTENT, library
from matching.library.messages import extract
from tests.matching.content.slips import Spoil


@pytest.mark.parametrize(
    ("file", "old", "new", "told"),
    [
        ("legal.toml", "jurisdiction =", "juristiction =", "juristiction"),
        ("routes.toml", "[iv.where]", "[iv.were]", "'where' is missing"),
        ("phases.toml", "[medical_before]", "[medical_before", "phases.toml"),
        ("review.toml", "interval_months", "interval_weeks", "interval_weeks"),
    ],
    ids=["a field is misspelled", "a part is missing", "the file is broken", "the review is"],
)
def test_unreadable_entry_says_where(
    file: str, old: str, new: str, told: str, spoiled: Spoil
) -> None:
    with pytest.raises(ContentError, match=told.replace("'", ".")):
        spoiled(file, old, new)


def test_manage_check_reads_the_content(monkeypatch: pytest.MonkeyPatch, spoiled: Spoil) -> None:
    """A release is stopped by a slip in a content file, not only a test run."""
    assert run_checks(tags=["content"]) == []
    changed = spoiled("sources.toml", "[anand-2023]", "[anand-2032]")
    monkeypatch.setattr(checks, "library", lambda: changed)
    assert {found.id for found in run_checks(tags=["content"])} == {"matching.E002"}


def test_manage_check_tells_of_an_unreadable_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> Library:
        raise ContentError("legal.toml: broken")

    monkeypatch.setattr(checks, "library", broken)
    assert [found.id for found in run_checks(tags=["content"])] == ["matching.E001"]


def test_content_imports_no_django() -> None:
    """What orders providers reads this content and must stay plain Python."""
    code = "import sys, matching.library.rules, matching.library.loader as l; l.library(); sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_every_text_reaches_translators() -> None:
    handed = set()
    for path in CONTENT.rglob("*.toml"):
        with path.open("rb") as file:
            handed.update(text for _, _, text, _ in extract(file, None, None, None))
    shown = {text.replace("%", "%%") for text in library().texts()}
    shown |= {text for source in library().sources.values() for text in (source.text, source.note)}
    # A grading is shown by its word, which words.toml holds.
    assert shown - handed <= {"", *library().words["certainty"]}
