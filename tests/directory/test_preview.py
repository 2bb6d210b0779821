"""A preview is the real page, for its writers only, and leaves no trace."""

import pytest
from django.test import Client
from django.urls import reverse

from catalog.models import Entry
from providers.models import Provider
from tests import cast
from tests.entries import entry, epoch, settle
from tests.providers.editing import SERVICE, address, at_desk, dana, item

pytestmark = pytest.mark.django_db


def test_it_shows_what_is_typed_and_writes_nothing() -> None:
    listing = dana()
    client = at_desk(listing)
    client.post(address(listing, "about"), {"about": "New words", "version": "0"})
    client.post(address(listing, "services"), item(0, **SERVICE) | {"version": "0"})
    settle()
    before = epoch()
    answer = client.get(reverse("listing_preview", args=[listing.slug]))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "New words" in page
    assert "IV drip" in page
    assert "noindex" in page
    assert "no-store" in answer.headers["Cache-Control"]
    row = Provider.objects.get(pk=listing.pk)
    assert (row.about, row.listing_state) == ("", "draft")
    assert not row.services.exists()
    assert epoch() == before
    assert Entry.objects.count() == 0 or not entry(row).listed


def test_what_is_wrong_is_left_out_and_named() -> None:
    alice = cast.alice(about="As before")
    client = at_desk(alice)
    client.post(address(alice, "about"), {"about": "It cures.", "version": "0"})
    page = client.get(reverse("listing_preview", args=[alice.slug])).content.decode()
    assert "As before" in page
    assert "It cures." not in page
    assert "needs another look: About you" in page


def test_nobody_else_sees_it() -> None:
    listing, bob = dana(), cast.bob()
    where = reverse("listing_preview", args=[listing.slug])
    assert at_desk(bob).get(where).status_code == 404
    assert Client().get(where).status_code == 302
    assert at_desk(listing).post(where).status_code == 405
