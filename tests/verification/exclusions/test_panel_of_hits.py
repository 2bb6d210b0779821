"""What the public reads of the exclusion list where several of its entries could be about somebody: nobody is accused of what no person found,
and nobody is cleared of what a person did find, whatever was decided of the other entries, in which order, and on which list."""

import datetime as dt
from collections.abc import Iterator

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from providers.models import Provider
from providers.vocabulary.checking import ListingState, Result
from tests import cast
from tests.directory.listing.reading import ListingRead
from tests.reading import grade
from tests.verification.exclusions.hits import name_hit
from tests.verification.exclusions.panel_world import PEOPLE, ROWS, Step, World, panel, walk
from verification.exclusions.side_by_side import about_the_row
from verification.models.exclusion_hit import HitStage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_january")]

NAMES = st.sampled_from(sorted(ROWS))
STEPS = st.one_of(
    st.tuples(st.just("take"), st.frozensets(NAMES)),
    st.tuples(st.sampled_from(["confirm", "dismiss"]), NAMES),
)
LOOKS = st.tuples(
    st.just("look"), st.tuples(st.sampled_from(PEOPLE), st.sampled_from(Result.values))
)
BOTH = frozenset({"alice 1", "alice 2"})


@pytest.fixture(autouse=True)
def in_january() -> Iterator[None]:
    with time_machine.travel(dt.datetime(2026, 1, 30, 12, tzinfo=dt.UTC), tick=True):
        yield


def judge(world: World) -> None:
    """Each line of the practice's page against what a person found of each entry, and what the newest list has."""
    lines = panel(world.house)
    for slug in PEOPLE:
        own = Provider.objects.get(slug=slug)
        sign, words = panel(own)[own.name]
        if own.pk != world.house.pk and own.listing_state != ListingState.SUSPENDED:
            assert lines[own.name] == (sign, f"{words} ({own.name})")
        told = (slug, sign, words, world.said, sorted(world.newest), world.by_hand)
        named = [name for name in world.said_of(slug, "is") if name in world.newest]
        left = [name for name in world.said_of(slug, "is") if name not in world.newest]
        undecided = [
            name for name in world.names_of(slug) if name in world.newest - world.said.keys()
        ]
        # A number that took a listing down waits for a person when it has left the list, too.
        held = own.exclusion_hits.filter(stage=HitStage.OPEN, gone_on__isnull=False).exists()
        by_hand = world.by_hand.get(slug)
        assert "not checked" not in words, told
        if named:
            assert (sign, "a match on" in words) == ("unmet", True), told
        elif not world.said_of(slug, "is") and by_hand != "adverse":
            assert "a match" not in words, told
        if not named and by_hand is None:
            waits = bool(undecided or left or held)
            assert ("being checked" in words) is waits, told
            assert sign == ("unknown" if waits else "met"), told
            assert ("no match on" in words) is not waits, told
            assert "not clear yet" not in words, told
        if not named and (undecided or left or held):
            # A match that somebody noted by hand is told as one; nothing else accuses or clears before a person has decided.
            assert sign == "unknown" or by_hand == "adverse", told


@settings(max_examples=25, deadline=None, phases=(Phase.explicit, Phase.generate))
@given(st.lists(STEPS, max_size=9))
@example([("take", BOTH), ("confirm", "alice 1"), ("dismiss", "alice 2")])
@example([("take", BOTH), ("dismiss", "alice 2"), ("confirm", "alice 1"), ("dismiss", "alice 1")])
@example(
    [
        ("take", BOTH),
        ("confirm", "alice 1"),
        ("confirm", "alice 2"),
        ("take", frozenset({"alice 2"})),
        ("dismiss", "alice 1"),
    ]
)
@example(
    [
        ("take", frozenset({"alice 1"})),
        ("confirm", "alice 1"),
        ("take", frozenset()),
        ("dismiss", "alice 1"),
        ("take", frozenset({"alice 1"})),
    ]
)
@example([("take", frozenset({"practice npi", "bea 1"})), ("dismiss", "bea 1")])
def test_all_that_was_found_of_all_entries_is_told_truly(steps: list[Step]) -> None:
    with transaction.atomic():
        judge(walk(steps))
        transaction.set_rollback(True)


