"""What the page says a change would do is what it then does: an administrator decides on these names and numbers."""

import datetime as dt
import random
from typing import Any

import pytest
import time_machine
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.entries import facts_of_entries
from catalog.standing import standings
from catalog.supposed import Said
from providers.actions.prescribing_rules import add_version, confirm_rules, versions
from providers.dates import today
from providers.models import PrescribingRule, Provider
from providers.vocabulary.checking import PRESCRIBES, RuleAuthority
from tests import cast
from tests.catalog.random_changes import ChangingWorld
from tests.catalog.random_world import ROUTES, STATES, TYPES
from tests.entries import epoch, settle
from tests.verification.rules import ada, text
from verification.rule_preview import Effect, Preview, preview

pytestmark = pytest.mark.django_db
A_DAY = dt.timedelta(days=1)
MAYBE_ROUTES = st.lists(st.sampled_from(ROUTES), max_size=3, unique=True)


def shown(state: str) -> dict[int, Said]:
    """What every public listing is shown as in a state, by the plain queries that search falls back to."""
    public = list(Provider.objects.published().values_list("pk", flat=True))
    found = {}
    for pk, standing in standings(public, today()).items():
        authority = (standing.prescribing or {}).get(state, "not_confirmed")
        routes = (standing.prescribing_routes or {}).get(state, frozenset())
        found[pk] = Said(authority, tuple(sorted(routes)), state in standing.team_states)
    return found


def change(license_type: str, state: str, authority: str, routes: list[str] | None = None) -> None:
    add_version(
        license_type=license_type,
        state=state,
        text=text(authority, routes=tuple(routes or ())),
        reason="The law was changed",
        by=ada(),
    )


@settings(max_examples=25, deadline=None)
@given(
    seed=st.integers(0, 2**32),
    license_type=st.sampled_from(TYPES),
    state=st.sampled_from(STATES),
    authority=st.sampled_from(RuleAuthority.values),
    routes=MAYBE_ROUTES,
    confirming=st.booleans(),
)
def test_the_preview_is_what_applying_then_does(
    seed: int, license_type: str, state: str, authority: str, routes: list[str], confirming: bool
) -> None:
    with transaction.atomic():
        ChangingWorld(random.Random(seed))
        settle()

        def act() -> None:
            if confirming:
                confirm_rules(versions(license_type, state), by=ada())
            else:
                change(license_type, state, authority, routes if authority in PRESCRIBES else None)

        before, told, rules = shown(state), epoch(), list(PrescribingRule.objects.values())
        said = preview(license_type, state, act)
        assert (shown(state), epoch(), list(PrescribingRule.objects.values())) == (
            before,
            told,
            rules,
        )
        act()
        after = shown(state)
        expected = {pk: (before[pk], after[pk]) for pk in before if before[pk] != after[pk]}
        now = {each.pk: (each.before, each.after) for each in said.shifts if not each.later}
        assert now == expected
        settle()
        # Search says the same as soon as the change is there.
        for pk, facts in facts_of_entries(list(after), today()).items():
            authority_shown = (facts.standing.prescribing or {}).get(state, "not_confirmed")
            assert authority_shown == after[pk].authority
        transaction.set_rollback(True)


def nurse(slug: str, **fields: Any) -> Provider:
    provider = cast.listing(slug)
    cast.service(provider, "medical", "iv")
    cast.license_of(provider, "np", "OH", **fields)
    return provider


def effects(said: Preview) -> dict[str, Effect]:
    return {each.slug: each.effect for each in said.shifts}


