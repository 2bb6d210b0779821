"""Every fact on a card is a filter: a link that loses the very listing it stands on would be a lie."""

import pytest
from bs4 import BeautifulSoup, Tag
from django.http import QueryDict
from django.test import Client

from directory.addresses import listing_address, search_address
from directory.filterset import ProviderFilterSet
from directory.parameters import parse
from directory.understood import understood
from providers.models import Provider
from tests import cast

pytestmark = pytest.mark.django_db

SEARCHES = [
    "/providers/",
    "/providers/?near=98660&within=50&model=psycholytic&sort=cost&page=1",
    "/providers/?q=alder&state=OR&verified=any",
]


def rich_cast() -> None:
    """Alice and Bob with something in every line of their cards."""
    cast.care_team()
    alice = Provider.objects.get(slug="alice-alder")
    cast.service(alice, "psycholytic", "sublingual", phases={"dosing": 900})
    cast.service(alice, "medical", "im", phases={"dosing": 400}, format="telehealth")
    Provider.objects.update(next_opening_days=5, telehealth_states=["OR", "WA"])
    Provider.objects.filter(slug="bob-birch").update(availability="waitlist")


def cards(client: Client, address: str) -> dict[str, Tag]:
    page = BeautifulSoup(client.get(address).content, "html.parser")
    found = {}
    for card in page.select(".result"):
        name = card.select_one("h2 a")
        assert name is not None
        found[str(name["href"])] = card
    return found


@pytest.mark.parametrize("address", SEARCHES)
def test_a_fact_leads_to_a_search_that_finds_its_own_listing(client: Client, address: str) -> None:
    rich_cast()
    leading: dict[str, set[str]] = {}
    for listing, card in cards(client, address).items():
        for link in card.select("a[aria-label]"):
            leading.setdefault(str(link["href"]), set()).add(listing)
    assert len(leading) > 5
    for target, listings in leading.items():
        parameters = parse(QueryDict(target.partition("?")[2])).parameters
        filterset = ProviderFilterSet(parameters, understood(parameters).query)
        found = filterset.qs.values_list("slug", flat=True)
        assert listings <= {listing_address(slug) for slug in found}, target


@pytest.mark.parametrize("address", SEARCHES)
def test_a_fact_says_what_its_link_does_and_its_address_is_the_canonical_one(
    client: Client, address: str
) -> None:
    rich_cast()
    before = QueryDict(address.partition("?")[2])
    for card in cards(client, address).values():
        for link in card.select("a[aria-label]"):
            name = str(link["aria-label"])
            # Who says to the computer what they see must be understood.
            assert " ".join(link.get_text().split()) in name
            assert "Add filter: " in name or name.startswith("Look near ")
            asked = QueryDict(str(link["href"]).partition("?")[2])
            assert search_address(parse(asked).parameters) == link["href"]
            if "Add filter: " in name:
                kept = set(before.items()) - {("page", "1"), ("verified", "any")}
                assert kept <= {(key, value) for key, values in asked.lists() for value in values}


def test_what_is_asked_for_already_is_no_link_and_says_so_by_standing_still(client: Client) -> None:
    rich_cast()
    card = cards(client, "/providers/?model=medical&route=iv")["/providers/alice-alder/"]
    links = [link.get_text(strip=True) for link in card.select("a[aria-label]")]
    assert "Psycholytic" in links
    assert "Injection" in links
    assert "Medical" not in links
    assert "IV drip" not in links


def test_another_place_forgets_the_radius_around_the_old_one(client: Client) -> None:
    rich_cast()
    card = cards(client, "/providers/?near=98660&within=50")["/providers/alice-alder/"]
    [city] = [link for link in card.select("a.fact") if link.get_text() == "Portland"]
    assert city["href"] == "/providers/?near=Portland%2C+OR"


def test_a_name_full_of_markup_is_shown_as_typed(client: Client) -> None:
    cast.alice(name='<b>Al</b> & "Co"', post_nominals="<i>MD</i>")
    page = client.get("/providers/?verified=any").content.decode()
    assert "&lt;b&gt;Al&lt;/b&gt; &amp; &#34;Co&#34;, &lt;i&gt;MD&lt;/i&gt;" in page
    assert "<b>Al" not in page


def test_a_name_cannot_stand_for_a_hole_of_its_card(client: Client) -> None:
    """Cards are filled in by private-use characters; a name that brings some of its own must not move anything."""
    cast.alice(name="Alice \ue000\ue001\ue010 Alder", post_nominals="\uf8ffMD")
    for _ in range(2):
        card = cards(client, "/providers/")["/providers/alice-alder/"]
        assert " ".join(card.select_one("h2").get_text().split()) == "Alice Alder, MD"
        assert card.select_one(".number").get_text() == "1"


def test_a_card_changes_with_its_listing(client: Client) -> None:
    """Most of a card is kept from search to search."""
    alice = cast.alice(next_opening_days=5)
    client.get("/providers/")
    Provider.objects.filter(pk=alice.pk).update(next_opening_days=9, name="Alice Aspen")
    card = cards(client, "/providers/")["/providers/alice-alder/"]
    assert "in about 9 days" in card.get_text()
    assert "Alice Aspen" in card.get_text()
