"""Thoughts of suicide and the safety check: heard at once, and never a reason to rank, hide or stop anybody."""

import pytest

from matching.library.loader import library
from tests import cast
from tests.matching.walking import pick, soup, text, walk


def test_thoughts_of_suicide_bring_988_before_everything_else_of_the_page(client):
    for sent in (
        {"crisis": "suicide"},
        {"crisis": "suicide", "condition": ["unsure", "ptsd"]},
        {"crisis": "suicide", "condition": ["depression"]},
    ):
        response = client.post("/guide/reason/", sent)
        main = soup(client.get(response["Location"])).main
        first = main.find(True)
        assert "guide-crisis" in first["class"]
        assert first.find("a", href="tel:988")
        assert first.find("a", href="sms:988")
        assert first.find("a", href="tel:911")


def test_the_safety_check_leads_to_a_care_card_and_stops_nobody(client):
    response = client.post("/guide/safety/", {"item": ["pregnancy", "stimulants"]})
    assert response["Location"] == "/guide/timing/"
    card = soup(client.get("/guide/timing/")).select_one(".guide-care")
    assert "The sources say avoid" in text(card)
    assert "Needs extra care" in text(card)
    assert "Pregnant" in text(card)
    assert "Stimulants" in text(card)
    for page in ("answers", "options", "worksheet"):
        assert soup(client.get(f"/guide/{page}/")).select_one(".guide-care")


def test_the_safety_check_says_when_it_was_reviewed_and_what_it_rests_on(client):
    """Decision aid criteria C2 and C3: nobody has to take a list of warnings on trust."""
    main = soup(client.get("/guide/safety/")).main
    assert "Last reviewed" in text(main)
    items = main.select(".guide-explainer dl > div")
    assert len(items) == len(library().safety)
    for item in items:
        for link in item.select(".marks a"):
            assert main.find(id=link["href"].removeprefix("#")), text(item)
    assert sum(bool(item.select(".marks a")) for item in items) == len(items)


def test_whoever_is_not_sure_for_whom_is_asked_everything(client):
    response = client.post("/guide/who/", {"whom": "unsure"})
    assert response["Location"] == "/guide/place/"


def test_no_card_for_whoever_ticked_none_of_it(client):
    client.post("/guide/safety/", {"item": "none"})
    assert not soup(client.get("/guide/timing/")).select_one(".guide-care")


@pytest.mark.django_db
def test_the_safety_check_changes_nothing_in_the_list(client):
    cast.care_team()
    lists = []
    for items in (["none"], ["pregnancy", "allergy", "mania", "substance_use"]):
        walk(client, {"safety": {"item": items}})
        page = soup(client.get(pick(client, "psycholytic", "medical")))
        lists.append([text(card) for card in page.select(".guide-match")])
    assert lists[0] == lists[1] != []


@pytest.mark.django_db
def test_thoughts_of_suicide_change_nothing_in_the_list(client):
    cast.care_team()
    lists = []
    for crisis in ([], ["suicide"]):
        walk(client, {"reason": {"condition": ["depression"], "crisis": crisis}})
        page = soup(client.get(pick(client, "psycholytic", "medical")))
        lists.append([text(card) for card in page.select(".guide-match")])
    assert lists[0] == lists[1] != []


def test_thoughts_of_suicide_are_heard_also_when_the_question_is_skipped(client):
    """Somebody ticks it, finds the rest too much and presses Skip: the very next page shows whom to call."""
    response = client.post(
        "/guide/reason/", {"crisis": "suicide", "condition": ["ptsd"], "skip": "1"}
    )
    assert response["Location"] == "/guide/who/"
    main = soup(client.get(response["Location"])).main
    assert "guide-crisis" in main.find(True)["class"]
    assert main.select_one(".guide-crisis").find("a", href="tel:988")
    answers = text(soup(client.get("/guide/answers/")).main)
    assert "There are thoughts of suicide" in answers
    assert "PTSD" not in answers, "what was skipped is not kept"


def test_a_question_skipped_without_the_tick_takes_it_back(client):
    client.post("/guide/reason/", {"crisis": "suicide"})
    client.post("/guide/reason/", {"skip": "1"})
    assert not soup(client.get("/guide/who/")).select_one(".guide-crisis")
