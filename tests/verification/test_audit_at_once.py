"""Many writers at once: one chain, without a gap or a fork, and nobody waits for it."""

import threading
from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from providers.models import Location, Provider
from tests import cast
from verification.audit.chain import START, chain_waiting
from verification.models import AuditRow

pytestmark = pytest.mark.usefixtures("transactional_db")

PATIENCE = 20


class Another(threading.Thread):
    """Somebody else, on a connection of their own."""

    def __init__(self, act: Callable[[], object]) -> None:
        super().__init__(daemon=True)
        self.act = act
        self.failure: BaseException | None = None
        self.start()

    def run(self) -> None:
        try:
            self.act()
        except BaseException as failure:
            self.failure = failure
        finally:
            connection.close()

    def done(self) -> None:
        self.join(PATIENCE)
        assert not self.is_alive(), "waits for somebody"
        if self.failure:
            raise self.failure


def one_chain() -> int:
    """How many rows the chain has; every row is in it, after the one before it."""
    chain_waiting()
    previous, number = START, 0
    for row in AuditRow.objects.order_by("number"):
        assert (row.number, row.previous) == (number + 1, previous)
        number, previous = number + 1, row.hash
    call_command("verify_audit", stdout=StringIO())
    return number


def test_many_writers_make_one_chain() -> None:
    providers = [cast.listing(f"someone-{number}") for number in range(6)]

    def work(provider: Provider) -> Callable[[], None]:
        def act() -> None:
            for number in range(8):
                Provider.objects.filter(pk=provider.pk).update(about=f"Version {number}")

        return act

    for each in [Another(work(provider)) for provider in providers]:
        each.done()
    assert AuditRow.objects.filter(kind="listing", act="changed").count() == 6 * 8
    assert one_chain() == AuditRow.objects.count()


def test_a_long_transaction_keeps_nobody_waiting() -> None:
    one, other = cast.listing("one"), cast.listing("other")
    with transaction.atomic():
        Location.objects.filter(provider=one).delete()
        cast.place(one)
        # Holds the chain, as a commit does for a moment.
        with connection.cursor() as cursor:
            cursor.execute("SELECT audit_chain(1, false)")
            assert cursor.fetchone() == (1,)
        Another(lambda: cast.place(other)).done()
        assert AuditRow.objects.filter(kind="location", number=None).count() == 1
    # What the other one left, the next commit takes along.
    Provider.objects.update(about="Calm")
    assert not AuditRow.objects.filter(number=None).exists()
    one_chain()


def test_rows_of_a_transaction_that_saw_an_old_state_are_left_to_the_next() -> None:
    provider = cast.listing("someone")
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        cast.place(provider)
        Another(lambda: Provider.objects.update(about="Calm")).done()
    assert AuditRow.objects.get(number=None).kind == "location"
    one_chain()


def test_what_was_rolled_back_leaves_no_gap() -> None:
    provider = cast.listing("someone")
    before = one_chain()
    with transaction.atomic():
        cast.place(provider)
        transaction.set_rollback(True)
    cast.place(provider)
    assert one_chain() == before + 1


def test_rows_are_in_the_chain_as_soon_as_they_are_committed() -> None:
    with transaction.atomic():
        cast.alice()
        assert AuditRow.objects.filter(number=None).exists()
    assert not AuditRow.objects.filter(number=None).exists()