@settings(max_examples=25, deadline=None, phases=(Phase.explicit, Phase.generate))
@given(st.lists(STEPS | LOOKS, max_size=9))
@example([("take", BOTH), ("confirm", "alice 1"), ("look", ("alice-alder", "not_found"))])
def test_a_look_by_hand_neither_accuses_nor_clears_beside_the_entries(steps: list[Step]) -> None:
    with transaction.atomic():
        judge(walk(steps))
        transaction.set_rollback(True)


def line_of(world: World) -> tuple[str, str]:
    """What the practice's page says of Alice."""
    return panel(world.house)["Alice Alder"]


def test_a_confirmed_entry_is_a_match_though_another_one_was_dismissed_later() -> None:
    world = walk([("take", BOTH), ("confirm", "alice 1"), ("dismiss", "alice 2")])
    words = "Federal exclusion list: a match on Jan. 3, 2026 (Alice Alder)"
    assert line_of(world) == ("unmet", words)
    assert words in ListingRead("alder-house").part("checks")


def test_a_number_that_nobody_has_looked_into_accuses_nobody_on_the_page_of_a_practice() -> None:
    """A typing error of the list is a number on it, too."""
    world = walk([("take", frozenset({"alice npi"}))])
    words = "Federal exclusion list: the list of Jan. 3, 2026 is being checked (Alice Alder)"
    assert line_of(world) == ("unknown", words)


def test_a_match_that_has_left_the_list_is_told_with_both_days() -> None:
    steps: list[Step] = [("take", BOTH), ("confirm", "alice 1"), ("take", frozenset())]
    world = walk(steps)
    words = (
        "Federal exclusion list: a match on Jan. 3, 2026 (the list of Jan. 4, 2026 is being checked) "
        "(Alice Alder)"
    )
    assert line_of(world) == ("unknown", words)
    assert grade(f"<main><p>{words}.</p></main>") <= 8
    world.dismiss("alice 1")
    assert line_of(world)[0] == "met"


def test_who_comes_back_on_the_list_is_asked_about_again_and_taken_down_by_number() -> None:
    """A row can be missing for a month by mistake; whoever was let go because of that is not cleared for good."""
    one = frozenset({"practice npi"})
    world = walk([("take", one), ("take", frozenset()), ("dismiss", "practice npi")])
    house = world.house
    house.refresh_from_db()
    assert (panel(house)["Alder House"][0], house.listing_state) == ("met", ListingState.PUBLISHED)
    world.take(one)
    house.refresh_from_db()
    hit = world.hit("practice npi")
    assert hit
    assert (hit.stage, hit.decided_by, hit.reason) == (HitStage.OPEN, None, "")
    assert panel(house)["Alder House"][0] == "unknown"
    assert house.listing_state == ListingState.SUSPENDED


def test_two_checks_that_do_not_agree_are_not_clear_until_somebody_looks_again() -> None:
    world = walk([("take", BOTH), ("dismiss", "alice 1")])
    world.look(("alice-alder", "adverse"))
    hit = world.hit("alice 2")
    assert hit
    assert "A reviewer noted by hand on Jan. 30, 2026" in " ".join(about_the_row(hit))
    assert line_of(world)[0] == "unmet"
    world.dismiss("alice 2")
    words = "Federal exclusion list: last looked at on Jan. 30, 2026, not clear yet (Alice Alder)"
    assert line_of(world) == ("unknown", words)
    assert grade(f"<main><p>{words}.</p></main>") <= 8
    world.look(("alice-alder", "not_found"))
    assert line_of(world)[0] == "met"
    assert "noted by hand" not in " ".join(about_the_row(hit))


def test_a_hit_counts_for_whom_no_comparison_is_kept() -> None:
    alice = cast.alice()
    name_hit(
        alice, stage="confirmed", decided_at=timezone.now(), decided_by=cast.rosa(), reason="x"
    )
    assert panel(alice)["Alice Alder"][0] == "unmet"
