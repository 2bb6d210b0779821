"""What a page says to somebody who may not work on a row: why not, and who decides."""

from collections.abc import Callable

import pytest
from django.urls import reverse

from accounts.roles import Role
from tests import cast
from tests.providers.claims import claim_of
from tests.providers.writing import parsed
from tests.verification.exclusions.hits import name_hit
from tests.verification.nppes_rows import npi
from tests.verification.reviewing import client_of
from tests.verification.rules import proposed
from tests.verification.who_may import (
    held_dispute,
    license_sent,
    me,
    offered,
    own_listing,
    second_look,
)
from verification.queue.every import waiting
from verification.queue.holding import held_for
from verification.queue.kinds import Kind
from verification.queue.screens import screen_of

pytestmark = pytest.mark.django_db


NEAR_WORDS = (
    "This is about your own listing, or a practice or person you work with. Somebody else decides."
)
SAID: dict[str, tuple[Kind, str, Callable[[], object], str]] = {
    "near": (Kind.LICENSE, Role.SENIOR_REVIEWER, lambda: license_sent(own_listing()), NEAR_WORDS),
    "own claim": (
        Kind.CLAIM,
        Role.REVIEWER,
        lambda: claim_of(me(Role.REVIEWER), provider=cast.draft_listing("nell")),
        "This is your own claim. Somebody else decides.",
    ),
    "not senior": (
        Kind.SECOND_LOOK,
        Role.REVIEWER,
        lambda: second_look(cast.listing("a-stranger")),
        "A second look is asked for here. A senior reviewer decides.",
    ),
    "asked themselves": (
        Kind.SECOND_LOOK,
        Role.SENIOR_REVIEWER,
        lambda: second_look(cast.listing("a-stranger"), by=me()),
        "You asked for this second look yourself. Another senior reviewer decides.",
    ),
    "seen by nobody else": (
        Kind.SECOND_LOOK,
        Role.SENIOR_REVIEWER,
        lambda: second_look(cast.listing("a-stranger"), seen_by=me()),
        "Nobody but you has seen what speaks against it. Another senior reviewer decides.",
    ),
    "a number on the list": (
        Kind.EXCLUSION,
        Role.REVIEWER,
        lambda: name_hit(cast.listing("a-stranger"), kind="npi", npi=npi(1)),
        "A senior reviewer decides on this.",
    ),
    "a rule": (
        Kind.RULE,
        Role.REVIEWER,
        lambda: proposed("np", "OR", "no"),
        "A senior reviewer or an administrator decides on a rule.",
    ),
    "a dispute": (
        Kind.DISPUTE,
        Role.REVIEWER,
        lambda: held_dispute(cast.listing("mine", owner=me(Role.REVIEWER))),
        "The license stands on your own listing, or on that of a practice or person you work with. Somebody else decides.",
    ),
}


@pytest.mark.parametrize("reason", SAID)
def test_the_page_says_why_before_any_work_and_a_hold_is_refused_in_the_same_words(
    reason: str,
) -> None:
    kind, role, make, words = SAID[reason]
    make()
    [row] = waiting([kind])
    assert held_for(kind, row["waiting_subject"], me(role)).refusal == words
    [listed] = parsed(client_of(me(role)).get("/review/")).select(".waiting-row")
    assert f"Not for you. {words}" in " ".join(listed.get_text().split())
    assert offered(kind, role) is None
    # Whose own license it is does not get to see the screen at all.
    if reason != "near":
        page = parsed(client_of(me(role)).get(screen_of(kind, row["waiting_subject"])))
        assert page.get_text().count(words) == 1
        assert page.find("form", action=reverse("review_take")) is None


def test_an_administrator_is_refused_nothing_since_they_are_offered_nothing() -> None:
    second_look(cast.listing("a-stranger"))
    [row] = waiting([Kind.SECOND_LOOK])
    ada = me(Role.ADMINISTRATOR)
    shown = held_for(Kind.SECOND_LOOK, row["waiting_subject"], ada)
    assert (shown.may_take, shown.refusal) == (False, "")
    assert "Not for you" not in parsed(client_of(ada).get("/review/")).get_text()


def test_what_is_for_them_does_not_say_that_it_is_not() -> None:
    license_sent(cast.listing("a-stranger"))
    claim_of(cast.user("nell@example.org"), provider=cast.draft_listing("nell"))
    them = client_of(me())
    assert "Not for you" not in parsed(them.get("/review/")).get_text()


def test_when_all_that_waits_is_for_others_the_button_says_so() -> None:
    second_look(cast.listing("a-stranger"), by=me())
    told = client_of(me()).post(reverse("review_next"), follow=True)
    assert "it is for others to decide" in parsed(told).get_text()
