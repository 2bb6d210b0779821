"""What holds for every page of the guide: calm, short, untraceable, and with the way out at hand."""

import gzip
import hashlib
import re
from datetime import UTC, datetime

import pytest
import time_machine

from catalog.rotation import RULE_VERSION
from matching.criteria import Weights
from matching.questions import QUESTIONS
from matching.templatetags import ordering_rule
from tests import cast
from tests.matching.walking import ANSWERS, pick, soup, text, walk
from tests.origins import foreign_addresses, inline_code
from tests.reading import grade

SLUGS = [question.slug for question in QUESTIONS]
ADDRESSES = [
    "/guide/",
    *(f"/guide/{slug}/" for slug in SLUGS),
    *(f"/guide/{page}/" for page in ("answers", "options", "matches", "worksheet", "receipt")),
    "/guide/clear/",
]
HEALTH_WORDS = re.compile(
    r"ketamin|treat|depress|therap|psych|suicid|medic|drug|safety|clinic|health|provider", re.I
)
PAGE_BUDGET = 30 * 1024


@pytest.fixture
def answered(client):
    """Somebody who has answered everything, with Bob and Alice near them."""
    walk(client, {"safety": {"item": ["eyes", "stimulants"]}})
    pick(client, "psycholytic", "ect", "clinician")
    return client


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
def test_page_leaves_no_trace_in_history_cache_or_referrer(answered, address):
    cast.care_team()
    response = answered.get(address)
    page = soup(response)
    assert response["Cache-Control"] == "no-store"
    assert response["Referrer-Policy"] == "same-origin"
    assert not HEALTH_WORDS.search(page.title.string)
    assert page.find("meta", {"name": "robots"})["content"] == "noindex"
    for link in page.select('a[href^="http"]'):
        assert "noreferrer" in link["rel"]
    html = response.content.decode()
    assert foreign_addresses(html) == inline_code(html) == []


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
def test_page_has_the_way_out_the_crisis_line_and_the_decision(answered, address):
    cast.care_team()
    page = soup(answered.get(address))
    ways = {form["action"] for form in page.select("form[action]")}
    ways |= {link["href"] for link in page.select("a[href]")}
    assert {"/guide/clear/", "/guide/leave/", "tel:988", "tel:911"} <= ways
    assert len(page.find_all("h1")) == 1
    if address not in ("/guide/clear/", "/guide/receipt/"):
        assert "What you are deciding" in text(page.main)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
def test_page_is_light_and_reads_at_grade_eight_or_lower(answered, address):
    cast.care_team()
    html = answered.get(address).content
    assert len(gzip.compress(html)) <= PAGE_BUDGET
    assert grade(html.decode()) <= 8


@pytest.mark.django_db
@pytest.mark.parametrize("address", ADDRESSES)
def test_page_ranks_and_pushes_nobody(answered, address):
    cast.care_team()
    words = text(soup(answered.get(address)).main).lower()
    assert not re.search(
        r"best (match|fit|provider|for you)|hurry|don.t miss|\d+ ?% match|recommended for you",
        words,
    )


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.slug)
def test_the_question_is_the_heading_and_says_where_one_is(client, question):
    page = soup(client.get(f"/guide/{question.slug}/"))
    number = SLUGS.index(question.slug) + 1
    assert page.h1.get_text(strip=True) == str(question.title)
    assert page.title.string.strip().startswith(f"Question {number} of 9")
    assert text(page.select_one("summary:-soup-contains('Why we ask')"))
    names = [button.get_text(strip=True) for button in page.select("form.guide-form button")]
    assert names == ["Continue", "Skip"]
    first_link = page.main.find("a")
    assert first_link.get_text(strip=True) == "Back"


def test_back_leads_one_question_back(client):
    for before, slug in zip([None, *SLUGS], SLUGS, strict=False):
        back = soup(client.get(f"/guide/{slug}/")).select_one(".link-back")["href"]
        assert back == (f"/guide/{before}/" if before else "/guide/")


@pytest.mark.parametrize("slug", SLUGS)
def test_an_error_is_told_after_sending_only_and_keeps_what_was_typed(client, slug):
    assert "Error:" not in soup(client.get(f"/guide/{slug}/")).title.string
    sent = {"near": "Nowhereville"} if slug == "place" else {}
    response = client.post(f"/guide/{slug}/", sent)
    assert response.status_code == 303
    assert response["Location"] == f"/guide/{slug}/"
    for _ in range(2):  # a reload shows the same
        page = soup(client.get(f"/guide/{slug}/"))
        assert page.title.string.strip().startswith("Error:")
        link = page.select_one(".error-summary a")
        assert page.find(id=link["href"].removeprefix("#"))
        if sent:
            assert page.find("input", {"name": "near"})["value"] == "Nowhereville"
    client.get("/guide/")
    assert "Error:" not in soup(client.get(f"/guide/{slug}/")).title.string


