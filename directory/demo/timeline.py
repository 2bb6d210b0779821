"""When a listing was published, confirmed and last said whether it takes new clients."""

from typing import Any

from directory.demo.cases import Case
from directory.demo.chance import Chance
from directory.demo.world import World
from providers.vocabulary.checking import ListingState
from providers.vocabulary.practice import Availability

AVAILABILITY = {
    Availability.OPEN: 10,
    Availability.WAITLIST: 4,
    Availability.FULL: 2,
    Availability.AWAY: 1,
    Availability.UNKNOWN: 3,
}


def timeline(world: World, case: Case, sent: int, chance: Chance) -> dict[str, Any]:
    """Values of Provider's dates; `sent` is how many days ago its license was sent in, about when it joined."""
    if case.listing == ListingState.DRAFT:
        accepted = world.moment(sent + 1, chance) if chance.often(0.5) else None
        return {"listing_state": ListingState.DRAFT, "identity_accepted_at": accepted}
    if case.stale:
        sent = max(sent, 250)
    return {
        "listing_state": case.listing,
        "consented_at": world.moment(sent + 2, chance),
        "identity_accepted_at": world.moment(sent + 1, chance),
        "published_at": world.moment(sent, chance),
        "attested_on": world.day(
            chance.randint(91, 240) if case.stale else chance.randint(0, min(85, sent))
        ),
        **_availability(world, case, sent, chance),
    }


def _availability(world: World, case: Case, sent: int, chance: Chance) -> dict[str, Any]:
    """What they said last, and when; one in eight has not said it again for too long."""
    said = world.decks.deck("availability", AVAILABILITY, shown=case.shown).deal()
    if said == Availability.UNKNOWN:
        return {}
    old = chance.often(0.12) and sent > 31
    ago = chance.randint(31, min(sent, 80)) if old else chance.randint(0, min(29, sent))
    days = {Availability.OPEN: (1, 30), Availability.WAITLIST: (14, 150)}.get(said)
    return {
        "availability": said,
        "availability_on": world.day(ago),
        "next_opening_days": chance.randint(*days) if days and chance.often(0.75) else None,
    }
