"""Care teams of a therapist and a prescriber of one state."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from directory.demo.chance import Chance, Decks
from directory.demo.listing import Listing
from directory.demo.places import Zip
from directory.demo.world import World
from providers.geography import distance_miles
from providers.models import Partnership, Provider, Side
from providers.vocabulary.license import THERAPIST_TYPES

# What has become of it, in 24 therapists; None has never asked anybody.
STATUSES = {"active": 13, "proposed": 3, "ended": 2, "expired": 2, None: 4}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A saved listing that may have partners, and the states in which its licenses allow its side of it."""

    index: int
    provider: Provider
    place: Zip
    states: frozenset[str]


@dataclass
class Candidates:
    """The therapists who need a prescriber, and by state the prescribers there are."""

    therapists: list[Candidate] = field(default_factory=list)
    prescribers: dict[str, list[Candidate]] = field(default_factory=lambda: defaultdict(list))

    def add(self, world: World, listing: Listing) -> None:
        """Remember a saved listing that search shows, if it can be either side."""
        sketch, training = listing.sketch, listing.sketch.training
        if not training or not sketch.case.shown:
            return
        if training.license_type in THERAPIST_TYPES and not listing.role.prescribes:
            self.therapists.append(
                Candidate(sketch.index, listing.provider, sketch.place, listing.states)
            )
        states = frozenset(state for state in listing.states if world.prescribes(training, state))
        self.add_prescriber(Candidate(sketch.index, listing.provider, sketch.place, states))

    def add_prescriber(self, candidate: Candidate) -> None:
        """Remember a prescriber in each of their states."""
        for state in candidate.states:
            self.prescribers[state].append(candidate)

    def partnerships(self, world: World) -> Iterator[Partnership]:
        """Each therapist asks one prescriber, near where there is a choice; some have an old one behind them too."""
        for therapist in self.therapists:
            chance = world.chance("partnership", therapist.index)
            there = self.prescribers[therapist.place.state]
            if not there:
                continue
            status = _status(world.decks)
            if status is None:
                continue
            some = chance.sample(there, min(len(there), 8))
            some.sort(key=lambda one: _miles(therapist.place, one.place))
            yield make(world, therapist, some[0], status, chance)
            if len(some) > 1 and chance.often(0.1):
                yield make(world, therapist, some[1], "ended", chance)


def make(
    world: World, therapist: Candidate, prescriber: Candidate, status: str, chance: Chance
) -> Partnership:
    """A partnership that is active, proposed, ended or expired; unsaved."""
    # No active one runs out within the month in which the data of a demo holds.
    begun = {"active": (10, 330), "proposed": (1, 25), "ended": (90, 600), "expired": (380, 450)}
    ago = chance.randint(*begun[status])
    proposer = prescriber if chance.often(0.3) else therapist
    partnership = Partnership(
        therapist=therapist.provider,
        prescriber=prescriber.provider,
        states=sorted(therapist.states & prescriber.states),
        proposed_at=world.moment(ago + 2, chance),
        proposed_by=proposer.provider.owner,
        proposed_from=Side.PRESCRIBER if proposer is prescriber else Side.THERAPIST,
    )
    if status != "proposed":
        # Confirmed for a year; either side can end it before.
        partnership.confirmed_at = world.moment(ago, chance)
        partnership.valid_from = world.day(ago)
        partnership.valid_until = world.day(ago - 365)
    if status == "ended":
        partnership.ended_at = world.moment(chance.randint(5, 80), chance)
    return partnership


def _status(decks: Decks) -> str | None:
    return decks.deck("partnership", STATUSES, shown=True).deal()


def _miles(one: Zip, other: Zip) -> float:
    return distance_miles(one.latitude, one.longitude, other.latitude, other.longitude)
