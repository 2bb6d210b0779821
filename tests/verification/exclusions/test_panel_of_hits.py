"""What the public reads of the exclusion list where several of its entries could be about somebody: nobody is accused of what no person found,
and nobody is cleared of what a person did find, whatever was decided of the other entries, in which order, and on which list."""

import datetime as dt
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from accounts.roles import Role
from directory.listing.other_checks import other_checks
from directory.listing.record import record_of
from providers.dates import today
from providers.models import Provider
from providers.vocabulary.checking import Fact, ListingState, Result
from tests import cast
from tests.directory.listing.reading import ListingRead, words_of
from tests.reading import grade
from tests.verification.exclusions.hits import name_hit
from tests.verification.leie_rows import business, excluded, listed
from tests.verification.nppes_rows import npi
from verification.actions.exclusion_decisions import confirm_hit, dismiss_hit, hit_version
from verification.exclusions.side_by_side import about_the_row
from verification.models import ExclusionHit
from verification.models.exclusion_hit import HitStage

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_january")]

DAY = dt.date(2026, 1, 1)
# Entries of the list by a name of ours: whom they could be about, the row, and the day that tells it from the others.
ROWS = {
    "alice 1": ("alice-alder", excluded("ALDER", "ALICE", excldate="20200101")),
    "alice 2": ("alice-alder", excluded("ALDER", "ALICE", excldate="20200202")),
    "alice npi": ("alice-alder", excluded("OTHER", "NAME", npi=npi(7), excldate="20200303")),
    "bea 1": ("bea-beech", excluded("BEECH", "BEA", excldate="20200404")),
    "practice 1": ("alder-house", business("ALDER HOUSE", excldate="20200505")),
    "practice npi": ("alder-house", business("ANOTHER", npi=npi(8), excldate="20200606")),
}
PEOPLE = ("alder-house", "alice-alder", "bea-beech")
Step = tuple[str, object]
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


class World:
    """Alder House, in which Alice and Bea work, the lists one after the other, and what senior reviewers said of their entries."""

    def __init__(self) -> None:
        # Alice works there, and has never published a listing of her own: the practice's page names her all the same.
        house = cast.listing("alder-house", kind="organization", npi=npi(8))
        cast.place(house)
        alice = cast.draft_listing("alice-alder", name="Alice Alder", npi=npi(7))
        cast.place(alice)
        cast.license_of(alice, "md")
        cast.membership(house, alice)
        bea = cast.listing("bea-beech")
        cast.license_of(bea, "md")
        cast.membership(house, bea)
        self.house = house
        self.seniors = [
            cast.user(f"{name}@example.org", Role.SENIOR_REVIEWER) for name in ("sam", "selma")
        ]
        self.as_of, self.newest = DAY, frozenset[str]()
        # What the last decision on each entry was; "over" for one that the list had no more.
        self.said: dict[str, str] = {}
        self.by_hand: dict[str, str] = {}
        self.take(frozenset())

    def take(self, names: frozenset[str]) -> None:
        self.as_of, self.newest = self.as_of + dt.timedelta(days=1), names
        rows = [excluded("NOBODYHERE", "X", state="TX"), *(ROWS[name][1] for name in names)]
        with tempfile.TemporaryDirectory() as folder:
            listed(Path(folder) / "a.csv", *rows, as_of=str(self.as_of))
        for name in names:
            if self.said.get(name) == "over":
                del self.said[name]

    def hit(self, name: str) -> ExclusionHit | None:
        slug, row = ROWS[name]
        day = dt.datetime.strptime(row["EXCLDATE"], "%Y%m%d").date()  # noqa: DTZ007
        hits = ExclusionHit.objects.select_related("provider", "seen_in")
        return hits.filter(provider__slug=slug, excluded_on=day).first()

    def confirm(self, name: str) -> None:
        if hit := self.hit(name):
            try:
                confirm_hit(hit=hit, reason="x", version=hit_version(hit), by=self.seniors[0])
            except PermissionDenied:
                return
            self.said[name] = "is"

    def dismiss(self, name: str) -> None:
        """Also undoes what was confirmed: that takes the other one."""
        if hit := self.hit(name):
            try:
                version = hit_version(hit)
                dismiss_hit(
                    hit=hit, reason="x", show_again=True, version=version, by=self.seniors[1]
                )
            except PermissionDenied:
                return
            self.said[name] = "is not" if name in self.newest else "over"

    def look(self, what: tuple[str, str]) -> None:
        """Rosa searched the list by hand."""
        slug, result = what
        note(slug, result)
        self.by_hand[slug] = result

    def names_of(self, slug: str) -> list[str]:
        return [name for name, (whose, _row) in ROWS.items() if whose == slug]

    def said_of(self, slug: str, *what: str) -> list[str]:
        return [name for name in self.names_of(slug) if self.said.get(name) in what]


def note(slug: str, result: str) -> None:
    """Rosa searched the list by hand just now."""
    provider = Provider.objects.get(slug=slug)
    license_ = Provider.objects.get(slug="alice-alder").licenses.get()
    cast.look(
        license_,
        result,
        license=None,
        provider=provider,
        fact=Fact.EXCLUSION,
        performed_at=timezone.now(),
    )


def panel(provider: Provider) -> dict[str, tuple[str, str]]:
    """The sign and the words of each line of their page, by whom it is about."""
    found = {}
    for check in other_checks(record_of(provider, today())).exclusions:
        html = render_to_string("directory/listing/exclusion.html", {"check": check})
        line = BeautifulSoup(html, "html.parser").li
        assert line
        found[check.about or provider.name] = (line["class"][0], words_of(line))
    return found


def walk(steps: list[Step]) -> World:
    world = World()
    for act, what in steps:
        getattr(world, act)(what)
    return world


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
        left += own.exclusion_hits.filter(stage=HitStage.OPEN, gone_on__isnull=False)
        by_hand = world.by_hand.get(slug)
        assert "not checked" not in words, told
        if named:
            assert (sign, "a match on" in words) == ("unmet", True), told
        elif not world.said_of(slug, "is") and by_hand != "adverse":
            assert "a match" not in words, told
        if not named and by_hand is None:
            waits = bool(undecided or left)
            assert ("being checked" in words) is waits, told
            assert sign == ("unknown" if waits else "met"), told
            assert ("no match on" in words) is not waits, told
            assert "not clear yet" not in words, told
        if not named and (undecided or left):
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
