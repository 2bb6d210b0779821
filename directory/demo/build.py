"""Writes the whole demo, some hundred listings at a time."""

from collections.abc import Iterator

from accounts.models import User
from directory.demo.alice import ALICE
from directory.demo.bob import BOB
from directory.demo.cast import save_cast
from directory.demo.chance import Decks
from directory.demo.claims import save_claims
from directory.demo.identity import MAIL_HOST
from directory.demo.listing import Listing, person, practice
from directory.demo.part import STATE, play
from directory.demo.partnerships import Candidate, Candidates, make
from directory.demo.places import Atlas, atlas, street
from directory.demo.registry import disputed, unclaimed
from directory.demo.roster import Household, Roster
from directory.demo.rows import Rows
from directory.demo.world import World, read_law
from providers.dates import today
from providers.demo_parts import PARTS as ADDED
from providers.demo_parts import Demo
from providers.models import Membership, Provider, RegistryRecord

PARTS = (ALICE, BOB)
FEWEST = len(PARTS)
# Listings in memory at once: enough for few statements, few enough for any number of listings.
AT_ONCE = 500


def invented() -> set[str]:
    """The slugs of invented listings in the database: those whose owner's address reaches nobody."""
    owned = Provider.objects.filter(owner__email__endswith=f"@{MAIL_HOST}")
    return set(owned.order_by().values_list("slug", flat=True))


def planned(providers: int, seed: int) -> set[str]:
    """The slugs of the listings that `build` would write."""
    slugs = {part.slug for part in PARTS}
    for household in _roster(providers, seed, atlas(), Decks(seed)).households():
        slugs |= {sketch.slug for sketch in [*household.people, household.practice] if sketch}
    return slugs


def build(providers: int, seed: int) -> Iterator[int]:
    """Write so many listings, with all that belongs to them; yields how many are there from time to time.

    Alice and Bob are two of them. The caller opens the transaction.
    """
    users = save_cast()
    on = today()
    world = World(seed, on, rosa=users["rosa"], sam=users["sam"], law=read_law(on))
    records = [unclaimed(world), disputed(world)]
    RegistryRecord.objects.bulk_create(records, ignore_conflicts=True)
    candidates = Candidates()
    _save_team(world, users, candidates)
    rows, done = Rows(), FEWEST
    listings: list[Listing] = []
    for household in _roster(providers, seed, world.atlas, world.decks).households():
        listings += _household(world, rows, household)
        if len(rows.providers) >= AT_ONCE:
            done += len(rows.providers)
            _save(world, rows, listings, candidates)
            yield done
    _save(world, rows, listings, candidates)
    rows.partnerships += candidates.partnerships(world)
    rows.save()
    save_claims(world)
    _rooms_above(world)
    yield providers


def _rooms_above(world: World) -> None:
    """What belongs to the demo and is kept by rooms that this one does not know."""
    listings = Provider.objects.filter(owner__email__endswith=f"@{MAIL_HOST}")
    listings = listings.exclude(slug__in=[part.slug for part in PARTS])
    some = list(listings.select_related("owner").order_by("slug"))
    demo = Demo(on=world.today, reviewer=world.rosa, listings=some)
    for add in ADDED:
        add(demo)


def _roster(providers: int, seed: int, places: Atlas, decks: Decks) -> Roster:
    others = Provider.objects.exclude(slug__in=invented())
    taken = {part.slug for part in PARTS} | set(others.order_by().values_list("slug", flat=True))
    return Roster(seed, providers - FEWEST, places, decks, taken)


def _save_team(world: World, users: dict[str, User], candidates: Candidates) -> None:
    """Alice, Bob, and the partnership that both have confirmed; Alice takes other therapists' clients too."""
    rows = Rows()
    alice, bob = (play(world, rows, users[part.slug.partition("-")[0]], part) for part in PARTS)
    prescriber, therapist = (
        Candidate(part.index, provider, world.atlas.find(part.zip), frozenset({STATE}))
        for part, provider in ((ALICE, alice), (BOB, bob))
    )
    candidates.add_prescriber(prescriber)
    chance = world.chance("partnership", therapist.index)
    rows.partnerships.append(make(world, therapist, prescriber, "active", chance))
    rows.save()


def _household(world: World, rows: Rows, household: Household) -> list[Listing]:
    """Add somebody alone, or a practice with its members at one address."""
    sketch = household.practice
    chance = world.chance("household", household.people[0].index)
    address = street(chance) if sketch else ""
    people = [person(world, rows, one, address) for one in household.people]
    if sketch:
        provider = practice(world, rows, sketch, people, address)
        for place, member in enumerate(people):
            # Whoever leads has confirmed; of the others some have not yet, and some have left.
            waiting = place > 0 and chance.often(0.06)
            left = place > 0 and not waiting and chance.often(0.04)
            rows.memberships.append(
                Membership(
                    practice=provider,
                    member=member.provider,
                    confirmed_at=None if waiting else world.moment(chance.randint(20, 400), chance),
                    ended_at=world.moment(chance.randint(1, 19), chance) if left else None,
                )
            )
    return people


def _save(world: World, rows: Rows, listings: list[Listing], candidates: Candidates) -> None:
    """Write the rows, and remember who of them may have partners."""
    rows.save()
    for listing in listings:
        candidates.add(world, listing)
    listings.clear()
