"""Two people press at the same moment: one write stands, the other is told, and nothing is there twice."""

import datetime as dt
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.core import mail
from django.db import connection

from providers.actions.licenses import ChangedMeanwhileError, change_license
from providers.actions.partnership_reminders import remind_of_partnerships
from providers.actions.partnerships import (
    NotPossibleError,
    confirm_partnership,
    end_partnership,
    propose_partnership,
)
from providers.dates import today
from providers.license_version import version_of
from providers.models import Partnership, Provider, Side
from tests import cast
from tests.providers.licensing import owner_of, proposal


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Do them at the same time; says of each whether it was done or refused."""

    def one(act: Callable[[], object]) -> str:
        try:
            act()
        except (ChangedMeanwhileError, NotPossibleError):
            return "refused"
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as threads:
        return list(threads.map(one, acts))


def test_of_two_saves_of_a_license_one_stands(transactional_db: None) -> None:
    license_ = cast.alice().licenses.get()
    seen, owner = version_of(license_), owner_of(license_.provider)

    def save(number: str) -> Callable[[], object]:
        return lambda: change_license(license_, values={"number": number}, version=seen, by=owner)

    assert sorted(at_once(save("ONE1"), save("TWO2"))) == ["done", "refused"]


def test_two_who_ask_each_other_at_once_have_one_proposal(transactional_db: None) -> None:
    bob, alice = cast.bob(), cast.alice()
    # So that either could be either.
    cast.license_of(bob, "np", specialty="psychiatry", verified=False)

    def ask(listing: Provider, partner: Provider) -> Callable[[], object]:
        return lambda: propose_partnership(
            listing=listing,
            partner=partner,
            side=Side.THERAPIST,
            states=["OR"],
            by=owner_of(listing),
        )

    assert sorted(at_once(ask(bob, alice), ask(alice, bob))) == ["done", "refused"]
    assert Partnership.objects.count() == 1


def test_a_yes_and_an_end_at_once_never_leave_a_team(transactional_db: None) -> None:
    bob, alice = cast.bob(), cast.alice()
    made = proposal(bob, alice)
    at_once(
        lambda: confirm_partnership(made, listing=alice, by=owner_of(alice)),
        lambda: end_partnership(made, listing=bob, by=owner_of(bob)),
    )
    assert not Partnership.objects.active().exists()


def test_two_runs_at_once_remind_once(transactional_db: None) -> None:
    cast.care_team(valid_until=today() + dt.timedelta(days=20))
    at_once(remind_of_partnerships, remind_of_partnerships)
    assert sorted(letter.to[0] for letter in mail.outbox) == [
        "alice@example.org",
        "bob@example.org",
    ]
