"""What programs are told of a listing must be what the pages tell people, with unknown kept apart from no."""

import datetime as dt
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from providers.dates import today
from providers.models import Credential, Provider
from tests import cast
from tests.directory.api.asking import asked, one
from tests.entries import settle

pytestmark = pytest.mark.django_db

NAMES = [
    *("slug", "name", "kind", "url", "professions", "models", "routes", "molecules", "therapy"),
    *("formats", "conditions", "orientations", "phases", "credentials", "hours", "languages"),
    *("insurance", "pay", "accepting", "prescribing", "team", "verified", "verified_until"),
    *("locations", "distance_miles", "course_cost"),
]


def test_a_page_of_listings_has_exactly_the_promised_shape() -> None:
    cast.alice()
    page = asked("")
    assert list(page) == ["count", "page", "page_size", "results", "facets"]
    assert (page["count"], page["page"], page["page_size"]) == (1, 1, 20)
    assert [list(each) for each in page["results"]] == [NAMES]


def test_a_listing_is_told_as_its_page_tells_it() -> None:
    team = cast.care_team()
    alice = team.prescriber
    Provider.objects.filter(pk=alice.pk).update(languages=["es", "en"], insurance=[])
    cast.service(alice, "medical", "im", phases={"preparation": 100, "dosing": 400})
    found = one("alice-alder")
    assert found == asked("q=Alder")["results"][0]
    assert found["url"] == "http://127.0.0.1:8000/providers/alice-alder/"
    assert (found["kind"], found["professions"]) == ("individual", ["psychiatrist"])
    assert (found["models"], found["routes"]) == (["medical"], ["iv", "im"])
    assert found["phases"] == ["preparation", "dosing"]
    assert (found["languages"], found["insurance"]) == (["en", "es"], [])
    assert (found["prescribing"], found["team"]) == ({"OR": "own"}, True)
    assert (found["accepting"], found["course_cost"]) == ("now", {"low": 500, "high": 500})
    assert [each["zip"] for each in found["locations"]] == ["97201"]


def test_unknown_is_null_and_none_of_these_is_an_empty_list() -> None:
    cast.listing("quiet", availability="unknown")
    found = one("quiet")
    for name in ("models", "routes", "conditions", "languages", "insurance", "professions", "pay"):
        assert found[name] is None
    assert found["accepting"] is None
    assert found["course_cost"] is None
    assert found["verified_until"] is None
    assert (found["verified"], found["team"], found["prescribing"]) == (False, False, {})
    Provider.objects.update(pay=[], availability="full")
    assert (one("quiet")["pay"], one("quiet")["accepting"]) == ([], "no")


def test_who_may_prescribe_is_unknown_where_nobody_confirmed_it() -> None:
    nurse = cast.listing("nina-nettle")
    cast.license_of(nurse, "np", "TX")
    assert one("nina-nettle")["prescribing"] == {"TX": "not_confirmed"}


def test_a_credential_is_stated_until_somebody_checked_it() -> None:
    alice = cast.alice()
    stated = Credential.objects.create(provider=alice, kind="kap_training", name="A course")
    assert one("alice-alder")["credentials"] == [
        {"kind": "kap_training", "name": "A course", "checked": False}
    ]
    cast.look(
        alice.licenses.get(),
        license=None,
        provider=alice,
        credential=stated,
        fact="kap_training",
        valid_until=today() + dt.timedelta(days=30),
    )
    assert one("alice-alder")["credentials"][0]["checked"] is True


@pytest.mark.parametrize(
    ("attested_before", "expires_in", "left"),
    [
        (0, 365, min(settings.EVIDENCE_DAYS, settings.ATTESTATION_DAYS)),
        (80, 365, settings.ATTESTATION_DAYS - 80),
        (0, 10, 10),
    ],
)
def test_the_badge_is_promised_until_the_first_of_its_grounds_ends(
    attested_before: int, expires_in: int, left: int
) -> None:
    day = today()
    pat = cast.listing("pat-pine", attested_on=day - dt.timedelta(days=attested_before))
    cast.license_of(pat, "md", expires_on=day + dt.timedelta(days=expires_in))
    found = one("pat-pine")
    assert found["verified"] is True
    assert found["verified_until"] == (day + dt.timedelta(days=left)).isoformat()


def test_a_practice_has_its_badge_by_its_people() -> None:
    practice, member = cast.listing("house", kind="organization"), cast.alice()
    cast.membership(practice, member)
    assert one("house")["verified_until"] == one("alice-alder")["verified_until"]
    assert one("house")["prescribing"] == {"OR": "own"}


def test_distance_is_in_miles_to_a_tenth_and_only_near_a_place() -> None:
    cast.alice()
    assert asked("near=97214")["results"][0]["distance_miles"] == pytest.approx(2, abs=2)
    assert asked("")["results"][0]["distance_miles"] is None


def test_who_is_found_by_telehealth_has_no_distance() -> None:
    far = cast.listing("far", telehealth_states=["OR"])
    cast.place(far, "10001")
    cast.license_of(far, "md", "OR")
    cast.service(far, "psycholytic", "sublingual", format="telehealth")
    found = asked("near=97201&format=telehealth")["results"]
    assert [(each["slug"], each["distance_miles"]) for each in found] == [("far", None)]


def test_the_team_is_the_one_for_the_state_asked_about() -> None:
    cast.care_team()
    assert all(each["team"] for each in asked("state=OR")["results"])
    assert not any(each["team"] for each in asked("near=98660&within=50")["results"])


@pytest.mark.parametrize("state", ["draft", "paused", "suspended", "closed"])
def test_what_is_not_public_is_told_to_no_program(state: str) -> None:
    Provider.objects.filter(pk=cast.alice().pk).update(listing_state=state)
    assert asked("verified=any")["results"] == []
    one("alice-alder", status=404)


def test_a_slug_that_nobody_has_is_not_found_in_json() -> None:
    assert one("nobody", status=404) == {"errors": {"slug": ["No public listing has this name."]}}


@override_settings(DEBUG=True)
@pytest.mark.parametrize(
    "query",
    ["", "near=97201&within=50&model=medical&model=psycholytic", "state=WA&prescribes=yes&q=a"],
)
def test_counts_and_results_are_those_of_the_page(query: str) -> None:
    call_command("seed_demo", providers=80, verbosity=0)
    settle()
    found: dict[str, Any] = asked(query)
    page = BeautifulSoup(Client().get(f"/providers/?{query}").content, "html.parser")
    shown = {
        (box["name"], box["value"]): int(
            box.find_parent("label").select_one(".count").get_text().replace(",", "")
        )
        for box in page.select("#filters input[type=checkbox], #filters input[type=radio]")
    }
    counted = {
        (facet, value): count
        for facet, counts in found["facets"].items()
        for value, count in counts.items()
    }
    assert shown == counted
    addresses = [link["href"] for link in page.select("article h2 a")]
    assert [f"/providers/{each['slug']}/" for each in found["results"]] == addresses


def test_pages_hold_twenty_and_the_number_of_queries_does_not_grow() -> None:
    def queries(query: str) -> int:
        with CaptureQueriesContext(connection) as seen:
            asked(query)
        return len(seen)

    team = cast.care_team()
    Credential.objects.create(provider=team.prescriber, kind="kap_training", name="A course")
    few = queries("")
    for number in range(22):
        provider = cast.listing(f"doctor-{number}")
        cast.place(provider)
        cast.license_of(provider, "md")
        cast.service(provider, "medical", "iv")
    assert queries("") == few
    assert [len(asked(f"page={page}")["results"]) for page in (1, 2)] == [20, 4]