def test_a_form_is_always_answered_with_a_page_to_fetch(client):
    """Else Back would offer to send a form again, of which the browser may keep nothing."""
    for slug in SLUGS:
        for sent in ({}, {"skip": "1"}, ANSWERS[slug]):
            assert client.post(f"/guide/{slug}/", sent).status_code == 303
    for address in ("/guide/answers/", "/guide/options/", "/guide/clear/", "/guide/leave/"):
        assert client.post(address, {}).status_code == 303


def test_change_leads_back_to_the_check_and_nowhere_else(client):
    walk(client)
    links = [link["href"] for link in soup(client.get("/guide/answers/")).select("dd a")]
    assert links == [f"/guide/{slug}/?from=answers" for slug in SLUGS]
    for link in links:
        slug = link.split("/")[2]
        assert client.post(link, ANSWERS[slug])["Location"] == "/guide/answers/"
    strange = client.post("/guide/talk/?from=https://example.org/", ANSWERS["talk"])
    assert strange["Location"] == "/guide/depth/"


def test_clearing_takes_the_cookie_and_what_the_browser_kept(answered):
    response = answered.post("/guide/clear/")
    assert response["Location"] == "/guide/?cleared"
    assert response["Clear-Site-Data"] == '"cache", "storage"'
    assert response.cookies["guide"].value == ""
    assert response.cookies["guide"]["path"] == "/guide/"
    assert set(response.cookies) == {"guide"}, "signed-in people stay signed in"
    assert "Your answers are cleared" in text(soup(answered.get(response["Location"])).main)
    assert "Not answered" in text(soup(answered.get("/guide/answers/")).main)


def test_leaving_clears_and_shows_a_page_that_tells_nothing(answered):
    response = answered.post("/guide/leave/")
    assert response.cookies["guide"].value == ""
    assert response["Clear-Site-Data"] == '"cache", "storage"'
    page = soup(answered.get(response["Location"]))
    assert page.title.string.strip() == "Stillwater"
    assert not HEALTH_WORDS.search(text(page.main))
    assert page.find("a", href="tel:988")


def test_the_start_describes_what_it_is_about_and_sets_no_cookie(client):
    response = client.get("/guide/")
    assert not response.cookies
    words = text(soup(response).main)
    for name in ("Depression", "Treatment-resistant depression", "PTSD", "OCD", "Eating disorders"):
        assert name in words
    assert "after two medicines" in words


def test_whoever_comes_back_goes_on_where_they_were(client):
    client.post("/guide/reason/", ANSWERS["reason"])
    page = soup(client.get("/guide/"))
    assert page.select_one("a.button")["href"] == "/guide/who/"


def test_the_page_on_ordering_tells_the_weights_and_the_version_that_rank(client, monkeypatch):
    """Whoever changes the rule changes the page, or this fails."""
    monkeypatch.setattr(ordering_rule, "RULE_VERSION", "7")
    monkeypatch.setattr(ordering_rule, "WEIGHTS", Weights(wish=1, matters_more=5))
    words = text(soup(client.get("/how-ordering-works/")).main)
    assert "it counts 5" in words
    assert "version 7 of the rule" in words


def test_the_page_on_ordering_has_an_example_of_the_turn_that_can_be_checked(client):
    """A reader with any MD5 tool gets what the page says, and the order that follows from it."""
    with time_machine.travel(datetime(2026, 11, 23, 12, tzinfo=UTC), tick=False):
        main = soup(client.get("/how-ordering-works/")).main
    rows = [[text(code) for code in item.select("code")] for item in main.select("li:has(code)")]
    assert len(rows) == 3
    for name, summed, turned in rows:
        assert summed == f"2026-11-23/{RULE_VERSION}/{name}"
        assert turned == hashlib.md5(summed.encode(), usedforsecurity=False).hexdigest()
    assert [row[2] for row in rows] == sorted(row[2] for row in rows)
    assert f"So today {rows[0][0]} comes first" in text(main)


def test_the_page_on_ordering_tells_every_group_and_gate(client, monkeypatch):
    monkeypatch.setattr(ordering_rule, "CLOSE", 3)
    words = text(soup(client.get("/how-ordering-works/")).main)
    assert "they miss 3 things, and no more" in words
    assert "by video or phone only" in words
    assert "include the others" in words
    assert "the place of the weaker one" in words


def test_law_that_may_have_changed_is_warned_of_where_it_is_told_and_only_there(client):
    with time_machine.travel("2027-01-02 12:00Z", tick=False):
        assert "A legal fact on this page may have changed" in text(
            soup(client.get("/guide/place/"))
        )
        for address in ("/guide/", "/guide/talk/", "/guide/options/", "/guide/worksheet/"):
            assert "legal fact" not in text(soup(client.get(address)))


def test_content_past_its_review_says_so_on_the_pages_that_rest_on_it(client):
    with time_machine.travel("2027-06-01 12:00Z", tick=False):
        for address in ("/guide/", "/guide/depth/", "/guide/options/", "/guide/worksheet/"):
            assert "past its review date" in text(soup(client.get(address)))
