""" "Is this you?": finds registry records by NPI or by name and state, and shows no more than one needs to know oneself."""

from typing import NamedTuple

from django.db.models import QuerySet

from providers.models import RegistryRecord
from providers.nucc_file import taxonomy_names
from providers.vocabulary.city import city_name
from providers.vocabulary.people import ProviderKind

# More people of one name in one state are not shown: they use their NPI.
MOST_SHOWN = 10


class Candidate(NamedTuple):
    """What is shown of a record: never an address, a telephone number, or whether somebody has claimed it."""

    npi: str
    name: str
    city: str
    state: str
    profession: str


def by_npi(npi: str) -> QuerySet[RegistryRecord]:
    """The record of an NPI that still counts."""
    return _usable().filter(npi=npi)


def by_name(last_name: str, first_name: str, state: str) -> QuerySet[RegistryRecord]:
    """People with that last name in a state; a first name narrows it down by how it begins."""
    # The spellings that registries use, so that the index on names is used.
    spellings = {last_name, last_name.upper(), last_name.title()}
    found = _usable().filter(
        kind=ProviderKind.INDIVIDUAL, last_name__in=sorted(spellings), state=state
    )
    return found.filter(first_name__istartswith=first_name) if first_name else found


def candidate(record: RegistryRecord) -> Candidate:
    return Candidate(
        npi=record.npi,
        name=record.name,
        city=city_name(record.city.title(), record.state),
        state=record.state,
        profession=taxonomy_names().get(record.primary_taxonomy, ""),
    )


def _usable() -> QuerySet[RegistryRecord]:
    return RegistryRecord.objects.filter(deactivated_on__isnull=True).exclude(name="")
