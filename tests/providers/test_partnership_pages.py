"""Two providers form a care team only when both say so, for a year, and stop being one the moment either says so."""

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from accounts.roles import Role
from providers.actions.partnership_reminders import remind_of_partnerships
from providers.dates import today
from providers.models import Partnership, Provider, Side
from providers.vocabulary.checking import ListingState, Verdict
from tests import cast
from tests.entries import settle
from tests.providers.licensing import address, client_of, proposal

pytestmark = pytest.mark.django_db

A_DAY = dt.timedelta(days=1)
ASK = {"side": "therapist", "states": ["OR"]}


def found_as_team() -> set[str]:
    """Who of the two a client finds who searches for a care team."""
    settle()
    html = Client().get("/providers/", {"team": "yes", "verified": "any"}).content.decode()
    return {name for name in ("Alice Alder", "Bob Birch") if name in html}


def asks(bob: Provider, alice: Provider, **fields: Any) -> Any:
    return client_of(bob).post(
        address("practice_partnership_propose", bob, alice.slug), ASK | fields
    )


def presses(provider: Provider, made: Partnership, do: str) -> Any:
    return client_of(provider).post(
        address("practice_partnership", provider, made.pk), {"do": do}, follow=True
    )


def ends(provider: Provider, made: Partnership) -> Any:
    return client_of(provider).post(
        address("practice_partnership_end", provider, made.pk), follow=True
    )


def seen_by(provider: Provider, *path: Any) -> str:
    page = path or ("practice_partnerships",)
    answer = client_of(provider).get(address(page[0], provider, *page[1:]))
    return " ".join(answer.content.decode().split())


def test_bob_asks_alice_agrees_and_clients_find_the_team() -> None:
    bob, alice = cast.bob(), cast.alice()
    # Bob finds her by name, whatever its case.
    found = client_of(bob).post(
        address("practice_partnership_find", bob), {"who": " alice  alder "}
    )
    page = address("practice_partnership_propose", bob, alice.slug)
    assert found.headers["Location"] == page
    form = seen_by(bob, "practice_partnership_propose", alice.slug)
    assert "has a checked license in one of these states" in form
    assert "I do the therapy, Alice Alder prescribes" in form
    # A social worker's license never prescribes, so this is the one way round.
    assert "I prescribe" not in form
    # When he asks
    assert asks(bob, alice).status_code == 302
    made = Partnership.objects.get()
    assert (made.therapist, made.prescriber, made.proposed_from) == (bob, alice, Side.THERAPIST)
    # Then she is told, without a name in the mail, and nothing shows
    [letter] = mail.outbox
    assert letter.to == ["alice@example.org"]
    assert "Bob" not in letter.subject + letter.body
    assert "Waits for your answer" in seen_by(alice)
    assert "Waits for their answer" in seen_by(bob)
    assert found_as_team() == set()
    # When she agrees
    said = presses(alice, made, "confirm").content.decode()
    assert "Agreed, for a year from today." in said
    # Then clients find both, and each page says so
    assert found_as_team() == {"Alice Alder", "Bob Birch"}
    assert "Bob Birch" in Client().get(alice.get_absolute_url()).content.decode()
    one = seen_by(bob, "practice_partnership", made.pk)
    assert "A full care team" in one
    assert "Oregon" in one
    made.refresh_from_db()
    assert made.valid_until == today() + dt.timedelta(days=365)


@pytest.mark.parametrize("who", ["bob", "alice"])
def test_either_ends_it_at_once(who: str) -> None:
    made = cast.care_team()
    bob, alice = made.therapist, made.prescriber
    assert found_as_team() == {"Alice Alder", "Bob Birch"}
    one, other = (bob, alice) if who == "bob" else (alice, bob)
    assert "Ended." in ends(one, made).content.decode()
    assert found_as_team() == set()
    assert [letter.to for letter in mail.outbox] == [[other.owner.email]]
    # And a second press, or the other's, changes nothing.
    assert "has ended already" in ends(other, made).content.decode()
    assert "has ended already" in presses(alice, made, "confirm").content.decode()
    assert found_as_team() == set()


def test_declined_taken_back_and_asked_again_so_often_and_no_more() -> None:
    bob, alice = cast.bob(), cast.alice()
    for end_it in (alice, bob, alice):
        assert asks(bob, alice).status_code == 302
        ends(end_it, Partnership.objects.get(ended_at__isnull=True))
    answer = asks(bob, alice)
    assert answer.status_code == 422
    assert "You have asked them 3 times" in answer.content.decode()
    # She may ask him, and after the days it takes he may again.
    other = client_of(alice).post(
        address("practice_partnership_propose", alice, bob.slug), ASK | {"side": "prescriber"}
    )
    assert other.status_code == 302
    ends(bob, Partnership.objects.get(ended_at__isnull=True))
    with time_machine.travel(timezone.now() + 31 * A_DAY):
        assert asks(bob, alice).status_code == 302
    assert "Never agreed" in seen_by(alice)


