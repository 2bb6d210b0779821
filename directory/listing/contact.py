"""How to reach the provider, where they are, and whether they take new clients."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from phonenumber_field.phonenumber import PhoneNumber

from directory.listing.addresses import host_of, web_address
from directory.listing.record import Record
from providers.models import Location
from providers.vocabulary.practice import Availability


@dataclass(frozen=True)
class Phone:
    """A number as people read it, and as a telephone dials it."""

    text: str
    href: str


@dataclass(frozen=True)
class Place:
    """A place with the number of its own telephone, where that is not the listing's."""

    location: Location
    phone: Phone | None


@dataclass(frozen=True)
class Room:
    """Whether there is room for a new client. `said_on` is None once it is not known any more, `too_old` tells why."""

    availability: Availability
    said_on: dt.date | None
    next_opening_days: int | None
    too_old: bool


@dataclass(frozen=True)
class Contact:
    """Everything a client needs to get in touch; `website` is empty unless it is a web address."""

    phone: Phone | None
    website: str
    website_name: str
    places: tuple[Place, ...]
    room: Room


def contact(record: Record) -> Contact:
    """The contact card of a listing."""
    provider = record.provider
    phone = phone_of(provider.phone)
    website = web_address(provider.website)
    return Contact(
        phone=phone,
        website=website,
        website_name=host_of(website),
        places=_places(record.locations, phone),
        room=_room(record),
    )


def phone_of(number: PhoneNumber | str | None) -> Phone | None:
    """A link only where the number can be dialed."""
    if not number:
        return None
    if isinstance(number, PhoneNumber) and number.country_code:
        return Phone(number.as_national, number.as_rfc3966)
    return Phone(str(number), "")


def _places(locations: Iterable[Location], of_listing: Phone | None) -> tuple[Place, ...]:
    found = []
    for location in locations:
        own = phone_of(location.phone)
        found.append(Place(location, own if own != of_listing else None))
    return tuple(found)


def _room(record: Record) -> Room:
    provider = record.provider
    availability = provider.availability_today(record.on)
    known = availability != Availability.UNKNOWN
    opening = availability in (Availability.OPEN, Availability.WAITLIST)
    return Room(
        availability=availability,
        said_on=provider.availability_on if known else None,
        next_opening_days=provider.next_opening_days if opening else None,
        too_old=not known and provider.availability != Availability.UNKNOWN,
    )
