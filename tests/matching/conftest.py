"""The tests of the guide write inside a transaction and never commit."""

from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest

from catalog.entries import facts_of_entries
from tests.entries import settle


@pytest.fixture(autouse=True)
def entries_kept() -> Iterator[None]:
    """What the database does at commit is done before entries are read."""

    def settled(*asked):
        settle()
        return facts_of_entries(*asked)

    with patch("matching.candidates.facts_of_entries", settled):
        yield


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Pages that state federal law read its newest version: whoever opens pages has the database."""
    here = str(Path(__file__).parent)
    for item in items:
        opens_pages = "client" in getattr(item, "fixturenames", ())
        has_one = item.get_closest_marker("django_db")
        if str(item.path).startswith(here) and opens_pages and not has_one:
            item.add_marker(pytest.mark.django_db)
