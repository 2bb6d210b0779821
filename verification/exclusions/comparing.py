"""Finds the rows of the list that name a provider."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from verification.exclusions.subject import Subject
from verification.models.exclusion import Exclusion
from verification.models.exclusion_hit import HitKind


@dataclass(frozen=True)
class Match:
    """A row of the list, and how it names the provider."""

    exclusion: Exclusion
    kind: HitKind


class Everybody:
    """The whole list in memory, for comparing all providers with it."""

    def __init__(self, exclusions: Iterable[Exclusion]) -> None:
        self._by_npi: dict[str, list[Exclusion]] = defaultdict(list)
        self._by_name: dict[tuple[str, str], list[Exclusion]] = defaultdict(list)
        for row in exclusions:
            if row.npi:
                self._by_npi[row.npi].append(row)
            for key in row.name_keys if row.state else ():
                self._by_name[row.state, key].append(row)

    def matches(self, subject: Subject) -> list[Match]:
        places = [(state, key) for state in subject.states for key in subject.keys]
        named = [row for place in places for row in self._by_name.get(place, ())]
        return matching(subject, [*self._by_npi.get(subject.npi, ()), *named])


def matches_in_database(subject: Subject) -> list[Match]:
    """The same for one provider, with the few rows that could name them read from the table."""
    could = Q(state__in=subject.states, name_keys__overlap=sorted(subject.keys))
    if subject.npi:
        could |= Q(npi=subject.npi)
    return matching(subject, Exclusion.objects.filter(could).order_by("pk"))


def matching(subject: Subject, rows: Iterable[Exclusion]) -> list[Match]:
    """Each row that names the subject, once."""
    found = {}
    for row in rows:
        if row.row_sha256 not in found and (kind := subject.hit_of(row)):
            found[row.row_sha256] = Match(row, kind)
    return list(found.values())
