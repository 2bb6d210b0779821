"""Which way a matching goes on a site: through the arrays that follow commits, and past them when they cannot be believed."""

from collections.abc import Iterator
from unittest.mock import patch

import pytest

from matching.finding import find_matches, wider
from matching.preferences import Preferences, Where
from matching.shown import OutdatedError
from providers.dates import today
from providers.models import Provider
from tests import cast
from tests.search.process import following

NEAR = Where("Portland, OR", "OR", 45.5, -122.7, within=25)
PSYCHOLYTIC = Preferences(where=NEAR, models=("psycholytic",))
FAR = Preferences(where=Where("Salem, OR", "OR", 44.94, -123.04, within=5), models=("psycholytic",))


@pytest.fixture
def team(transactional_db: None) -> Iterator[None]:
    cast.care_team()
    with following():
        yield


def keys() -> int:
    return len(find_matches(PSYCHOLYTIC, today(), 10).teams)


def test_the_arrays_answer_and_nobody_else_is_asked(team: None) -> None:
    """Else every matching would read the facts of everybody in reach again."""
    refused = AssertionError("everybody was read")
    with (
        patch("matching.finding.load_candidates", side_effect=refused),
        patch("matching.finding.load_reach", side_effect=refused),
    ):
        assert keys() == 1
        assert wider(FAR, today(), 2) == [(50, 1), (100, 1)]


def test_whoever_hides_is_gone_from_the_next_matching(team: None) -> None:
    Provider.objects.filter(slug="alice-alder").update(listing_state="paused")
    assert keys() == 0


def test_arrays_that_are_outdated_twice_give_way_to_the_rule(team: None) -> None:
    with patch("matching.finding.shown", side_effect=OutdatedError) as asked:
        assert keys() == 1
    assert asked.call_count == 2


def test_arrays_that_fail_give_way_to_the_rule(team: None) -> None:
    with patch("matching.finding.shown", side_effect=IndexError("a wish")):
        assert keys() == 1
