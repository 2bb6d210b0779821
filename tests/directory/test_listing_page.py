"""The page of a listing, from outside: what a client may believe because of it, and what must never reach them."""

import datetime as dt
import gzip

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from providers.dates import today
from providers.models import License, Provider
from tests import cast
from tests.directory.listing.reading import ListingRead
from tests.origins import foreign_addresses, inline_code
from tests.reading import grade

pytestmark = pytest.mark.django_db


def crowded(slug: str, many: int) -> Provider:
    """A practice with so many people, licenses, services, places, partners."""
    states = ["OR", "WA", "CA", "ID", "NV", "OH", "TX", "NY"][:many]
    practice = cast.listing(slug, kind="organization")
    for number in range(many):
        member = cast.listing(f"{slug}-{number}")
        cast.membership(practice, member)
        for state in states:
            cast.license_of(member, "md", state, number=f"{slug}{number}{state}".upper())
        cast.partnership(cast.listing(f"{slug}-partner-{number}"), practice)
        cast.place(practice, address=f"{number} A Street")
    for route in ["iv", "im", "intranasal", "sublingual"][:many]:
        cast.service(practice, "medical", route, phases={"dosing": 1, "integration": 2})
    return practice


def test_the_page_says_first_what_was_checked() -> None:
    cast.alice()
    page = ListingRead("alice-alder")
    headings = [each.get_text() for each in page.soup.select("main h2")]
    assert headings[0] == "What was checked"
    license_ = page.license("Physician (MD), Oregon")
    assert "Checked A reviewer saw this license as active on" in license_
    assert "Source: State board (the board or issuer itself)." in license_
    assert page.fact("Number") == License.objects.get().number
    assert page.fact("Check it yourself") == "Oregon Medical Board"
    assert "https://omb.oregon.gov/search" in page.links()


def test_the_head_names_the_person_the_profession_and_the_city() -> None:
    cast.alice()
    page = ListingRead("alice-alder")
    assert page.soup.title is not None
    assert page.soup.title.get_text().startswith("Alice Alder, Psychiatrist – Portland, OR –")
    canonical = page.soup.find("link", rel="canonical")
    assert canonical is not None
    assert canonical["href"] == "http://127.0.0.1:8000/providers/alice-alder/"
    assert page.soup.find("meta", attrs={"name": "robots"}) is None


def test_every_date_can_be_read_by_a_machine() -> None:
    cast.alice()
    page = ListingRead("alice-alder")
    times = page.soup.select("main time")
    assert today().isoformat() in {each["datetime"] for each in times}
    for each in times:
        dt.date.fromisoformat(str(each["datetime"]))
        each.decompose()
    assert f"{today().year}," not in page.text


def test_no_cookie_is_set_and_nobody_else_is_asked() -> None:
    cast.alice(website="https://alder.example.org/")
    page = ListingRead("alice-alder")
    assert not page.response.cookies
    assert foreign_addresses(page.html) == []
    assert inline_code(page.html) == []
    assert "Referer" in page.response["Vary"]


def test_the_page_reads_at_grade_8_or_lower() -> None:
    cast.care_team()
    for slug in ("alice-alder", "bob-birch"):
        assert grade(ListingRead(slug).html) <= 8


def test_the_number_of_queries_does_not_grow_with_the_listing(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    crowded("one", 1)
    crowded("many", 4)
    with django_assert_max_num_queries(20) as first:
        client.get("/providers/one/")
    with django_assert_max_num_queries(len(first)):
        client.get("/providers/many/")


def test_a_crowded_page_stays_below_30_kilobytes_on_the_wire() -> None:
    crowded("many", 4)
    assert len(gzip.compress(ListingRead("many").response.content)) < 30 * 1024


def test_only_reading_is_allowed(client: Client) -> None:
    cast.alice()
    assert client.post("/providers/alice-alder/").status_code == 405
    assert client.head("/providers/alice-alder/").status_code == 200


# What a provider types stays text


def test_nothing_that_a_provider_types_becomes_markup() -> None:
    attack = "<script>alert(1)</script>\n<img src=x onerror=alert(1)> \"'&"
    provider = cast.alice(
        about=attack,
        name="Alice <b>Alder</b>",
        post_nominals="<i>MD",
        emergency_plan=attack,
        ride_home=attack,
    )
    place = provider.locations.get()
    place.name = place.address = "<u>Street</u>"
    place.save(update_fields=["name", "address"])
    provider.services.update(description=attack)
    page = ListingRead("alice-alder")
    assert page.soup.select("main script, main img, main b, main i, main u") == []
    assert "Alice <b>Alder</b>" in page.text
    assert page.text.count("alert(1)") == 8
    assert inline_code(page.html) == []


@pytest.mark.parametrize(
    "website",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "data:text/html,hello",
        "//elsewhere.example",
        "https://",
        "http://[broken",
    ],
)
def test_a_website_that_is_not_one_is_not_linked(website: str) -> None:
    cast.alice(website=website)
    page = ListingRead("alice-alder")
    assert website not in page.links()
    assert "Website" not in page.part("contact")


def test_a_website_is_linked_without_telling_it_who_sent_the_client() -> None:
    cast.alice(website="https://www.alder.example.org/start?a=1&b=2")
    link = ListingRead("alice-alder").soup.find("a", class_="website")
    assert link is not None
    assert link["href"] == "https://www.alder.example.org/start?a=1&b=2"
    assert link.get_text() == "alder.example.org"
    assert {"noreferrer", "noopener", "nofollow"} <= set(link["rel"])


def test_a_source_with_a_script_as_its_address_falls_back_to_the_board() -> None:
    provider = cast.alice()
    cast.look(provider.licenses.get(), source_url="javascript:alert(1)")
    page = ListingRead("alice-alder")
    assert not any(link.startswith("javascript") for link in page.links())
    assert "https://omb.oregon.gov/search" in page.links()


# The way back


def test_the_way_back_leads_to_the_search_that_led_here() -> None:
    cast.alice()
    before = "http://testserver/providers/?near=97201&model=medical"
    page = ListingRead("alice-alder", referer=before)
    back = page.soup.find("a", class_="link-back")
    assert back is not None
    assert back["href"] == "/providers/?near=97201&model=medical"


@pytest.mark.parametrize(
    "before",
    [
        "",
        "https://evil.example/providers/?near=1",
        "http://testserver/guide/?x=1",
        "http://testserver/providers/bob-birch/?x=1",
        "http://[broken",
        "javascript:alert(1)",
    ],
)
def test_any_other_page_before_leads_to_the_plain_search(before: str) -> None:
    cast.alice()
    back = ListingRead("alice-alder", referer=before).soup.find("a", class_="link-back")
    assert back is not None
    assert back["href"] == "/providers/"
