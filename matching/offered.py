"""What services state: a client who chose a kind of treatment is told of the services of that kind, and of no other."""

from collections.abc import Collection, Iterable

from catalog.facts import Facts, Offer

# Facets that belong to a service, not to the listing as a whole.
OF_A_SERVICE = frozenset({"format", "molecule", "phase", "route", "therapy"})
# The bands of the `cost` facet and where each begins, in dollars. The rule stays free of the framework in which the vocabulary is
# written; a test holds the two together.
COST_FLOORS = {
    "under_1000": 0,
    "1000_2500": 1000,
    "2500_5000": 2500,
    "over_5000": 5000,
}


def offers_of(listings: Iterable[Facts], models: Collection[str]) -> list[Offer]:
    """The services of these models; every service when no model was chosen."""
    return [
        offer for facts in listings for offer in facts.offers if not models or offer.model in models
    ]


def stated(offers: Iterable[Offer], facet: str) -> frozenset[str] | None:
    """The values that the services have for a facet of OF_A_SERVICE; None when they say nothing of it."""
    if facet == "phase":
        return frozenset(phase for offer in offers for phase in offer.phases) or None
    return frozenset(filter(None, (getattr(offer, facet) for offer in offers))) or None


def cost_bands(offers: Iterable[Offer]) -> frozenset[str] | None:
    """The band of the cheapest whole course, as the search counts it; None when no price is stated."""
    low, _ = course_cost(offers)
    if low is None:
        return None
    begun = [band for band, floor in COST_FLOORS.items() if floor <= low]
    return frozenset({max(begun, key=COST_FLOORS.__getitem__)})


def course_cost(offers: Iterable[Offer]) -> tuple[int | None, int | None]:
    """The lowest and the highest price of a whole course."""
    given = list(offers)
    lows = [offer.course_low for offer in given if offer.course_low is not None]
    highs = [offer.course_high for offer in given if offer.course_high is not None]
    return min(lows, default=None), max(highs, default=None)
