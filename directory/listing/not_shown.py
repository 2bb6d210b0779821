"""A listing that was public and is not now: why, in a sentence that harms nobody, and where to look instead."""

from dataclasses import dataclass

from directory.addresses import search_address
from providers.models import Location, Provider, Service
from providers.vocabulary.checking import ListingState
from providers.vocabulary.treatment import Route, TreatmentModel


@dataclass(frozen=True)
class OtherSearch:
    """A search for other providers who do the same; `near` is empty where the listing has no place."""

    model: TreatmentModel
    routes: tuple[str, ...]
    near: str
    address: str


@dataclass(frozen=True)
class NotShown:
    """`name` is given only while its owner agrees to be listed."""

    state: str
    name: str
    others: tuple[OtherSearch, ...]


# A listing that its owner took down is gone for good as far as a search engine goes; the others may come back.
STATUS = {ListingState.PAUSED: 200, ListingState.SUSPENDED: 200, ListingState.CLOSED: 410}


def not_shown(provider: Provider) -> NotShown | None:
    """What to say of a listing that is not public; None when the public has never seen it."""
    if provider.listing_state not in STATUS or provider.published_at is None:
        return None
    place = Location.objects.filter(provider=provider).first()
    services = list(Service.objects.filter(provider=provider))
    return NotShown(
        state=provider.listing_state,
        name=provider.name if provider.listing_state == ListingState.PAUSED else "",
        others=tuple(
            _other(model, [each.route for each in services if each.model == model], place)
            for model in TreatmentModel
            if any(each.model == model for each in services)
        ),
    )


def _other(model: TreatmentModel, offered: list[str], place: Location | None) -> OtherSearch:
    routes = [route for route in Route if route.value in offered]
    parameters = {"model": [model.value], "route": [route.value for route in routes]}
    if place:
        parameters["near"] = [place.zip]
    return OtherSearch(
        model=model,
        routes=tuple(str(route.label) for route in routes),
        near=f"{place.city_name}, {place.state}" if place else "",
        address=search_address(parameters),
    )
