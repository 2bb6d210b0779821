"""Entries of random worlds, asked on days on which things run out and after random changes: a wrong one shows a client somebody
who does not fit, a badge that has ended, or hides who does fit."""

import datetime as dt
import random
from collections.abc import Mapping

import pytest
from django.db import transaction
from hypothesis import example, given, settings
from hypothesis import strategies as st

from catalog.entries import facts_of_entries
from catalog.facts import Facts
from catalog.load import SERVICE_FACTS, STATED_LISTS, load_facts
from catalog.models import Entry
from catalog.rebuild import kept_pks, rebuild_entries
from providers.dates import today
from providers.models import Provider
from tests.catalog.random_changes import ChangingWorld
from tests.catalog.random_world import DAYS
from tests.entries import settle, spans_in

pytestmark = pytest.mark.django_db
EPOCH = dt.date(1970, 1, 1)


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 2**32), offset=st.sampled_from(DAYS))
def test_an_entry_says_what_the_tables_say_on_every_day(seed: int, offset: int) -> None:
    with transaction.atomic():
        ChangingWorld(random.Random(seed))
        settle()
        compare(today() + dt.timedelta(days=offset))
        transaction.set_rollback(True)


@example(1161751)
@settings(max_examples=16, deadline=None)
@given(st.integers(0, 2**32))
def test_no_change_leaves_an_entry_behind(seed: int) -> None:
    with transaction.atomic():
        world = ChangingWorld(random.Random(seed))
        for _ in range(12):
            settle()
            for _ in range(world.chance.choice([1, 1, 3])):
                world.change()
        settle()
        assert rebuild_entries(kept_pks()) == 0
        compare(today() + dt.timedelta(days=world.chance.choice(DAYS)))
        transaction.set_rollback(True)


def compare(on: dt.date) -> None:
    """Facts from entries are the facts, and the texts that search reads say the same."""
    everybody = list(Provider.objects.order_by("pk").values_list("pk", flat=True))
    expected = load_facts(everybody, on)
    assert facts_of_entries(everybody, on) == expected
    entries = {entry.pk: entry for entry in Entry.objects.filter(listed=True)}
    assert set(entries) == set(expected)
    for pk, facts in expected.items():
        assert keys_on(entries[pk], on) == keys_of(facts), facts.slug
        assert entries[pk].places == " ".join(
            f"{at.latitude} {at.longitude}" for at in facts.places
        )


def keys_on(entry: Entry, on: dt.date) -> set[str]:
    day = (on - EPOCH).days
    held = spans_in(entry.spans).items()
    running = {key for key, spans in held if any(first <= day <= last for first, last in spans)}
    both = {key.removeprefix("own@") for key in running if key.startswith("own@")}
    return set(entry.options.split()) | running - {f"collab@{state}" for state in both}


def keys_of(facts: Facts) -> set[str]:
    """The option keys that hold of a listing, by hand; collaborating only where own authority is not given."""
    plain: Mapping[str, frozenset[str] | None] = facts.options
    facets = (*SERVICE_FACTS, *STATED_LISTS, "phase", "gender", "profession")
    keys = {f"{facet}:{value}" for facet in facets for value in plain[facet] or ()}
    keys |= {f"state:{state}" for state in facts.states()}
    keys |= {f"telehealth@{state}" for state in facts.telehealth_states}
    keys |= {f"team@{state}" for state in facts.standing.team_states}
    given = facts.standing.prescribing or {}
    keys |= {f"own@{state}" for state, each in given.items() if each == "own"}
    keys |= {f"collab@{state}" for state, each in given.items() if each == "collaborating"}
    keys |= {"trained"} if "kap_trained" in (plain["experience"] or ()) else set()
    return keys | ({"badge"} if facts.standing.checked_on else set())
