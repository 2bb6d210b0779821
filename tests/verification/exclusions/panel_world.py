"""A practice and the people in it, lists that name them, what senior reviewers said of that, and what the public reads."""

import datetime as dt
import tempfile
from pathlib import Path

from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied
from django.template.loader import render_to_string
from django.utils import timezone

from accounts.roles import Role
from directory.listing.other_checks import other_checks
from directory.listing.record import record_of
from providers.dates import today
from providers.models import Provider
from providers.vocabulary.checking import Fact
from tests import cast
from tests.directory.listing.reading import words_of
from tests.verification.leie_rows import business, excluded, listed
from tests.verification.nppes_rows import npi
from verification.actions.exclusion_decisions import confirm_hit, dismiss_hit, hit_version
from verification.models import ExclusionHit

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
