"""The tests of the guide write inside a transaction and never commit."""

from collections.abc import Iterator
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


@pytest.fixture(autouse=True)
def law_is_read(request: pytest.FixtureRequest) -> None:
    """Pages that state federal law read its newest version: whoever opens pages has the database."""
    has_one = (
        request.node.get_closest_marker("django_db") or "transactional_db" in request.fixturenames
    )
    if "client" in request.fixturenames and not has_one:
        request.getfixturevalue("db")
