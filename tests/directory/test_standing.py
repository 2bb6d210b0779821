"""The pages that say what the site promises."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from providers.vocabulary.checking import Authority, Verdict
from providers.vocabulary.treatment import Format
from tests.origins import foreign_addresses, inline_code
from tests.reading import grade

# One of them quotes live figures.
pytestmark = pytest.mark.django_db

HEADINGS = {
    "privacy": "Privacy",
    "health_data": "Your health data",
    "accessibility": "Accessibility",
    "how_ordering_works": "How ordering works",
    "how_we_check_licenses": "How we check licenses",
}
every_page = pytest.mark.parametrize("name", HEADINGS)


def page(client, name):
    response = client.get(reverse(name))
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


@every_page
def test_a_reader_finds_the_page_under_its_name_with_the_day_it_was_read_over(client, name):
    soup = page(client, name)
    assert [heading.get_text() for heading in soup.find_all("h1")] == [HEADINGS[name]]
    assert soup.title.get_text() == f"{HEADINGS[name]} – Stillwater"
    assert len(soup.main.find("time")["datetime"]) == len("2026-11-23")


@every_page
def test_a_reader_in_crisis_can_call_or_text_from_the_page(client, name):
    crisis = page(client, name).find(class_="crisis")
    assert {link["href"] for link in crisis.find_all("a")} == {"tel:988", "sms:988", "tel:911"}


@every_page
def test_a_visitor_gets_no_cookie_and_no_session(client, name, django_assert_num_queries):
    # The live figures are kept for a minute.
    client.get(reverse(name))
    with django_assert_num_queries(0):
        response = client.get(reverse(name))
    assert "Set-Cookie" not in response.headers
    assert not client.cookies


@every_page
def test_nothing_is_fetched_from_elsewhere_and_nothing_is_written_inline(client, name):
    html = client.get(reverse(name)).content.decode()
    assert foreign_addresses(html) == []
    assert inline_code(html) == []


@every_page
def test_a_reader_of_grade_eight_can_follow_the_page(client, name):
    assert grade(client.get(reverse(name)).content.decode()) <= 8


@every_page
def test_the_page_cannot_be_sent_to(client, name):
    assert client.post(reverse(name)).status_code == 405


@every_page
def test_every_standing_page_is_one_link_away_from_every_other(client, name):
    links = {link["href"] for link in page(client, name).footer.find_all("a")}
    assert {reverse(other) for other in HEADINGS} <= links


def test_a_provider_who_is_not_listed_finds_the_way_in(client):
    links = {link["href"] for link in page(client, "privacy").footer.find_all("a")}
    assert reverse("account_signup") in links


@every_page
def test_a_keyboard_reader_can_skip_to_the_page(client, name):
    soup = page(client, name)
    first = soup.body.find("a")
    assert soup.find(id=first["href"].removeprefix("#")).name == "main"


@pytest.mark.parametrize(
    "name", ["privacy", "health_data", "accessibility", "how_we_check_licenses"]
)
def test_a_reader_learns_whom_to_write_to(client, name, settings):
    settings.SITE_OPERATOR = "Harbor Clinics"
    text = page(client, name).main.get_text()
    assert "Write to Harbor Clinics" in text


@pytest.mark.parametrize(
    "name", ["privacy", "health_data", "accessibility", "how_we_check_licenses"]
)
def test_a_site_without_a_named_operator_says_so_instead_of_hiding_it(client, name, settings):
    settings.SITE_OPERATOR = ""
    assert "They have not yet filled that in" in page(client, name).main.get_text()


def test_the_license_page_names_every_decision_and_every_authority_as_the_listings_do(client):
    text = page(client, "how_we_check_licenses").main.get_text()
    assert [str(v.label) for v in Verdict if str(v.label) not in text] == []
    assert [str(a.label) for a in Authority if str(a.label) not in text] == []


def test_the_license_page_states_the_days_that_the_site_is_set_to(client, settings):
    settings.EVIDENCE_DAYS = 31
    assert "A check counts for 31 days at most" in page(client, "how_we_check_licenses").get_text()


def test_the_ordering_page_states_the_days_that_the_site_is_set_to(client, settings):
    settings.ATTESTATION_DAYS = 45
    assert "within 45 days" in page(client, "how_ordering_works").get_text()


def test_the_ordering_page_says_what_never_counts(client):
    text = page(client, "how_ordering_works").get_text()
    for never in ("money from a provider", "clicks", "how ill you are", "thoughts of suicide"):
        assert never in text


def test_the_health_notice_says_that_nothing_is_sold_shared_or_stored_and_how_to_ask(client):
    text = page(client, "health_data").get_text()
    for said in ("do not store", "do not sell", "do not share", "What you can ask for", "deleted"):
        assert said in text


@pytest.mark.parametrize("debug", [True, False])
def test_only_a_trial_copy_says_that_its_people_are_invented(client, settings, debug):
    settings.DEBUG = debug
    footer = page(client, "privacy").footer.get_text()
    assert ("This copy shows invented people." in footer) is debug


def test_the_privacy_page_says_what_becomes_of_a_location(client):
    text = page(client, "privacy").main.get_text()
    assert "“Use my location”" in text
    assert "then rounds your place to the nearest tenth of a degree" in text


def test_the_ordering_page_says_that_nearly_right_words_come_after(client):
    text = page(client, "how_ordering_works").main.get_text()
    assert "just as you typed it come first" in text


def test_the_ordering_page_says_when_video_joins_a_search_near_a_place(client):
    text = page(client, "how_ordering_works").main.get_text()
    assert f"If you tick “{Format.TELEHEALTH.label}”, providers" in text


def test_the_license_page_says_what_becomes_of_a_dea_registration_that_was_seen(client):
    text = " ".join(page(client, "how_we_check_licenses").main.get_text().split())
    assert "If a reviewer has seen it, the listing shows the date." in text
    assert "Some boards are not in our list yet." in text


@pytest.mark.parametrize("name", ["privacy", "health_data"])
def test_a_reader_learns_what_becomes_of_a_message(client, name):
    text = " ".join(page(client, name).main.get_text().split())
    assert "deleted 30 days after the reply, and after 90 days in any case" in text
    assert "can be read only by those who keep" in text or "Only those who keep" in text
    assert "holds none of your words" in text


def test_a_reader_learns_how_to_have_a_message_deleted(client):
    text = " ".join(page(client, "health_data").main.get_text().split())
    assert "ask the provider you wrote to: they can delete it with one press" in text


def test_a_reader_learns_what_is_counted_and_what_is_not(client):
    text = " ".join(page(client, "privacy").main.get_text().split())
    assert "how often it was opened, shown in a search, and written to, by the month" in text
    assert "no visitor, address, cookie, or search with them" in text
    assert "under 5 is told to no one" in text


def test_the_ordering_page_says_that_quick_replies_move_nobody_up(client):
    assert "how soon a provider replies" in page(client, "how_ordering_works").main.get_text()


@pytest.mark.parametrize("name", ["privacy", "health_data"])
def test_a_reader_learns_what_is_kept_of_a_report_and_how_long(client, name):
    text = " ".join(page(client, name).main.get_text().split())
    assert "90 days after we close the report" in text
    assert "nly our reviewers can read it" in text


def test_each_cookie_that_a_form_can_leave_is_in_the_table(client):
    """ "These are the only ones" is a promise: a name that is new here needs a row there."""
    name = reverse("practice_license_new", args=["nobody"])
    client.post(name, {"number": "1"})
    assert set(client.cookies) <= {"kept", "messages"}
    text = " ".join(page(client, "privacy").main.get_text().split())
    assert "To say on the next page what came of it, and to give back what was typed" in text
    assert "four hours for what was typed" in text