def test_a_second_proposal_of_either_beside_an_open_one_is_refused() -> None:
    bob, alice = cast.bob(), cast.alice()
    proposal(bob, alice)
    assert "already a partnership or a proposal" in asks(bob, alice).content.decode()
    other = client_of(alice).post(
        address("practice_partnership_propose", alice, bob.slug), ASK | {"side": "prescriber"}
    )
    assert "already a partnership or a proposal" in other.content.decode()


def test_who_asked_cannot_agree_for_the_other() -> None:
    bob, alice = cast.bob(), cast.alice()
    made = proposal(bob, alice)
    assert "only your partner can agree" in presses(bob, made, "confirm").content.decode()
    alices = address("practice_partnership", alice, made.pk)
    assert client_of(bob).post(alices, {"do": "confirm"}).status_code == 404
    forged = {"do": "", "confirmed_at": "2026-01-01", "valid_until": "2099-01-01", "therapist": "1"}
    client_of(bob).post(address("practice_partnership", bob, made.pk), forged)
    made.refresh_from_db()
    assert made.confirmed_at is None


def test_what_is_not_on_the_form_cannot_be_set() -> None:
    bob, alice = cast.bob(), cast.alice()
    eve = cast.listing("eve-elm")
    forged = {"confirmed_at": "2026-01-01", "valid_from": "2026-01-01", "valid_until": "2099-01-01"}
    forged |= {"therapist": eve.pk, "prescriber": eve.pk, "proposed_from": "prescriber"}
    asks(bob, alice, **forged)
    made = Partnership.objects.get()
    assert (made.therapist, made.prescriber, made.proposed_from) == (bob, alice, "therapist")
    assert (made.confirmed_at, made.valid_from, made.valid_until) == (None, None, None)


def test_a_stranger_does_not_learn_that_a_proposal_exists() -> None:
    bob, alice = cast.bob(), cast.alice()
    made = proposal(bob, alice)
    eve = cast.listing("eve-elm")
    client = client_of(eve)
    for name in ("practice_partnership", "practice_partnership_end"):
        for key in (made.pk, made.pk + 1, 10**30):
            for listing in (eve, alice, bob):
                at = address(name, listing, key)
                assert client.get(at).status_code == 404
                assert client.post(at, {"do": "confirm"}).status_code == 404
    rosa = Client()
    rosa.force_login(cast.user("rosa@example.org", Role.REVIEWER))
    assert rosa.get(address("practice_partnership", alice, made.pk)).status_code == 404
    settle()
    for address_ in (alice.get_absolute_url(), f"/api/v1/providers/{alice.slug}"):
        assert "Bob Birch" not in Client().get(address_).content.decode()
    made.refresh_from_db()
    assert (made.confirmed_at, made.ended_at) == (None, None)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"states": []}, "Choose at least one state."),
        ({"states": ["WA"]}, "Select a valid choice"),
        ({"side": "prescriber"}, "Select a valid choice"),
        ({"side": ""}, "Choose who does what."),
    ],
)
def test_a_proposal_for_what_they_cannot_do_is_refused(fields: dict[str, Any], words: str) -> None:
    answer = asks(cast.bob(), cast.alice(), **fields)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Partnership.objects.exists()


def test_where_both_could_be_either_they_choose_and_only_states_of_that_choice() -> None:
    bob, alice = cast.bob(), cast.alice()
    cast.license_of(bob, "np", "WA", verified=False)
    cast.license_of(alice, "md", "WA", specialty="psychiatry", verified=False)
    form = seen_by(bob, "practice_partnership_propose", alice.slug)
    assert "I do the therapy, Alice Alder prescribes" in form
    assert "I prescribe, Alice Alder does the therapy" in form
    wrong = asks(bob, alice, states=["WA"])
    assert "for these parts in: Washington." in wrong.content.decode()
    assert asks(bob, alice, side="prescriber", states=["WA"]).status_code == 302
    assert Partnership.objects.get().therapist == alice


def test_a_license_that_was_not_found_as_stated_makes_no_proposal() -> None:
    bob, alice = cast.bob(), cast.alice()
    cast.decide(alice.licenses.get(), Verdict.DOES_NOT_MATCH)
    assert "cannot form a care team yet" in seen_by(bob, "practice_partnership_propose", alice.slug)


def test_a_partner_whose_check_is_over_makes_no_full_team_and_both_read_so() -> None:
    made = cast.care_team()
    cast.decide(made.prescriber.licenses.get(), Verdict.NEED_MORE)
    assert found_as_team() == set()
    one = seen_by(made.therapist, "practice_partnership", made.pk)
    assert "Not checked, or the check is over" in one
    assert "not yet a full team" in one


