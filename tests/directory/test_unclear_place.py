"""Whoever types a place that can mean several, or none, is helped on and loses nothing of what they asked for."""

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client

pytestmark = pytest.mark.django_db


def main_of(client: Client, address: str) -> Tag | None:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").main


def choices(main: Tag | None) -> dict[str, str]:
    return {link.get_text(strip=True): str(link["href"]) for link in main.select(".places a")}


def test_a_name_of_several_cities_lists_them_with_the_rest_of_the_search(client: Client) -> None:
    main = main_of(client, "/providers/?near=Springfield&model=medical&page=3")
    links = choices(main)
    assert next(iter(links)) == "Springfield, Illinois"
    assert links["Springfield, Oregon"] == "/providers/?near=Springfield%2C+OR&model=medical"
    assert len(links) > 20


def test_a_state_that_is_also_a_city_offers_all_of_it_first(client: Client) -> None:
    links = choices(main_of(client, "/providers/?near=Washington"))
    assert list(links)[:2] == ["All of Washington", "Washington, District of Columbia"]
    assert links["All of Washington"] == "/providers/?state=WA"


def test_a_misspelled_city_is_met_with_the_one_that_was_meant(client: Client) -> None:
    main = main_of(client, "/providers/?near=Portlnad%2C+OR")
    assert "Did you mean this place?" in main.get_text()
    assert list(choices(main)) == ["Portland, Oregon"]


def test_what_was_typed_stays_to_be_corrected_and_so_does_the_search(client: Client) -> None:
    main = main_of(client, "/providers/?near=Portlnad&model=medical&model=psychedelic&page=2")
    fields = {(field["name"], field.get("value")) for field in main.form.find_all("input")}
    assert fields == {
        ("near", "Portlnad"),
        ("model", "medical"),
        ("model", "psychedelic"),
    }


def test_hostile_text_is_shown_as_text(client: Client) -> None:
    address = "/providers/?near=%22%3E%3Cscript%3Ealert(1)%3C/script%3E"
    page = client.get(address).content.decode()
    assert "<script>alert" not in page
    main = main_of(client, "/providers/?near=Portland+%3Cb%3E")
    assert main.find("b") is None


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("Xyzzyville", "could not find"),
        ("09001", "military"),
        ("Texas", "too large"),
        ("9720", "5 digits"),
        ("x" * 300, "ZIP code"),
        ("0,0", "near that point"),
    ],
)
def test_what_is_no_place_is_told_and_kept_in_the_field(
    client: Client, typed: str, told: str
) -> None:
    page = BeautifulSoup(client.get("/providers/", {"near": typed}).content, "html.parser")
    assert told in page.main.get_text()
    assert page.find(id="id_near")["value"] == typed
