"""The list itself: what stands on it, what falls out, what a shared link gives away, and the sheet it makes on paper."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from providers.models import Provider
from tests import cast
from tests.directory.saved.visitor import Saver, words_of
from tests.origins import foreign_addresses, inline_code
from tests.reading import grade

pytestmark = pytest.mark.django_db


def names(visitor: Saver, address: str = "/saved/") -> list[str]:
    return [each.get_text(strip=True) for each in visitor.reads(address).select("article h2")]


def test_listings_stand_in_the_order_in_which_they_were_saved() -> None:
    team = cast.care_team()
    alice, bob = team.prescriber, team.therapist
    assert names(Saver(bob.pk, alice.pk)) == ["Bob Birch, LCSW", "Alice Alder, MD"]
    assert names(Saver(alice.pk, bob.pk)) == ["Alice Alder, MD", "Bob Birch, LCSW"]


def test_an_empty_list_explains_itself() -> None:
    page = words_of(Saver().reads())
    assert "Nothing is saved yet." in page
    assert "We keep no copy and do not know whose it is." in page


def test_a_listing_that_is_hidden_falls_out_with_a_sentence_and_comes_back() -> None:
    alice = cast.alice()
    visitor = Saver(alice.pk, cast.bob().pk)
    for state in ("draft", "paused", "suspended", "closed"):
        Provider.objects.filter(pk=alice.pk).update(listing_state=state)
        page = visitor.reads()
        assert "1 saved listing is no longer public" in words_of(page)
        assert "Alice" not in page.main.get_text()
    Provider.objects.filter(pk=alice.pk).update(listing_state="published")
    assert "no longer public" not in words_of(visitor.reads())
    assert len(names(visitor)) == 2


def test_undo_puts_a_listing_back_where_it_was() -> None:
    alice, bob = cast.alice(), cast.bob()
    visitor = Saver(alice.pk, bob.pk)
    answer = visitor.sends({"take_off": alice.pk})
    assert answer["Location"] == f"/saved/?before={alice.pk},{bob.pk}#notice"
    notice = visitor.reads(answer["Location"]).find(id="notice")
    assert "Alice Alder is off your list." in " ".join(notice.get_text().split())
    assert notice["tabindex"] == "-1"
    answer = visitor.sends({str(notice.button["name"]): notice.button["value"]})
    assert answer["Location"] == "/saved/"
    assert visitor.keys == (alice.pk, bob.pk)
    assert visitor.reads(f"/saved/?before={alice.pk},{bob.pk}").find(id="notice") is None


def test_a_cleared_list_can_be_taken_back_too() -> None:
    alice, bob = cast.alice(), cast.bob()
    visitor = Saver(alice.pk, bob.pk)
    answer = visitor.sends({"clear": "yes"})
    assert not visitor.keys
    page = visitor.reads(answer["Location"])
    assert "2 listings are off your list." in words_of(page)
    visitor.sends({"restore": page.find(id="notice").button["value"]})
    assert visitor.keys == (alice.pk, bob.pk)


def test_a_shared_link_holds_keys_alone_and_changes_nobody_s_list() -> None:
    alice, bob = cast.alice(), cast.bob()
    page = Saver(alice.pk, bob.pk).reads("/saved/?near=97201&condition=ptsd")
    link = page.find(id="share")["value"]
    assert link == f"http://testserver/saved/?ids={alice.pk},{bob.pk}"
    friend = Saver(7)
    assert names(friend, link) == ["Alice Alder, MD", "Bob Birch, LCSW"]
    assert friend.keys == (7,)


def test_a_shared_list_can_be_saved_in_one_press() -> None:
    alice, bob = cast.alice(), cast.bob()
    friend = Saver(bob.pk)
    link = f"/saved/?ids={alice.pk},{bob.pk}"
    button = friend.reads(link).find("button", string=lambda text: text and "my list" in text)
    answer = friend.sends({str(button["name"]): button["value"]}, link)
    assert answer["Location"] == "/saved/"
    assert friend.keys == (bob.pk, alice.pk)
    assert "are on your own list , too" in words_of(friend.reads(link))


@pytest.mark.parametrize("ids", ["", "x", "0", "999999", "1;DROP TABLE", "%00", "9" * 400])
def test_a_broken_link_gets_a_page_that_helps(ids: str) -> None:
    assert "no listing that is public" in words_of(Saver().reads(f"/saved/?ids={ids}"))


def test_a_hidden_listing_falls_out_of_a_shared_list() -> None:
    draft = cast.listing("draft", listing_state="draft")
    page = Saver().reads(f"/saved/?ids={draft.pk},{cast.alice().pk}")
    assert "1 listing of this link is not public" in words_of(page)
    assert names(Saver(), f"/saved/?ids={draft.pk}") == []


def test_each_listing_says_how_to_reach_it_and_what_to_ask() -> None:
    alice = cast.alice(phone="+15035550159", website="https://alice.example.org/")
    cast.place(alice, address="214 Larkhollow Street")
    card = Saver(alice.pk).reads().article
    assert card.find("a", href="tel:+1-503-555-0159").get_text() == "(503) 555-0159"
    assert card.find("a", href="https://alice.example.org/").get_text() == "alice.example.org"
    assert "214 Larkhollow Street, Portland, OR 97201" in " ".join(
        card.address.find_next("address").get_text().split()
    )
    asked = {each.get_text() for each in card.select(".ask li")}
    shown = (
        Saver().reads("/providers/alice-alder/").find("h3", string="What this page does not say")
    )
    assert asked == {each.get_text() for each in shown.find_next("ul").select("li")}
    assert "What does the whole course cost, from the first visit to the last?" in asked


def test_what_nobody_stated_is_told_as_such() -> None:
    quiet = cast.listing("quiet", availability="unknown")
    text = words_of(Saver(quiet.pk).reads())
    assert "Whole course Not stated" in text
    assert "Room for new clients Not stated" in text
    assert "Phone: not stated" in text


def test_the_number_of_queries_does_not_grow_with_the_list() -> None:
    def queries(*keys: int) -> int:
        visitor = Saver(*keys)
        with CaptureQueriesContext(connection) as seen:
            visitor.reads()
        return len(seen)

    team = cast.care_team()
    one = queries(team.therapist_id)
    assert queries(team.therapist_id, team.prescriber_id, *_crowd(8)) == one


def _crowd(many: int) -> list[int]:
    found = []
    for number in range(many):
        provider = cast.listing(f"listing-{number}")
        cast.place(provider)
        cast.license_of(provider, "md")
        cast.service(provider, "medical", "iv")
        found.append(provider.pk)
    return found


def test_the_page_keeps_the_promises_of_every_page() -> None:
    alice, bob = cast.alice(), cast.bob()
    visitor = Saver(alice.pk, bob.pk)
    for address in (
        "/saved/",
        f"/saved/?ids={alice.pk}",
        "/saved/compare/?id=1",
        "/saved/?before=1",
    ):
        html = visitor.get(address).content.decode()
        assert foreign_addresses(html) == []
        assert inline_code(html) == []
        assert '<meta name="robots" content="noindex">' in html
    assert grade(Saver().get("/saved/").content.decode()) <= 8
    assert grade(visitor.get(f"/saved/?ids={alice.pk}").content.decode()) <= 8
