"""What a card says in a line or two must be what the listing says at length: most people decide by the card."""

import pytest
from django.http import QueryDict
from django.test import Client

from directory.cards import Card
from directory.search import Search
from providers.models import PrescribingRule, Provider
from tests import cast

pytestmark = pytest.mark.django_db

VANCOUVER = "98660"  # Washington, across the river from Portland


def card(slug: str, address: str) -> Card:
    cards = Search(QueryDict(address.partition("?")[2])).cards
    return next(each for each in cards if each.facts.slug == slug)


def said(card: Card) -> list[tuple[str, str]]:
    return [(reason.kind, reason.text) for reason in card.roles]


def test_a_prescriber_across_a_state_line_is_not_told_to_be_none(client: Client) -> None:
    cast.care_team()
    near = f"/providers/?near={VANCOUVER}&within=25"
    assert said(card("alice-alder", near))[0] == ("met", "Can prescribe in Oregon")
    bob = said(card("bob-birch", near))
    assert bob == [
        ("unmet", "Does not prescribe"),
        ("met", "Care team for people in Oregon: works with a partner"),
    ]


def test_a_card_across_a_state_line_says_which_state_is_meant(client: Client) -> None:
    """Who may prescribe follows the state of the place searched; "Vancouver, WA" and "Oregon" on one card need a word why."""
    prescriber = cast.listing("wanda-willow")
    cast.place(prescriber, VANCOUVER)
    for state in ("OR", "WA"):
        cast.license_of(prescriber, "md", state)
    cast.service(prescriber, "psycholytic", "im", therapy="same_provider")
    near = "/providers/?near=97201&verified=any"
    assert said(card("wanda-willow", near))[0] == (
        "met",
        "Can prescribe in Oregon, the state of your search",
    )
    # In her own state nothing is in doubt.
    assert said(card("wanda-willow", f"/providers/?near={VANCOUVER}&verified=any"))[0] == (
        "met",
        "Can prescribe in Washington",
    )


def test_who_prescribes_elsewhere_is_not_said_to_prescribe_nowhere(client: Client) -> None:
    therapist = cast.listing("petra-pine")
    cast.place(therapist, VANCOUVER)
    cast.license_of(therapist, "lcsw", "OR")
    cast.license_of(therapist, "md", "WA")
    assert said(card("petra-pine", "/providers/?near=97201&verified=any"))[0] == (
        "unmet",
        "Does not prescribe in Oregon",
    )


def test_a_team_across_a_state_line_is_told_for_the_state_it_is_complete_in(
    client: Client,
) -> None:
    team = cast.care_team()
    team.therapist.locations.update(state="WA", city="Vancouver")
    assert said(card("bob-birch", "/providers/?near=97201"))[1] == (
        "met",
        "Care team for people in Oregon: works with a partner",
    )
    team.therapist.locations.update(state="OR", city="Portland")
    assert said(card("bob-birch", "/providers/?near=97201"))[1] == (
        "met",
        "Care team: works with a partner for the other part",
    )


def test_a_therapist_without_a_partner_needs_a_prescriber(client: Client) -> None:
    cast.bob()
    assert ("unknown", "Needs a prescriber: none named here") in said(
        card("bob-birch", "/providers/?near=97201")
    )


def test_who_prescribes_is_unknown_and_not_no_where_nobody_confirmed_it(client: Client) -> None:
    nurse = cast.listing("nina-nettle")
    cast.place(nurse, "78701")
    cast.license_of(nurse, "np", "TX")
    cast.service(nurse, "medical", "iv")
    assert PrescribingRule.objects.get(license_type="np", state="TX").needs_review
    shown = said(card("nina-nettle", "/providers/?near=78701"))
    assert shown == [("unknown", "Prescribing in Texas: not confirmed")]


def test_a_route_stands_beside_the_model_it_belongs_to_and_so_does_the_price(
    client: Client,
) -> None:
    alice = cast.alice()
    cast.service(alice, "psycholytic", "sublingual", phases={"dosing": 900})
    cast.service(alice, "medical", "im", phases={"dosing": 400})
    shown = card("alice-alder", "/providers/?model=psycholytic")
    assert [(way.model, [str(route) for route in way.routes]) for way in shown.profile.ways] == [
        ("medical", ["IV drip", "Injection"]),
        ("psycholytic", ["Lozenge"]),
    ]
    # The list is ordered and filtered by the lowest price of all; that of the model asked for stands beside it.
    assert (shown.profile.cost.text, shown.model_costs) == (
        "Whole course from $400",
        ["Psycholytic from $900"],
    )
    assert card("alice-alder", "/providers/?model=medical").model_costs == []
    assert card("alice-alder", "/providers/").model_costs == []


def test_what_a_board_did_stands_on_the_card(client: Client) -> None:
    alice = cast.alice()
    cast.decide(alice.licenses.get(), "disciplined")
    page = client.get("/providers/?verified=any")
    assert "pill-ok" not in page.content.decode()
    assert "A board has acted against a license" in page.content.decode()


def test_days_are_counted_as_people_count_them(client: Client) -> None:
    cast.alice(next_opening_days=1)
    assert card("alice-alder", "/providers/").profile.room.text.endswith("in about 1 day")
    Provider.objects.update(next_opening_days=3)
    assert card("alice-alder", "/providers/").profile.room.text.endswith("in about 3 days")


@pytest.mark.parametrize("typed", ["OR", "Oregon", "texas"])
def test_a_state_typed_as_a_place_is_offered_whole(client: Client, typed: str) -> None:
    search = Search(QueryDict(f"near={typed}"))
    assert search.whole_state.address in {"/providers/?state=OR", "/providers/?state=TX"}
    page = client.get("/providers/", {"near": typed})
    assert search.whole_state.address in page.content.decode()


@pytest.mark.parametrize(
    ("latitude", "told"),
    [(0.0, "less than 0.1"), (0.0015, "0.1"), (0.0435, "3.0"), (0.1445, "10"), (0.2, "14")],
)
def test_a_distance_is_told_as_people_say_it(latitude: float, told: str, client: Client) -> None:
    """To read "0.0 mi" is to see a mistake, and a tenth of fourteen miles is nothing anybody drives by."""
    alice = cast.alice()
    place = alice.locations.get()
    here = f"{place.latitude:.1f},{place.longitude:.1f}"
    alice.locations.update(
        latitude=round(place.latitude, 1) + latitude, longitude=round(place.longitude, 1)
    )
    address = f"/providers/?near={here}"
    assert card("alice-alder", address).miles == told
    assert f" · {told} mi" in client.get(address).content.decode()
    assert f"Alice Alder, {told} miles" in client.get(address).content.decode()


@pytest.mark.parametrize("typed", ["O'Fallon", "o fallon", "ofallon", "O’FALLON"])
def test_a_city_with_an_apostrophe_is_found_and_named_as_people_write_it(
    typed: str, client: Client
) -> None:
    cast.place(cast.listing("olive-oak"), "63366", city="O Fallon")
    near = card("olive-oak", f"/providers/?verified=any&near={typed}, MO")
    assert [str(fact) for fact in near.where] == ["O'Fallon", "MO"]
    assert near.where[0].changes == (("near", "O'Fallon, MO"),)
    assert card("olive-oak", f"/providers/?verified=any&q={typed}").facts.slug == "olive-oak"
    listing = client.get("/providers/olive-oak/").content.decode()
    assert "O&#x27;Fallon, MO" in listing
    assert "O Fallon" not in listing