def test_only_published_listings_are_found_by_exact_name_or_address() -> None:
    bob, alice = cast.bob(), cast.alice()
    at = address("practice_partnership_find", bob)
    for who in ("alice-alder", "/providers/alice-alder/", "https://x.org/providers/Alice-Alder"):
        assert client_of(bob).post(at, {"who": who}).status_code == 302
    for who in ("Alice", "%", "Bob Birch", "bob-birch", "", "a\x00b", "x" * 301):
        answer = client_of(bob).post(at, {"who": who})
        assert answer.status_code == 422
    Provider.objects.filter(pk=alice.pk).update(listing_state=ListingState.PAUSED)
    assert client_of(bob).post(at, {"who": "Alice Alder"}).status_code == 422
    page = address("practice_partnership_propose", bob, alice.slug)
    assert client_of(bob).get(page).status_code == 404
    own = address("practice_partnership_propose", bob, bob.slug)
    assert client_of(bob).get(own).status_code == 404


def test_of_several_with_one_name_the_right_one_is_picked() -> None:
    bob = cast.bob()
    cast.alice()
    cast.listing("alice-alder-2", name="Alice Alder")
    answer = client_of(bob).post(address("practice_partnership_find", bob), {"who": "Alice Alder"})
    html = answer.content.decode()
    assert "Several have this name" in html
    assert "/providers/alice-alder-2/" in html


def test_an_hour_takes_so_many_searches() -> None:
    bob = cast.bob()
    client, at = client_of(bob), address("practice_partnership_find", bob)
    answers = [client.post(at, {"who": "nobody here"}).content.decode() for _ in range(21)]
    assert "searched many times" not in answers[19]
    assert "searched many times" in answers[20]


def test_a_draft_asks_nobody() -> None:
    bob, alice = cast.bob(), cast.alice()
    Provider.objects.filter(pk=bob.pk).update(listing_state=ListingState.DRAFT)
    assert "published first" in asks(bob, alice).content.decode()
    assert mail.outbox == []


def test_a_closed_listing_agrees_to_nothing() -> None:
    bob, alice = cast.bob(), cast.alice()
    made = proposal(bob, alice)
    Provider.objects.filter(pk=bob.pk).update(listing_state=ListingState.CLOSED)
    assert "closed or suspended" in presses(alice, made, "confirm").content.decode()


@pytest.mark.parametrize(("days", "team"), [(0, True), (1, False)])
def test_the_day_after_it_runs_out_the_team_is_gone_from_search(days: int, team: bool) -> None:
    until = today() + 40 * A_DAY
    made = cast.care_team(valid_until=until)
    noon = timezone.now().replace(hour=17) + (40 + days) * A_DAY
    with time_machine.travel(noon):
        assert found_as_team() == ({"Alice Alder", "Bob Birch"} if team else set())
        assert ("Ran out" in seen_by(made.therapist)) is not team


@pytest.mark.parametrize("days", [-60, 0, 20])
def test_one_asks_for_another_year_and_the_other_agrees_before_or_after_the_end(days: int) -> None:
    made = cast.care_team(valid_until=today() + 61 * A_DAY)
    bob, alice = made.therapist, made.prescriber
    assert "too early" in presses(bob, made, "renew").content.decode()
    with time_machine.travel(timezone.now() + (61 + days) * A_DAY):
        said = presses(bob, made, "renew").content.decode()
        assert "Your partner has to agree." in said
        assert "asked for another year already" in presses(alice, made, "renew").content.decode()
        assert "only your partner can agree" in presses(bob, made, "confirm").content.decode()
        assert "Your partner asks for another year." in seen_by(
            alice, "practice_partnership", made.pk
        )
        presses(alice, made, "confirm")
        made.refresh_from_db()
        assert made.valid_until == today() + 365 * A_DAY
        assert made.renewal_from == ""
        assert Partnership.objects.active().exists()
        assert "nothing to agree to" in presses(alice, made, "confirm").content.decode()
    assert [letter.to[0] for letter in mail.outbox] == ["alice@example.org", "bob@example.org"]


def test_both_are_reminded_30_days_before_once_for_each_end() -> None:
    made = cast.care_team(valid_until=today() + 31 * A_DAY)
    assert remind_of_partnerships() == 0
    with time_machine.travel(timezone.now() + A_DAY):
        assert remind_of_partnerships() == 1
        assert remind_of_partnerships() == 0
    assert sorted(letter.to[0] for letter in mail.outbox) == [
        "alice@example.org",
        "bob@example.org",
    ]
    with time_machine.travel(timezone.now() + 20 * A_DAY):
        presses(made.therapist, made, "renew")
        presses(made.prescriber, made, "confirm")
        mail.outbox.clear()
        assert remind_of_partnerships() == 0
    with time_machine.travel(timezone.now() + (20 + 340) * A_DAY):
        assert remind_of_partnerships() == 1
    assert len(mail.outbox) == 2


def test_nobody_is_reminded_of_what_is_over_or_was_never_agreed() -> None:
    made = cast.care_team(valid_until=today() + 5 * A_DAY, ended_at=timezone.now())
    proposal(made.therapist, made.prescriber)
    assert remind_of_partnerships() == 0
