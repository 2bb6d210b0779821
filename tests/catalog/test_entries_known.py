"""Facts that were read before are kept at hand, for pages of results and within bounds: a process must not grow with the country."""

import pytest

from catalog import entries
from tests import cast
from tests.entries import settle

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _few(monkeypatch: pytest.MonkeyPatch) -> None:
    entries.forget()
    monkeypatch.setattr(entries, "MOST_KNOWN", 2)


def keys(*slugs: str) -> list[int]:
    made = [cast.listing(slug).pk for slug in slugs]
    settle()
    return made


def test_whoever_asks_for_everybody_leaves_nothing_behind_and_takes_nothing_away() -> None:
    page, everybody = keys("ada-ash"), keys("bea-birch", "cy-cedar", "di-dogwood")
    entries.facts_of_entries(page)
    assert len(entries.facts_of_entries(page + everybody)) == 4
    assert list(entries._known) == page


def test_pages_are_kept_until_there_is_no_room_for_the_next() -> None:
    first, second = keys("ada-ash", "bea-birch"), keys("cy-cedar")
    entries.facts_of_entries(first)
    assert list(entries._known) == first
    entries.facts_of_entries(second)
    assert list(entries._known) == second
