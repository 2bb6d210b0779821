"""The list, the sheet and the receipt: what stands there is true, complete and can be checked."""

import re
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup

from catalog.facts import SAFETY
from catalog.rotation import RULE_VERSION, turn
from matching.library.loader import library
from providers.dates import today
from tests import cast
from tests.matching.walking import SKIP, walk

pytestmark = pytest.mark.django_db


def page(client, name):
    response = client.get(f"/guide/{name}/")
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").main


def text(tag):
    return " ".join(tag.get_text(" ").split())


def visit(client, *options, must=(), **changes):
    walk(client, changes)
    client.post("/guide/answers/", dict.fromkeys(must, "must"))
    client.post("/guide/options/", {"option": options})


def test_the_list_tells_what_is_met_what_is_not_and_what_is_not_stated(client):
    team = cast.care_team()
    team.therapist.insurance = team.prescriber.insurance = ["cigna"]
    team.therapist.save()
    team.prescriber.save()
    visit(client, "psycholytic")
    (card,) = page(client, "matches").select("#group-all ~ ol > .guide-match")
    said = {
        kind: [text(li) for li in card.select(f"li.{kind}")] for kind in ("met", "unmet", "unknown")
    }
    assert "Meets: Gives it as: Lozenge" in said["met"]
    assert said["unmet"] == ["Does not meet: Takes: Aetna"]
    assert "Not stated: Open on: Evenings" in said["unknown"]
    assert {"/providers/bob-birch/", "/providers/alice-alder/"} == {
        link["href"] for link in card.select("h3 a")
    }
    assert "3 miles away" in text(card)
    assert "Care team" in text(card)


def test_a_must_that_is_not_stated_is_asked_for_and_not_dropped(client):
    cast.care_team()
    visit(client, "psycholytic", must=["hours"])
    main = page(client, "matches")
    assert not main.select("#group-all")
    close = main.select_one("section[aria-labelledby=group-close]")
    assert "Not stated, ask: Open on: Evenings" in text(close)
    assert "Without “Open on: Evenings”: 1 more." in text(close)


def test_a_lone_therapist_is_told_apart(client):
    cast.bob()
    visit(client, "psycholytic")
    section = page(client, "matches").select_one("section[aria-labelledby=group-incomplete]")
    assert "Bob Birch" in text(section)
    assert "Needs a prescriber within your reach" in text(section)


def test_teenagers_are_matched_with_whoever_sees_teenagers(client):
    team = cast.care_team()
    young = {"whom": ["other"], "age": ["under_18"]}
    visit(client, "psycholytic", who=young)
    assert "Sees: Teenagers" in text(page(client, "matches").select_one("#match-" + key(team)))
    assert not page(client, "matches").select("#group-all")
    for member in (team.therapist, team.prescriber):
        member.ages = ["adults", "adolescents"]
        member.save()
    assert page(client, "matches").select("#group-all")


def key(team):
    return f"{team.therapist_id}-{team.prescriber_id}"


def test_many_matches_are_shown_on_demand(client):
    for number in range(12):
        provider = cast.listing(f"p{number}-x")
        cast.place(provider)
        cast.license_of(provider, "md", specialty="psychiatry")
        cast.service(provider, "medical", "iv")
    visit(client, "medical")
    main = page(client, "matches")
    assert len(main.select(".guide-match")) == 10
    more = main.select_one('a[href^="?show=all"]')
    assert text(more) == "Show 2 more"
    every = client.get("/guide/matches/?show=all").content.decode()
    assert every.count("card guide-match") == 12


def test_the_sheet_asks_for_everything_that_the_listings_leave_open(client):
    team = cast.care_team()
    team.therapist.emergency_plan = "We call 911."
    team.therapist.save()
    visit(client, "psycholytic", "ect", "clinician", safety={"item": ["eyes"]})
    words = text(page(client, "worksheet"))
    assert "Can I come at these times: Evenings?" in words
    assert "Do you take: Aetna?" in words
    for fact in SAFETY:
        # Alice's listing says nothing of any, so every one stays open for the team.
        assert library().blank_questions[fact].text in words
    for each in library().questions_of("psycholytic"):
        assert each.text in words
    assert "This is not medical advice" in words
    assert "Glaucoma" in words
    assert "Electroconvulsive therapy" in words
    assert "Talk to a clinician first" in words
    assert "call 988" in words


def test_the_sheet_works_for_whoever_said_nothing(client):
    words = text(page(client, "worksheet"))
    assert "None picked yet" in words
    assert "This is not medical advice" in words


