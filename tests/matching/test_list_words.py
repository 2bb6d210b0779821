"""The list speaks only of what the client said: no musts where there are none, no advice that was taken already."""

from unittest.mock import patch

import pytest

from matching.candidates import load_reach
from tests import cast
from tests.matching.test_handouts import page, text, visit

pytestmark = pytest.mark.django_db


def test_an_empty_list_names_the_ways_on(client):
    visit(client, "medical", must=["route"])
    panel = page(client, "matches").select_one(".panel")
    assert {link["href"] for link in panel.select("a")} == {
        "/guide/place/?from=matches",
        "/guide/answers/",
        "/guide/options/",
        "/providers/",
    }
    assert "turn a must into a wish" in text(panel)


def test_an_empty_list_tells_how_many_there_are_farther_away(client):
    provider = cast.alice()
    provider.locations.all().delete()
    cast.place(provider, "97301")  # Salem, some 45 miles off
    visit(client, "medical")
    assert "Within 50 miles there is 1." in text(page(client, "matches"))


def test_looking_farther_reads_the_listings_once(client):
    """Five circles are not five times the work."""
    visit(client, "medical", place={"near": ["97201"], "within": ["5"]})
    with patch("matching.finding.load_reach", wraps=load_reach) as read:
        page(client, "matches")
    assert read.call_count == 1


def test_an_empty_list_gives_no_advice_that_was_taken_already(client):
    """Video was fine with them, there are no musts, and nobody stands first in an empty list."""
    visit(client, "medical")
    words = text(page(client, "matches"))
    for wrong in ("must", "video", "First stands"):
        assert wrong not in words
    assert "No provider found for all that you asked: Portland, OR 97201." in words


def test_whoever_wants_to_be_seen_in_person_only_can_allow_video(client):
    visit(client, "medical", place={"near": ["97201"], "seen": ["in_person"]})
    assert "allow video and phone" in text(page(client, "matches"))


def test_musts_are_named_only_where_there_are_some(client):
    cast.alice()
    visit(client, "medical")
    for name in ("matches", "receipt"):
        words = text(page(client, name))
        assert "Fit what you need" in words
        assert "all your musts" not in words
    assert "1 provider near Portland, OR 97201." in text(page(client, "matches"))
    visit(client, "medical", must=["route"], route={"route": ["iv"]})
    words = text(page(client, "matches"))
    assert "1 meets all your musts: Portland, OR 97201." in words
    assert "Meet all your musts" in words


def test_whoever_is_found_by_video_is_not_called_near(client):
    provider = cast.alice(telehealth_states=["OR"])
    provider.services.all().delete()
    cast.service(provider, "medical", "sublingual", format="telehealth")
    visit(client, "medical")
    assert "1 provider who can see you: Portland, OR 97201." in text(page(client, "matches"))


def test_an_unconfirmed_prescriber_is_a_question_to_ask(client, monkeypatch):
    """Unknown must not be shown as no."""
    cast.bob()
    monkeypatch.setattr("catalog.facts.Standing.prescribes", lambda *asked: asked[1] != "yes")
    visit(client, "psycholytic")
    section = page(client, "matches").select_one("section[aria-labelledby=group-incomplete]")
    assert "Who prescribes is not confirmed: ask" in text(section)
    assert "Needs a prescriber" not in text(section)
