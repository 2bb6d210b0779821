"""The page of licenses says how each stands, why, what it lets its holder do, and what to do next."""

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from providers.models import Provider
from providers.vocabulary.checking import Fact, Result, Verdict
from tests import cast
from tests.providers.license_typing import page
from tests.providers.licensing import address, client_of

pytestmark = pytest.mark.django_db

A_DAY = dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("verdict", "words"),
    [
        (Verdict.NEED_MORE, "The reviewer needs more from you: Send the back of it."),
        (Verdict.COULD_NOT_CONFIRM, "The reviewer could not confirm it: Send the back of it."),
        (Verdict.DOES_NOT_MATCH, "Does not match the board’s record"),
        (Verdict.DISCIPLINED, "the board has acted"),
    ],
)
def test_each_verdict_is_told_with_its_reason(verdict: str, words: str) -> None:
    alice = cast.alice()
    cast.decide(alice.licenses.get(), verdict, reason="Send the back of it.")
    assert words in page(alice)
    assert "Send the back of it." in page(alice)


def test_a_checked_license_says_when_until_and_what_it_may() -> None:
    alice = cast.alice()
    html = page(alice)
    assert "The check counts until" in html
    assert "State law lets this license prescribe. DEA registration: not checked." in html
    with time_machine.travel(timezone.now() + 91 * A_DAY):
        html = page(alice)
    assert "Check is too old" in html
    assert "Not confirmed. State law lets this license prescribe; it counts while" in html
    with time_machine.travel(timezone.now() + 366 * A_DAY):
        assert "Expired" in page(alice)
    cast.look(alice.licenses.get(), Result.NOT_FOUND, performed_at=timezone.now())
    assert "did not show what it showed before" in page(alice)


def test_a_therapist_reads_no_and_an_unknown_board_is_said() -> None:
    bob = cast.bob()
    assert "Does not prescribe: state law does not allow it with this license." in page(bob)
    cast.license_of(bob, "art_therapist", "GU", verified=False)
    html = page(bob)
    assert "Board not listed" in html
    assert "Not confirmed. Nobody here has yet confirmed" in html


def test_the_queries_of_the_page_do_not_grow_with_the_licenses() -> None:
    alice = cast.alice()
    before = queries_of_the_page(alice)
    for state in ("WA", "CA", "ID"):
        cast.license_of(alice, "md", state)
    assert queries_of_the_page(alice) == before


def queries_of_the_page(provider: Provider) -> int:
    client = client_of(provider)
    with CaptureQueriesContext(connection) as seen:
        client.get(address("practice_licenses", provider))
    return len(seen)


def test_a_dea_registration_that_was_seen_is_told_for_the_license_or_its_holder() -> None:
    alice = cast.alice()
    cast.look(alice.licenses.get(), fact=Fact.DEA_SCHEDULE)
    assert "DEA registration: seen on" in page(alice)
    dora = cast.listing("dora-dogwood")
    license_ = cast.license_of(dora, "md")
    of_holder: dict[str, Any] = {"license": None, "provider": dora, "fact": Fact.DEA_SCHEDULE}
    cast.look(license_, **of_holder)
    assert "DEA registration: seen on" in page(dora)
    cast.license_of(dora, "md", "WA")
    assert "DEA registration: seen on" not in page(dora)


def test_the_first_page_of_a_provider_says_which_license_needs_something_from_them() -> None:
    alice = cast.alice()
    client = client_of(alice)
    assert "needs something from you" not in client.get("/practice/").content.decode()
    waits = cast.license_of(alice, "md", "WA", number="WA9", verified=False)
    assert "needs something from you" not in client.get("/practice/").content.decode()
    cast.decide(waits, Verdict.NEED_MORE)
    html = " ".join(client.get("/practice/").content.decode().split())
    assert "A license needs something from you:" in html
    assert f">{waits}</a>" in html
    cast.decide(waits, Verdict.DISCIPLINED)
    assert "needs something from you" not in client.get("/practice/").content.decode()