def test_each_listing_is_named_with_what_happens_to_it() -> None:
    nurse("nora-nash")
    nurse("unchecked-ula", verified=False)
    cast.draft_listing("dana-dogwood")
    both = nurse("both-bea")
    cast.license_of(both, "md", "OH", number="MD1")
    practice = cast.listing("water-house", kind="organization")
    cast.membership(practice, Provider.objects.get(slug="nora-nash"))
    cast.service(practice, "medical", "im")
    alone = preview("np", "OH", lambda: change("np", "OH", "own"))
    assert effects(alone) == {"nora-nash": Effect.HOW, "water-house": Effect.HOW}
    none = preview("np", "OH", lambda: change("np", "OH", "no"))
    assert effects(none) == {
        "nora-nash": Effect.LOST,
        "water-house": Effect.LOST,
        # No license of hers prescribes, whatever a board shows: a no is told where it was open.
        "unchecked-ula": Effect.WORDS,
    }
    assert none.counts == [(Effect.LOST, 2), (Effect.WORDS, 1)]
    drops = preview("np", "OH", lambda: change("np", "OH", "collaborating", ["iv"]))
    assert effects(drops) == {"nora-nash": Effect.ROUTES, "water-house": Effect.ROUTES}
    shots = preview("np", "OH", lambda: change("np", "OH", "collaborating", ["sublingual"]))
    assert effects(shots) == {"nora-nash": Effect.LOST, "water-house": Effect.LOST}


def test_a_care_team_that_would_end_is_told() -> None:
    partnership = cast.care_team()
    said = preview("md", "OR", lambda: change("md", "OR", "not_confirmed"))
    assert effects(said) == {
        partnership.prescriber.slug: Effect.LOST,
        partnership.therapist.slug: Effect.TEAM,
    }


def test_confirming_shows_who_becomes_a_prescriber() -> None:
    provider = cast.listing("tess-tate")
    cast.license_of(provider, "np", "TX")
    said = preview("np", "TX", lambda: confirm_rules(versions("np", "TX"), by=ada()))
    assert effects(said) == {"tess-tate": Effect.GAINED}
    assert versions("np", "TX").waiting().exists()


@pytest.mark.parametrize("days", [1, 40, 200])
def test_a_change_to_come_names_who_has_a_check_today(days: int) -> None:
    """Checks end after 90 days: somebody who puts the change off until then must not seem to touch nobody."""
    nurse("nora-nash")
    on = today() + days * A_DAY
    said = preview(
        "np",
        "OH",
        lambda: add_version(
            license_type="np",
            state="OH",
            text=text("no", valid_from=on),
            reason="From then on",
            by=ada(),
        ),
    )
    [shift] = said.shifts
    assert (shift.slug, shift.effect, shift.day, shift.later) == (
        "nora-nash",
        Effect.LOST,
        on,
        True,
    )


def test_the_end_of_a_version_is_previewed_too() -> None:
    nurse("nora-nash")
    end = today() + 10 * A_DAY
    said = preview(
        "np",
        "OH",
        lambda: add_version(
            license_type="np",
            state="OH",
            text=text("collaborating", valid_until=end),
            reason="It ends",
            by=ada(),
        ),
    )
    [shift] = said.shifts
    assert (shift.effect, shift.day) == (Effect.LOST, end + A_DAY)


def test_a_change_to_come_counts_by_the_clock_alone() -> None:
    nurse("nora-nash")
    add_version(
        license_type="np",
        state="OH",
        text=text("no", valid_from=today() + 5 * A_DAY),
        reason="From then on",
        by=ada(),
    )
    nora = Provider.objects.get(slug="nora-nash")
    settle()
    for days, authority in ((4, "collaborating"), (5, "no")):
        with time_machine.travel(timezone.now() + days * A_DAY, tick=False):
            assert shown("OH")[nora.pk].authority == authority
            [facts] = facts_of_entries([nora.pk]).values()
            assert facts.standing.prescribing == {"OH": authority}


def test_what_was_seen_is_another_version_when_one_more_is_touched() -> None:
    nurse("nora-nash")

    def seen() -> str:
        return preview("np", "OH", lambda: change("np", "OH", "no")).version

    first = seen()
    assert first == seen()
    nurse("nell-noon")
    assert first != seen()


def test_the_holders_of_a_license_are_read_once() -> None:
    nurse("nora-nash")
    with CaptureQueriesContext(connection) as queries:
        assert effects(preview("np", "OH", lambda: change("np", "OH", "no")))
    assert sum("catalog_standing(" in each["sql"] for each in queries) == 1
