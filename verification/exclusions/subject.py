"""As whom a provider is compared with the list: NPI, names, and the states where they are known to work."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from django.db.models import Q, QuerySet

from providers.models import License, Location, Provider, RegistryRecord
from providers.vocabulary.people import ProviderKind
from verification.exclusions.names import (
    KEY,
    PersonName,
    organization_agrees,
    organization_key,
    person_agrees,
    readings,
)
from verification.models.exclusion import ExclusionFacts
from verification.models.exclusion_hit import HitKind

# Providers whose rows are in memory together.
BATCH = 2000


@dataclass(frozen=True)
class Subject:
    """One provider. A person has `people`, the readings of their names; a practice has `organizations`."""

    pk: int
    npi: str
    people: frozenset[PersonName]
    organizations: frozenset[str]
    states: frozenset[str]

    @property
    def keys(self) -> frozenset[str]:
        """The first letters under which a row of the list could name them."""
        forms = (form[:KEY] for name in self.people for form in name.family)
        return frozenset((*forms, *(organization_key(name) for name in self.organizations)))

    @property
    def digest(self) -> str:
        """Another one as soon as a comparison could come out otherwise."""
        people = sorted([list(name.family), list(name.given)] for name in self.people)
        parts = [self.npi, people, sorted(self.organizations), sorted(self.states)]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()

    def hit_of(self, row: ExclusionFacts) -> HitKind | None:
        """How a row of the list names them; two NPIs that differ are two people, whatever their names."""
        if row.npi and row.npi == self.npi:
            return HitKind.NPI
        if (row.npi and self.npi) or row.state not in self.states:
            return None
        agrees = any(person_agrees(name, row) for name in self.people) or any(
            organization_agrees(name, row) for name in self.organizations
        )
        return HitKind.NAME if agrees else None


def subjects(providers: QuerySet[Provider]) -> Iterator[Subject]:
    """As whom each of `providers` is compared, in a number of queries that grows only with thousands of them."""
    rows = providers.order_by("pk").values_list("pk", "kind", "npi", "name").iterator(BATCH)
    while batch := list(islice(rows, BATCH)):
        pks = [pk for pk, *_rest in batch]
        states = _states(pks)
        records = _records(pks)
        for pk, kind, npi, name in batch:
            record = records.get(pk)
            names = {name} | _names_of(record)
            person = kind == ProviderKind.INDIVIDUAL
            people = {reading for each in names for reading in readings(each)}
            if record and record.last_name:
                given = f"{record.first_name} {record.middle_name}"
                people.add(PersonName.of(given, record.last_name))
            yield Subject(
                pk=pk,
                npi=npi or "",
                people=frozenset(people if person else ()),
                organizations=frozenset(() if person else names),
                states=frozenset(states[pk] | ({record.state} if record else set())) - {""},
            )


def _states(pks: list[int]) -> dict[int, set[str]]:
    """Where they have a place, or a license. A license by a compact is one in its home state."""
    found: dict[int, set[str]] = defaultdict(set)
    for model in (License, Location):
        for pk, state in model.objects.filter(provider__in=pks).values_list("provider_id", "state"):
            found[pk].add(state)
    return found


def _records(pks: list[int]) -> dict[int, RegistryRecord]:
    """What the NPI registry knows them as."""
    of_npi = Provider.objects.filter(pk__in=pks, npi__isnull=False).values("npi")
    rows = RegistryRecord.objects.filter(Q(claimed_by__in=pks) | Q(npi__in=of_npi))
    owners = dict(Provider.objects.filter(pk__in=pks).values_list("npi", "pk"))
    found = {}
    for row in rows.order_by("npi"):
        pk = row.claimed_by_id or owners.get(row.npi)
        if pk is not None:
            found[pk] = row
    return found


def _names_of(record: RegistryRecord | None) -> set[str]:
    if record is None:
        return set()
    return {name for name in (record.name, record.other_name) if name}
