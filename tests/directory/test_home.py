"""The front door."""

import pytest
from bs4 import BeautifulSoup
from django.db import OperationalError, connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from directory.search import Search
from tests import cast
from tests.origins import foreign_addresses, inline_code
from tests.reading import grade


@pytest.fixture
def home(client, db):
    response = client.get("/")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_the_front_door_says_what_it_is(home):
    assert [heading.get_text() for heading in home.find_all("h1")] == [
        "Find ketamine care that fits you"
    ]
    assert home.title.get_text().endswith("– Stillwater")
    assert home.html["lang"].startswith("en")


def test_a_client_can_search_by_place_without_javascript(home):
    form = home.find("form")
    assert (form["action"], form["method"]) == ("/providers/", "get")
    field = form.find("input", attrs={"name": "near"})
    assert form.find("label", attrs={"for": field["id"]}).get_text() == "ZIP code or city"
    assert [tag["name"] for tag in form.find_all("input")] == ["near"]


def test_each_treatment_model_has_its_sign_its_sentence_and_its_page(home):
    cards = home.select(".models > li")
    assert [card.a["href"] for card in cards] == [
        "/models/medical/",
        "/models/psycholytic/",
        "/models/psychedelic/",
    ]
    for card in cards:
        assert card.svg["aria-hidden"] == "true"
        assert len(card.p.get_text()) > 40


def test_the_guide_and_the_comparison_are_one_press_away(home):
    links = {link["href"] for link in home.main.find_all("a")}
    assert {"/guide/", "/models/"} <= links


def test_the_promises_link_to_the_pages_that_keep_them(home):
    links = {link["href"] for link in home.main.find_all("a")}
    promised = ("health_data", "how_ordering_works", "how_we_check_licenses")
    assert {reverse(name) for name in promised} <= links


def test_medical_sentences_carry_sources_a_date_and_who_has_not_read_them(home):
    marks = [link["href"].removeprefix("#") for link in home.main.select("sup a")]
    assert len(marks) > 8
    assert [mark for mark in marks if home.find(id=mark) is None] == []
    assert home.main.select_one(".review-state time")["datetime"]
    assert "Not yet reviewed by a clinician" in home.main.get_text()
    for sentence in home.main.select(".statement"):
        assert sentence.select_one("sup a"), sentence.get_text()


def test_someone_in_crisis_can_call_or_text_from_the_top_of_the_page(home):
    crisis = home.find(class_="crisis")
    assert {link["href"] for link in crisis.find_all("a")} == {"tel:988", "sms:988", "tel:911"}
    assert str(home).index("tel:988") < str(home).index("<main")


def test_a_visitor_gets_no_cookie_and_no_session(client, db):
    with CaptureQueriesContext(connection) as queries:
        response = client.get("/")
    assert "Set-Cookie" not in response.headers
    assert not client.cookies
    assert [query["sql"] for query in queries if "django_session" in query["sql"]] == []


def test_the_number_at_a_state_is_how_many_its_search_finds(client, db):
    cast.alice()
    cast.bob()
    page = BeautifulSoup(client.get("/").content, "html.parser")
    oregon = page.find("a", href="/providers/?state=OR")
    found = Search(QueryDict(oregon["href"].partition("?")[2])).total
    assert oregon.title.get_text() == f"Oregon: {found} providers" == "Oregon: 2 providers"


def test_the_front_door_opens_without_its_map_when_the_database_is_away(client, monkeypatch):
    def away():
        raise OperationalError("the connection is closed")

    monkeypatch.setattr("directory.views.home.counts_by_state", away)
    page = BeautifulSoup(client.get("/").content, "html.parser")
    assert page.find(class_="national") is None
    assert page.main.find("a", href="tel:988") is not None


def test_nothing_is_fetched_from_elsewhere_and_nothing_is_written_inline(home):
    assert foreign_addresses(str(home)) == []
    assert inline_code(str(home)) == []


def test_a_client_of_grade_eight_can_follow_the_page(home):
    assert grade(str(home)) <= 8


def test_the_page_names_who_runs_the_site_or_says_that_no_one_is_named(client, settings, db):
    settings.SITE_OPERATOR = "Harbor Clinics"
    assert "run by Harbor Clinics" in client.get("/").content.decode()
    settings.SITE_OPERATOR = ""
    assert "have not yet given their name" in client.get("/").content.decode()


def test_the_days_of_a_badge_are_those_that_the_site_is_set_to(client, settings, db):
    settings.EVIDENCE_DAYS = 1
    assert "It lasts 1 day at most" in client.get("/").content.decode()


def test_the_source_of_place_data_is_credited(home):
    credit = home.footer.find("a", string="CC\xa0BY\xa04.0")
    assert "license" in credit["rel"]
    assert "GeoNames" in home.footer.get_text()
