"""What is measured is the same every time, and looks like a directory."""

import hashlib

import numpy as np
import pytest

from bench.search.asking import KINDS
from bench.search.listings import DAY, listings
from bench.search.questions import Asker
from bench.search.resolved import resolved
from catalog.rotation import rotation_seed

MANY = 4000


@pytest.fixture(scope="module")
def many():
    """Enough listings for shares to be near what they are meant to be."""
    return listings(MANY, seed=1)


def test_the_same_seed_makes_the_same_listings(many):
    """Figures of two runs could not be compared otherwise."""
    again = listings(MANY, seed=1)
    assert again.people.name == many.people.name
    assert again.words == many.words
    for one, other in zip((many.options, many.spans), (again.options, again.spans), strict=True):
        assert np.array_equal(one.of, other.of)
        assert np.array_equal(one.row, other.row)


def test_another_seed_makes_other_listings(many):
    """A seed that is not used would hide luck."""
    assert listings(MANY, seed=2).people.name != many.people.name


def test_listings_stand_in_the_order_of_the_product(many):
    """Engines that rely on the order of insertion would give another first page than the site."""
    turns = [
        hashlib.md5(f"{rotation_seed(DAY)}/{slug}".encode()).hexdigest()  # noqa: S324 - the public rotation
        for slug in many.people.slug
    ]
    assert turns == sorted(turns)


def test_the_skew_is_that_of_a_directory(many):
    """Equally common options would make every search as dear as every other."""
    options = resolved(many)
    share = {key: len(held) / MANY for key, held in options.holds.items()}
    assert share["model:medical"] > 1.5 * share["model:psychedelic"]
    assert share["condition:depression"] > 5 * share["condition:eating_disorder"]
    assert 0.09 < share["format:telehealth"] < 0.16
    assert share["state:CA"] > 10 * share["state:VT"]
    assert 0.7 < share["verified:yes"] < 0.9
    places = np.bincount(many.places.of, minlength=MANY)
    assert places.max() == 3
    assert 0.03 < np.mean(places == 0) < 0.09


def test_own_authority_speaks_for_a_state(many):
    """Counting a listing under both would differ from what the site shows."""
    options = resolved(many)
    assert not set(options.holds["own@CA"]) & set(options.holds["collab@CA"])
    assert set(options.holds["prescribes@CA"]) == {
        *options.holds["own@CA"],
        *options.holds["collab@CA"],
    }


def test_questions_are_the_same_for_a_seed_and_of_every_kind(many):
    """Fifty of each kind, in turns, or one kind's figures would say more than another's."""
    asked = [Asker(many, resolved(many), seed=1).questions(50) for _ in range(2)]
    assert asked[0] == asked[1]
    assert [question.kind for question in asked[0]] == list(KINDS) * 50
    texts = [question.words for question in asked[0] if question.words]
    assert len(set(texts)) > 40
