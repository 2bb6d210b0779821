"""Reading many listings at once must say of each what its own page says: nobody gets the license of a neighbor."""

from dataclasses import replace

import pytest
from pytest_django import DjangoAssertNumQueries

from directory.listing.record import record_of, records_of
from providers.dates import today
from providers.models import Provider
from tests import cast

pytestmark = pytest.mark.django_db


def neighbors() -> list[Provider]:
    """A care team, a practice with one of them in it, and someone with nothing at all."""
    bob_and_alice = cast.care_team()
    practice = cast.listing("pine-practice", kind="organization")
    cast.membership(practice, bob_and_alice.prescriber)
    return [bob_and_alice.therapist, practice, cast.listing("nobody"), bob_and_alice.prescriber]


def test_records_read_together_are_those_read_one_by_one() -> None:
    providers = neighbors()
    together = records_of(providers, today())
    assert list(together) == [each.pk for each in providers]
    for provider in providers:
        alone = record_of(provider, today())
        # What is read for all of them serves each: the law, and the standing of every partner.
        shared = together[provider.pk]
        assert alone.standings.items() <= shared.standings.items()
        assert alone.rules.items() <= shared.rules.items()
        assert replace(shared, standings={}, rules={}) == replace(alone, standings={}, rules={})


def test_a_partner_whom_the_public_cannot_see_is_on_nobody_s_record() -> None:
    providers = neighbors()
    bob = providers[0]
    Provider.objects.filter(pk=bob.pk).update(listing_state="paused")
    bob.refresh_from_db()
    records = records_of(providers, today())
    assert [len(records[each.pk].partnerships) for each in providers] == [1, 0, 0, 0]


def test_many_records_take_no_more_queries_than_one(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    providers = neighbors()
    with django_assert_max_num_queries(15) as one:
        record_of(providers[3], today())
    with django_assert_max_num_queries(len(one)):
        records_of(providers, today())
