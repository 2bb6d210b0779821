"""The sheet for a visit: whom to call, what they do not have, and what the sources say of what the client named."""

import pytest

from catalog.facts import SAFETY
from matching.contacts import contacts
from tests import cast
from tests.matching.test_handouts import page, text, visit
from tests.matching.walking import SKIP, walk

pytestmark = pytest.mark.django_db


def test_the_sheet_names_what_is_not_met(client):
    """With no open question it said that everything was answered, though the insurance was not taken."""
    lists = ("ages", "orientations", "pay", "hours", "languages", "communities", "access")
    provider = cast.alice(
        insurance=["cigna"],
        gender="woman",
        practicing_since=2010,
        next_opening_days=7,
        **{name: [] for name in lists},
        **dict.fromkeys(SAFETY, "As agreed."),
    )
    provider.services.get().phases.update(price_low=400, price_high=400)
    nothing_else = dict.fromkeys(("reason", "who", "talk", "depth", "route", "timing"), SKIP)
    visit(client, "medical", **nothing_else)
    words = text(page(client, "worksheet"))
    assert "Not met of what you asked for: Takes: Aetna" in words
    assert "answers everything" not in words
    provider.insurance = ["aetna"]
    provider.save()
    words = text(page(client, "worksheet"))
    assert "Not met" not in words
    assert "answers everything" in words


def test_the_sheet_says_how_to_reach_each_provider(client):
    provider = cast.alice(phone="+15035550123", website="https://alder.example/")
    place = provider.locations.get()
    place.address = "12 Elm Street"
    place.save()
    visit(client, "medical")
    words = text(page(client, "worksheet"))
    assert "Phone: (503) 555-0123" in words
    assert "Website: https://alder.example/" in words
    assert f"12 Elm Street, {place.city}, OR {place.zip}" in words


def test_contacts_of_nobody_ask_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert contacts([]) == {}


@pytest.mark.parametrize("name", ["options", "worksheet"])
def test_each_condition_comes_with_both_sides_of_what_is_known(client, name):
    """For PTSD the article grades what a guideline advises against: whoever ticks it has to read both."""
    walk(client, {"reason": {"condition": ["ptsd", "ocd"]}})
    part = page(client, name).select_one(".guide-conditions")
    assert [text(term) for term in part.select("dt")] == [
        "Obsessive-compulsive disorder (OCD)",
        "Post-traumatic stress (PTSD)",
    ]
    words = text(part.select("dd")[1])
    assert "The review article says" in words
    assert "VA/DoD" in words
    assert "against" in words


@pytest.mark.parametrize("name", ["options", "worksheet"])
def test_whoever_named_no_condition_reads_of_none(client, name):
    walk(client, {"reason": SKIP})
    assert not page(client, name).select(".guide-conditions")
