"""The daily rotation is one, whoever works it out: the database, the arrays, the guide, or a reader with a shell."""

import datetime as dt

import pytest

from catalog.order import rotation
from catalog.rotation import RULE_VERSION, rotation_seed, turn
from providers.models import Provider
from tests import cast

DAY = dt.date(2026, 11, 23)


def test_a_turn_can_be_computed_again_by_anyone() -> None:
    """The pages name the seed and the slug; this digest is what they come to."""
    assert rotation_seed(DAY) == f"2026-11-23/{RULE_VERSION}" == "2026-11-23/3"
    # printf 2026-11-23/3/alice-alder | md5sum
    assert turn("alice-alder", DAY) == "7a326882f8a98169ac3189f425b05f08"


@pytest.mark.django_db
def test_search_and_guide_give_the_same_turns() -> None:
    """Whoever leads the search on a day without a place leads an even list of the guide, too."""
    for slug in ("a-x", "b-x", "c-x", "d-x", "e-x"):
        cast.listing(slug)
    searched = Provider.objects.order_by(rotation(DAY)).values_list("slug", flat=True)
    assert list(searched) == sorted(searched, key=lambda slug: turn(slug, DAY))
