"""Whoever works through a part of the list stays in it: a decision leads on, or back, to what was narrowed down."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from providers.models import License
from tests import cast
from tests.verification.reviewing import client_of, screen_of, send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media_folder")]


def waits(name: str, state: str, days: int) -> License:
    sent = timezone.now() - dt.timedelta(days=days)
    listing = cast.listing(name)
    return cast.license_of(listing, "md", state, verified=False, submitted_at=sent)


def test_a_decision_leads_back_to_the_list_as_it_was_narrowed() -> None:
    license_, client = waits("wanda-willow", "WA", 1), client_of(cast.rosa())
    client.get("/review/", {"state": "WA", "kind": "license"})
    assert send(client, license_).headers["Location"] == "/review/?kind=license&state=WA"


def test_the_next_one_is_of_the_list_as_it_was_narrowed() -> None:
    older = waits("olga-oak", "OR", 5)
    first, second = waits("wanda-willow", "WA", 3), waits("will-wren", "WA", 1)
    client = client_of(cast.rosa())
    client.get("/review/", {"state": "WA"})
    on = send(client, first, and_next="1")
    assert on.headers["Location"] == screen_of(second)
    # Nothing of it is left: the others do not slip in
    assert send(client, second, and_next="1").headers["Location"] == "/review/?state=WA"
    client.get("/review/")
    assert send(client, first, and_next="1").headers["Location"] == screen_of(older)


def test_whoever_narrowed_nothing_comes_back_to_everything() -> None:
    license_, client = waits("wanda-willow", "WA", 1), client_of(cast.rosa())
    assert send(client, license_).headers["Location"] == reverse("review")