def test_the_receipt_lists_what_went_in_and_what_came_out(client):
    cast.care_team()
    visit(client, "psycholytic", must=["condition"], place={"near": ["97201"], "within": ["50"]})
    words = text(page(client, "receipt"))
    assert f"Rule version {RULE_VERSION}" in words
    assert f"{today().isoformat()}/{RULE_VERSION}" in words
    assert "Portland, OR 97201 , within 50 miles" in words.replace("97201,", "97201 ,")
    assert "Musts Works with: Depression Works with: PTSD" in words
    assert "Gives it as: Lozenge counts 1" in words
    assert "bob-birch" in words


def test_the_order_can_be_computed_again_from_the_receipt(client):
    """Four alike: their turns of the day, from the names in their addresses and the seed that the receipt shows, give the order."""
    for name in ("a-x", "b-x", "c-x", "d-x"):
        provider = cast.listing(name)
        cast.place(provider)
        cast.license_of(provider, "md", specialty="psychiatry")
        cast.service(provider, "medical", "iv")
    visit(client, "medical", place={"near": ["97201"]})
    main = page(client, "receipt")
    slugs = [link["href"].split("/")[2] for link in main.select("ol a[href^='/providers/']")]
    assert len(slugs) == 4
    assert slugs == sorted(slugs, key=lambda slug: turn(slug, today()))


def doctor(slug, **fields):
    provider = cast.listing(slug, **fields)
    cast.place(provider)
    cast.license_of(provider, "md", specialty="psychiatry")
    cast.service(provider, "medical", "iv")
    return provider


def test_the_receipt_shows_every_key_of_the_order(client):
    """With the met wishes, the noes, the freshness and the turn, anybody can put the list in order again."""
    said = dict.fromkeys(SAFETY, "As we say on our page.")
    listed: dict[str, dict[str, Any]] = {
        "even-a": {},
        "even-b": {},
        "tells-all": said,
        "says-no": {"hours": []},
        "fits": {"hours": ["evening"]},
        "fits-and-tells": {"hours": ["evening"], **said},
    }
    for slug, fields in listed.items():
        doctor(slug, **fields)
    visit(client, "medical")
    items = page(client, "receipt").select("ol > li")
    found = []
    for item in items:
        words = text(item.select_one(".meta:not(span)"))
        met, unmet, fresh = map(int, re.findall(r"(?:count|noes|facts) (\d+)", words))
        found.append(((-met, unmet, -fresh), words.split()[-1], text(item.select_one("code"))))
    assert len(found) == 6
    assert found == sorted(found)
    assert len({keys for keys, _, _ in found}) == 5
    for _, turned, slug in found:
        assert turned == turn(slug, today())


def test_a_page_carries_so_many_matches_and_says_so(client, monkeypatch):
    """Thousands of cards would not load on a phone; nobody may think that the list ends there."""
    for number in range(5):
        doctor(f"p{number}-x")
    visit(client, "medical")
    for view in ("matches", "receipt"):
        monkeypatch.setattr(f"matching.views.{view}.MOST", 3)
    monkeypatch.setattr("matching.views.matches.FIRST", 2)
    receipt = page(client, "receipt")
    assert len(receipt.select("ol > li")) == 3
    assert "These are the first 3 of 5" in text(receipt)
    assert text(page(client, "matches").select_one('a[href^="?show=all"]')) == "Show 1 more"
    assert "These are the first" not in text(page(client, "matches"))
    every = BeautifulSoup(client.get("/guide/matches/?show=all").content, "html.parser").main
    assert len(every.select(".guide-match")) == 3
    assert "These are the first 3 of 5" in text(every)
    assert not every.select('a[href^="?show=all"]')


def test_of_a_team_that_differs_it_is_told_who_has_it(client):
    """ "Takes: Aetna" alone would be wrong of one of the two, and so would its opposite."""
    team = cast.care_team()
    team.therapist.insurance = ["aetna"]
    team.therapist.save()
    visit(client, "psycholytic")
    (card,) = page(client, "matches").select("#group-all ~ ol > .guide-match")
    assert "Takes: Aetna (Bob Birch: yes; Alice Alder: not stated)" in text(card)
    assert re.search(r"\d miles? to both together", text(card))
    assert "added miles" in text(page(client, "receipt"))


def test_the_same_answers_give_the_same_list_on_one_day(client):
    cast.care_team()
    with time_machine.travel(today(), tick=False):
        visit(client, "psycholytic", "medical")
        assert text(page(client, "receipt")) == text(page(client, "receipt"))


def test_what_matters_more_is_marked_on_the_receipt(client):
    cast.care_team()
    walk(client, {"talk": SKIP})
    client.post("/guide/answers/", {"route": "more", "values": ["how_given"]})
    client.post("/guide/options/", {"option": ["psycholytic"]})
    assert "Gives it as: Lozenge counts 2" in text(page(client, "receipt"))
    answers = page(client, "answers")
    assert answers.select_one('input[name=route][value="more"]').has_attr("checked")
    assert answers.select_one('input[name=values][value="how_given"]').has_attr("checked")
