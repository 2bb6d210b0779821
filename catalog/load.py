"""Facts of listings, read from the database in a number of queries that does not grow with them."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from catalog.facts import SAFETY, Facts, Offer, PlaceOfWork, Standing
from catalog.keys import members
from catalog.standing import standings
from providers.dates import today
from providers.models import Credential, CredentialKind, Location, Provider, Service
from providers.vocabulary.people import Experience
from providers.vocabulary.practice import COST_FLOORS, Accepting, Availability
from providers.words import REMOTE_FORMATS

# Facets that a provider states as a list of their own: facet → field.
STATED_LISTS = {
    "condition": "conditions",
    "orientation": "orientations",
    "insurance": "insurance",
    "pay": "pay",
    "language": "languages",
    "hours": "hours",
    "ages": "ages",
    "community": "communities",
    "access": "access",
}
SERVICE_FACTS = ("molecule", "route", "model", "therapy", "format")
ACCEPTING = {Availability.OPEN: Accepting.NOW, Availability.WAITLIST: Accepting.WAITLIST}
YEARS = {Experience.YEARS_5: 5, Experience.YEARS_10: 10}


def load_facts(
    pks: Collection[int],
    on: dt.date | None = None,
    known: Mapping[int, Standing] | None = None,
) -> dict[int, Facts]:
    """The facts of each published listing among `pks`, in their order, as they are `on` that day (today by default).

    Listings that are not public any more are left out, whatever the caller believed. `known` are the standings of that day
    where the caller has read them already, of all of `pks`: they are the dearest part.
    """
    on = on or today()
    providers = {each.pk: each for each in Provider.objects.published().filter(pk__in=members(pks))}
    places = _places(providers)
    offers = _offers(providers)
    trained = set(
        Credential.objects.filter(provider__in=members(providers), kind=CredentialKind.KAP_TRAINING)
        .order_by()
        .values_list("provider", flat=True)
    )
    standing = standings(providers, on) if known is None else known
    return {
        pk: _facts(providers[pk], places[pk], offers[pk], pk in trained, standing[pk], on)
        for pk in pks
        if pk in providers
    }


def _places(pks: Collection[int]) -> dict[int, list[PlaceOfWork]]:
    found: dict[int, list[PlaceOfWork]] = defaultdict(list)
    for row in Location.objects.filter(provider__in=members(pks)):
        found[row.provider_id].append(
            PlaceOfWork(row.name, row.city_name, row.state, row.zip, row.latitude, row.longitude)
        )
    return found


def _offers(pks: Collection[int]) -> dict[int, list[Offer]]:
    found: dict[int, list[Offer]] = defaultdict(list)
    services = Service.objects.with_course_cost().filter(provider__in=members(pks))
    for row in services.prefetch_related("phases"):
        found[row.provider_id].append(
            Offer(
                **{fact: getattr(row, fact) for fact in SERVICE_FACTS},
                phases=tuple(each.phase for each in row.phases.all()),
                course_low=row.course_low,
                course_high=row.course_high,
            )
        )
    return found


def _facts(
    provider: Provider,
    places: list[PlaceOfWork],
    offers: list[Offer],
    trained: bool,
    standing: Standing,
    on: dt.date,
) -> Facts:
    lows = [offer.course_low for offer in offers if offer.course_low is not None]
    highs = [offer.course_high for offer in offers if offer.course_high is not None]
    low = min(lows, default=None)
    availability = provider.availability_today(on)
    stale = provider.is_stale(on)
    verified = standing.checked_on is not None and not stale
    options: dict[str, frozenset[str] | None] = {
        fact: _some(getattr(offer, fact) for offer in offers) for fact in SERVICE_FACTS
    }
    options |= {facet: _stated(getattr(provider, field)) for facet, field in STATED_LISTS.items()}
    options |= {
        "phase": _some(phase for offer in offers for phase in offer.phases),
        "profession": _some(standing.professions),
        "gender": _some([provider.gender] if provider.gender else []),
        "cost": None if low is None else frozenset({cost_band(low)}),
        "accepting": accepting(availability),
        "experience": experience(provider.practicing_since, trained, on),
        "verified": frozenset({"yes"} if verified else ()),
    }
    remote = any(offer.format in REMOTE_FORMATS for offer in offers)
    stated_states = frozenset(provider.telehealth_states or ()) if remote else frozenset()
    return Facts(
        pk=provider.pk,
        slug=provider.slug,
        name=provider.name,
        post_nominals=provider.post_nominals,
        kind=provider.kind,
        options=options,
        offers=tuple(offers),
        places=tuple(places),
        standing=standing,
        telehealth_states=stated_states & standing.licensed_states,
        verified=verified,
        stale=stale,
        availability=availability,
        next_opening_days=provider.next_opening_days,
        course_low=low,
        course_high=max(highs, default=None),
        safety_told=all(getattr(provider, field).strip() for field in SAFETY),
    )


def cost_band(dollars: int) -> str:
    """The band of the `cost` facet in which a whole course at that price lies."""
    return max(
        (band for band, floor in COST_FLOORS.items() if floor <= dollars),
        key=lambda band: COST_FLOORS[band],
    ).value


def _some(values: Any) -> frozenset[str] | None:
    found = frozenset(str(value) for value in values)
    return found or None


def _stated(values: list[str] | None) -> frozenset[str] | None:
    return None if values is None else frozenset(values)


def accepting(availability: Availability) -> frozenset[str] | None:
    """The values of the `accepting` facet; None while nothing is known."""
    if availability == Availability.UNKNOWN:
        return None
    word = ACCEPTING.get(availability)
    return frozenset({word.value} if word else ())


def experience(since: int | None, trained: bool, on: dt.date) -> frozenset[str] | None:
    """The values of the `experience` facet; None where neither years nor a training are stated."""
    if since is None and not trained:
        return None
    found = {word.value for word, years in YEARS.items() if since and on.year - since >= years}
    return frozenset(found | ({Experience.KAP_TRAINED.value} if trained else set()))
