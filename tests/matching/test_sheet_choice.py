"""The client chooses who stands on the sheet: from every group, on a page that shows only some, and nowhere but in their browser."""

import pytest

from matching.library.loader import library
from matching.sealing import LONGEST
from matching.sheet import MOST
from tests import cast
from tests.matching.test_handouts import page, text, visit
from tests.matching.walking import walk

pytestmark = pytest.mark.django_db


def medical(number: int, **fields):
    """A doctor in Portland with IV drips."""
    provider = cast.listing(f"p{number}-x", **fields)
    cast.place(provider)
    cast.license_of(provider, "md", specialty="psychiatry")
    cast.service(provider, "medical", "iv")
    return provider


def names(client):
    return [text(head) for head in page(client, "worksheet").select(".guide-sheet-match h3")]


def put(client, *ticked, shown=None):
    shown = ticked if shown is None else shown
    return client.post("/guide/worksheet/", {"listing": ticked, "shown": shown})


def boxes(client):
    return page(client, "matches").select("input[name=listing]")


def test_only_who_was_ticked_stands_on_the_sheet(client):
    providers = [medical(number) for number in range(3)]
    visit(client, "medical")
    assert len(boxes(client)) == 3
    response = put(client, str(providers[1].pk))
    assert response.status_code == 303
    assert response["Location"] == "/guide/worksheet/"
    assert names(client) == ["P1 X"]
    (checked,) = [box for box in boxes(client) if box.has_attr("checked")]
    assert checked["value"] == str(providers[1].pk)


def test_a_close_match_can_be_put_on_the_sheet_and_says_what_it_lacks(client):
    """Nobody near meets the must: the sheet stayed empty, though somebody close could be called."""
    close = medical(1, hours=["weekend"])
    visit(client, "medical", must=["hours"])
    assert names(client) == []
    put(client, str(close.pk))
    words = text(page(client, "worksheet"))
    assert names(client) == ["P1 X"]
    assert "Not met of what you called a must: Open on: Evenings" in words


def test_a_must_that_the_listing_does_not_state_is_asked_for(client):
    close = medical(1)
    visit(client, "medical", must=["hours"])
    put(client, str(close.pk))
    assert "Can I come at these times: Evenings?" in text(page(client, "worksheet"))


def test_whoever_ticks_nobody_gets_the_first_of_the_list_and_is_told(client):
    for number in range(MOST + 2):
        medical(number)
    visit(client, "medical")
    assert len(names(client)) == MOST
    assert "You ticked nobody" in text(page(client, "worksheet"))


def test_ticks_on_another_page_of_the_list_are_kept(client):
    first, second = medical(1), medical(2)
    visit(client, "medical")
    put(client, str(first.pk))
    put(client, str(second.pk), shown=[str(second.pk)])
    assert len(names(client)) == 2
    put(client, shown=[str(first.pk)])
    assert names(client) == ["P2 X"]


def test_too_many_are_refused_where_they_can_be_taken_back(client):
    providers = [str(medical(number).pk) for number in range(MOST + 1)]
    visit(client, "medical")
    response = put(client, *providers)
    assert response["Location"] == "/guide/matches/?show=all"
    main = page(client, "matches")
    link = main.select_one(".error-summary a")
    assert "room for 5. You ticked 6." in text(link)
    assert main.find(id=link["href"].removeprefix("#"))["name"] == "listing"
    assert len([box for box in boxes(client) if box.has_attr("checked")]) == MOST + 1
    put(client, *providers[1:], shown=providers)
    assert len(names(client)) == MOST


def test_who_has_left_the_list_is_told_of(client):
    provider = medical(1)
    visit(client, "medical")
    put(client, str(provider.pk))
    walk(client, {"place": {"near": ["04101"]}})
    assert "not in your list any more" in text(page(client, "worksheet"))


@pytest.mark.parametrize("forged", ["x", "1-2-3", "9" * 50, "1; drop", "٣"])
def test_a_forged_tick_changes_nothing(client, forged):
    medical(1)
    visit(client, "medical")
    put(client, forged)
    assert names(client) == ["P1 X"]


def test_the_fullest_answers_fit_into_the_cookie_with_a_full_sheet(client):
    """Past 4 KB a browser drops the cookie, and all answers with it."""
    every = {
        "reason": {"condition": ["depression", "ptsd"], "crisis": ["suicide"]},
        "safety": {"item": list(library().safety)},
    }
    teams = [f"{2_000_000_000 + number}-{2_100_000_000 + number}" for number in range(MOST)]
    walk(client, every)
    client.post("/guide/options/", {"option": list(library().options)})
    put(client, *teams)
    sealed = client.cookies["guide"].value
    assert len(sealed) <= LONGEST
    assert put(client, *teams)["Location"] == "/guide/worksheet/"


def test_the_ticks_go_with_the_answers(client):
    """Whom somebody means to call is an answer like any other."""
    provider = medical(1)
    medical(2)
    visit(client, "medical")
    response = put(client, str(provider.pk))
    assert set(response.cookies) == {"guide"}
    client.post("/guide/clear/")
    visit(client, "medical")
    assert not [box for box in boxes(client) if box.has_attr("checked")]


@pytest.mark.parametrize("option", list(library().options))
def test_every_option_brings_its_own_questions(client, option):
    """Whoever follows up ECT or medicines took home a sheet that asked about ketamine only, or nothing."""
    walk(client)
    client.post("/guide/options/", {"option": [option]})
    asks = text(page(client, "worksheet").select_one(".guide-asks"))
    own = [each.text for each in library().questions_of(option)]
    assert len(own) >= 3
    assert all(each in asks for each in own)


def test_there_is_room_to_write(client):
    visit(client, "medical")
    assert len(page(client, "worksheet").select(".sheet-notes hr")) >= 8
