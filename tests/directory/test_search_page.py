"""The results page, asked as a browser asks."""

import datetime as dt
import re
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from providers.dates import today
from providers.models import Provider, RegistryRecord
from tests import cast

pytestmark = pytest.mark.django_db


def psychiatrist(slug: str, **license_fields: Any) -> Provider:
    provider = cast.listing(slug)
    cast.place(provider)
    cast.license_of(provider, "md", specialty="psychiatry", **license_fields)
    cast.service(provider, "medical", "iv")
    return provider


def noon(day: dt.date) -> dt.datetime:
    """Midday in the site's time zone, give or take."""
    return dt.datetime.combine(day, dt.time(17), dt.UTC)


def slugs(client: Client, address: str) -> list[str]:
    """The listings on a page of results, in their order."""
    return re.findall(r'<h2> ?<a href="/providers/([^/"]+)/"', client.get(address).content.decode())


def test_a_therapist_who_does_not_prescribe_is_never_among_prescribers(client: Client) -> None:
    cast.bob()
    assert slugs(client, "/providers/?near=97201") == ["bob-birch"]
    for authority in ("yes", "own", "collaborating"):
        assert slugs(client, f"/providers/?near=97201&prescribes={authority}") == []


def test_therapist_and_prescriber_are_a_team_until_their_partnership_ends(client: Client) -> None:
    ends = today() + dt.timedelta(days=10)
    cast.care_team(valid_until=ends)
    with time_machine.travel(noon(ends), tick=False):
        assert "bob-birch" in slugs(client, "/providers/?near=97201&team=yes")
    with time_machine.travel(noon(ends + dt.timedelta(days=1)), tick=False):
        assert "bob-birch" in slugs(client, "/providers/?near=97201")
        assert "bob-birch" not in slugs(client, "/providers/?near=97201&team=yes")


def test_what_is_not_public_is_not_found(client: Client) -> None:
    alice = cast.alice()
    for state in ("draft", "paused", "suspended", "closed"):
        Provider.objects.filter(pk=alice.pk).update(listing_state=state)
        assert slugs(client, "/providers/?verified=any") == []


def test_a_stale_listing_leaves_the_default_results_and_is_labelled_in_the_others(
    client: Client,
) -> None:
    alice = cast.alice()
    Provider.objects.filter(pk=alice.pk).update(attested_on=dt.date(2026, 1, 1))
    assert slugs(client, "/providers/") == []
    page = client.get("/providers/?verified=any")
    assert "Not confirmed by its owner lately" in page.content.decode()


def test_the_day_after_a_license_ends_nobody_finds_its_badge(client: Client) -> None:
    ends = today() + dt.timedelta(days=10)
    psychiatrist("pat-pine", expires_on=ends)
    with time_machine.travel(noon(ends), tick=False):
        assert slugs(client, "/providers/") == ["pat-pine"]
    with time_machine.travel(noon(ends + dt.timedelta(days=1)), tick=False):
        assert slugs(client, "/providers/") == []


def test_the_number_of_queries_does_not_grow_with_the_results(client: Client) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            client.get("/providers/?near=97201&model=medical&model=psycholytic")
        return len(seen)

    cast.alice()
    one = queries()
    for number in range(2, 12):
        psychiatrist(f"doctor-{number}")
    assert queries() == one


def test_the_page_sets_no_cookie_and_tells_what_it_ignored(client: Client) -> None:
    page = client.get("/providers/?model=magic&utm_source=mail")
    assert page.status_code == 200
    assert not page.cookies
    assert "magic" in page.content.decode()


def test_a_swap_is_the_page_without_its_frame(client: Client) -> None:
    cast.alice()
    whole = client.get("/providers/?near=97201&page=1&within=25")
    part = client.get("/providers/?near=97201&page=1&within=25", headers={"HX-Request": "true"})
    swapped = part.content.decode().partition('<div class="split search" id="search">')[2]
    assert len(swapped) > 10_000
    assert " ".join(swapped.split()) in " ".join(whole.content.decode().split())
    assert part["HX-Push-Url"] == "/providers/?near=97201"
    assert "HX-Request" in part["Vary"]


def test_an_unclear_place_leaves_the_page_it_would_be_swapped_into(client: Client) -> None:
    part = client.get("/providers/?near=Portland", headers={"HX-Request": "true"})
    assert part["HX-Redirect"] == "/providers/?near=Portland"


def test_the_default_order_changes_by_the_day_and_not_by_the_request(client: Client) -> None:
    for number in range(8):
        psychiatrist(f"doctor-{number}")
    Provider.objects.update(
        attested_on=dt.date(2026, 11, 20), availability_on=dt.date(2026, 11, 20)
    )
    orders = set()
    for day in range(23, 29):
        with time_machine.travel(dt.datetime(2026, 11, day, 17, tzinfo=dt.UTC), tick=False):
            first = slugs(client, "/providers/?verified=any")
            assert slugs(client, "/providers/?verified=any") == first
            orders.add(tuple(first))
    assert len(orders) > 3


def test_the_empty_fields_of_the_form_do_not_stay_in_the_address(client: Client) -> None:
    page = client.get("/providers/?near=97201&q=&model=medical&verified=yes")
    assert (page.status_code, page["Location"]) == (302, "/providers/?near=97201&model=medical")


def test_a_hostile_page_number_gets_the_last_page(client: Client) -> None:
    cast.alice()
    assert slugs(client, "/providers/?page=99999") == ["alice-alder"]
    assert client.get("/providers/?page=-1&page=x&page=9e9").status_code == 200


def test_what_a_registry_says_of_people_stays_private(client: Client) -> None:
    """An imported record is nobody's listing until its person claims it."""
    RegistryRecord.objects.create(
        npi="1234567893",
        kind="individual",
        name="Zebediah Quillfeather",
        last_name="Quillfeather",
        state="OR",
        city="Portland",
        taxonomies=["2084P0800X"],
        row_sha256="0" * 64,
        imported_at=timezone.now(),
        changed_at=timezone.now(),
    )
    for address in ("/providers/?verified=any", "/providers/?verified=any&q=Quillfeather"):
        page = client.get(address)
        assert "<strong>0 providers</strong>" in page.content.decode()
        assert "Zebediah" not in page.content.decode()


def test_a_zip_code_among_the_words_leads_to_its_place(client: Client) -> None:
    """People type all they know into one field."""
    psychiatrist("near-by")
    html = client.get("/providers/?q=psychiatrist+97201").content.decode()
    (address,) = re.findall(r'href="(/providers/\?q=psychiatrist&amp;near=97201[^"]*)"', html)
    assert slugs(client, address.replace("&amp;", "&")) == ["near-by"]
    assert (
        "ZIP code"
        not in client.get("/providers/?q=nobody+99999")
        .content.decode()
        .split('id="empty-title"')[1]
    )
