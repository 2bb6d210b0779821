"""How a client reaches somebody, and whether there is room: silence is never taken for "open"."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from providers.dates import today
from providers.models import Provider
from tests import cast
from tests.directory.listing.reading import ListingRead

pytestmark = pytest.mark.django_db

A_DAY = dt.timedelta(days=1)


def contact(slug: str = "someone") -> str:
    return ListingRead(slug).part("contact")


def test_room_is_told_with_the_day_on_which_it_was_said() -> None:
    cast.listing("someone", availability="open", next_opening_days=9)
    page = ListingRead("someone")
    assert "Taking new clients First visit in about 9 days Said on" in page.part("contact")
    assert "When could I have a first visit?" not in page.questions()


def test_room_is_unknown_31_days_after_it_was_said() -> None:
    cast.listing("someone", availability="open", next_opening_days=9)
    said = today()
    for days, known in ((30, True), (31, False)):
        noon = dt.datetime.combine(
            said + days * A_DAY, dt.time(12), tzinfo=timezone.get_current_timezone()
        )
        with time_machine.travel(noon, tick=False):
            page = ListingRead("someone")
        assert ("Taking new clients" in page.part("contact")) is known
        assert ("Room for new clients: not stated" in page.text) is not known
        assert ("too old to count" in page.text) is not known
        assert ("first visit in about" in page.text.lower()) is known
        assert ("Do you take new clients, and when could I come?" in page.questions()) is not known


@pytest.mark.parametrize(
    ("availability", "question"),
    [
        ("open", "When could I have a first visit?"),
        ("waitlist", "How long is the wait?"),
        ("full", None),
        ("away", None),
    ],
)
def test_only_a_wait_that_is_open_is_asked_about(availability: str, question: str | None) -> None:
    cast.listing("someone", availability=availability)
    asked = set(ListingRead("someone").questions())
    about_room = {"When could I have a first visit?", "How long is the wait?"}
    assert asked & about_room == ({question} if question else set())


def test_who_is_full_gives_no_date_for_a_first_visit() -> None:
    cast.listing("someone", availability="full", next_opening_days=9)
    assert "First visit" not in contact()


def test_a_telephone_number_can_be_dialed() -> None:
    cast.listing("someone", phone="+15035550110")
    page = ListingRead("someone")
    assert "tel:+1-503-555-0110" in page.links()
    assert "Call (503) 555-0110" in page.part("contact")


def test_a_telephone_number_that_is_none_is_shown_and_not_linked() -> None:
    provider = cast.listing("someone")
    Provider.objects.filter(pk=provider.pk).update(phone="ask <b>Jo</b>")
    page = ListingRead("someone")
    assert "ask <b>Jo</b>" in page.part("contact")
    assert not [link for link in page.links() if link.startswith("tel:")]


def test_places_have_an_address_and_their_own_number_once() -> None:
    provider = cast.listing("someone", phone="+15035550110")
    cast.place(provider, address="1 Main Street", name="Main", phone="+15035550110")
    cast.place(provider, "97401", address="2 Side Street", phone="+15415550123")
    words = contact()
    assert "Main 1 Main Street Portland, OR 97201" in words
    assert "2 Side Street Eugene, OR 97401 (541) 555-0123" in words
    assert words.count("(503) 555-0110") == 1


def test_no_map_service_and_no_coordinates_are_told() -> None:
    place = cast.place(cast.listing("someone"))
    page = ListingRead("someone")
    assert str(place.latitude) not in page.html
    assert not [link for link in page.links() if link.startswith(("geo:", "https://maps"))]


def test_nothing_stated_reads_not_stated() -> None:
    cast.listing("someone")
    words = contact()
    assert "Phone and website: not stated" in words
    assert "No place to visit is stated." in words
