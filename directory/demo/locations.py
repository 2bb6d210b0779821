"""Where a provider sees clients, in rooms and by video."""

from directory.demo.chance import Chance
from directory.demo.places import Atlas, Zip, street, telephone
from providers.models import License, Location, Provider, Service
from providers.vocabulary.treatment import Format
from providers.words import REMOTE_FORMATS


def set_telehealth(
    provider: Provider, services: list[Service], licenses: list[License], chance: Chance
) -> None:
    """The states with a license, or a compact that a license states; none, or nothing said, for those without video."""
    if any(service.format in REMOTE_FORMATS for service in services):
        compact = {state for license_ in licenses for state in license_.compact_states or ()}
        provider.telehealth_states = sorted({license_.state for license_ in licenses} | compact)
    elif chance.often(0.3):
        provider.telehealth_states = []


def locations_of(
    provider: Provider,
    zip_: Zip,
    services: list[Service],
    address: str,
    *,
    atlas: Atlas,
    chance: Chance,
) -> list[Location]:
    """The place at `zip_`, for some a second or third one near; none for some who work by video alone."""
    if not any(service.format == Format.IN_PERSON for service in services) and chance.often(0.5):
        return []
    places = {zip_.code: zip_}
    for _ in range(chance.choices((0, 1, 2), weights=(86, 11, 3))[0]):
        other = atlas.nearby(zip_, chance)
        places[other.code] = other
    addresses = [address or street(chance), *(street(chance) for _ in range(len(places) - 1))]
    return [
        location(provider, place, address if chance.often(0.92) else "", chance)
        for place, address in zip(places.values(), addresses, strict=True)
    ]


def location(provider: Provider, zip_: Zip, address: str, chance: Chance) -> Location:
    """An unsaved place in the middle of a ZIP code."""
    return Location(
        provider=provider,
        name=f"{zip_.city} office" if chance.often(0.15) else "",
        address=address,
        city=zip_.city,
        state=zip_.state,
        zip=zip_.code,
        latitude=zip_.latitude,
        longitude=zip_.longitude,
        phone=telephone(zip_, chance) if chance.often(0.4) else "",
    )
