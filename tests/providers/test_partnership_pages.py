"""Two providers form a care team only when both say so, for a year, and stop being one the moment either says so."""

import datetime as dt

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from providers.dates import today
from providers.models import Partnership, Side
from providers.vocabulary.checking import Verdict
from tests import cast
from tests.providers.licensing import address, client_of, proposal
from tests.providers.partnering import ASK, asks, ends, found_as_team, presses, seen_by

pytestmark = pytest.mark.django_db

A_DAY = dt.timedelta(days=1)


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
    assert "Bob" not in f"{letter.subject}{letter.body}"
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


def test_one_partnership_that_is_a_full_team_says_nothing_of_another() -> None:
    made = cast.care_team()
    alice = made.prescriber
    cara = cast.listing("cara-cole", name="Cara Cole")
    cast.license_of(cara, "lmft", verified=False)
    other = cast.partnership(cara, alice)
    assert "A full care team" in seen_by(alice, "practice_partnership", made.pk)
    assert "not yet a full team" in seen_by(alice, "practice_partnership", other.pk)


def test_of_several_with_one_name_the_right_one_is_picked() -> None:
    bob = cast.bob()
    cast.alice()
    cast.listing("alice-alder-2", name="Alice Alder")
    answer = client_of(bob).post(address("practice_partnership_find", bob), {"who": "Alice Alder"})
    html = answer.content.decode()
    assert "Several have this name" in html
    assert "/providers/alice-alder-2/" in html
