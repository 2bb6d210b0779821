"""How to reach the providers on a sheet: what a listing shows to everybody."""

from collections.abc import Collection
from dataclasses import dataclass

from catalog.keys import members
from providers.models import Location, Provider


@dataclass(frozen=True)
class Contact:
    """A phone number as one dials it here, a website, and the places with street and number; empty where not stated."""

    phone: str = ""
    website: str = ""
    places: tuple[str, ...] = ()


def contacts(pks: Collection[int]) -> dict[int, Contact]:
    """By number of the listing; asks the database nothing when there are no listings."""
    if not pks:
        return {}
    places: dict[int, list[str]] = {pk: [] for pk in pks}
    for row in Location.objects.filter(provider__in=members(pks)).order_by("pk"):
        parts = (row.name, row.address, row.city_name, f"{row.state} {row.zip}")
        places[row.provider_id].append(", ".join(part for part in parts if part))
    return {
        each.pk: Contact(
            each.phone.as_national if each.phone else "", each.website, tuple(places[each.pk])
        )
        for each in Provider.objects.published().filter(pk__in=members(pks))
    }
