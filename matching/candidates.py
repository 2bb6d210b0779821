"""The listings a client could be seen by: gates that do not bend, read through the catalog."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from django.db.models import Q

from catalog.entries import facts_of_entries
from catalog.facts import SAFETY, Facts, PlaceOfWork
from catalog.keys import members
from matching.criteria import Candidate, Way
from matching.preferences import Preferences, Where
from providers import words
from providers.geography import distance_miles
from providers.models import Location, Provider
from providers.models.provider_queryset import near


@dataclass(frozen=True)
class InReach:
    """Who could be seen by a client at a place; `where` has the widest circle that was asked for."""

    where: Where
    facts: Mapping[int, Facts]

    def candidates(self, formats: frozenset[str], within: int) -> dict[int, Candidate]:
        """Those of them who can be seen in that circle, and in those ways."""
        return seen_by(self.facts.values(), replace(self.where, within=within), formats)


def load_candidates(preferences: Preferences, on: dt.date) -> dict[int, Candidate]:
    """By number: published, with an unexpired checked license, and allowed to see this client where the client is.

    Without a place there are none: whether the law lets a provider see someone depends on where that person is.
    """
    where = preferences.where
    if where is None:
        return {}
    return load_reach(where, on).candidates(preferences.formats, where.within)


def load_reach(where: Where, on: dt.date) -> InReach:
    """Everybody around a place, read once however many circles are then looked at."""
    listed = Provider.objects.published().verified(on).filter(_reaches(where, on))
    pks = list(listed.order_by("pk").values_list("pk", flat=True))
    facts = {pk: each for pk, each in facts_of_entries(pks, on).items() if each.verified}
    return InReach(where, facts)


def seen_by(facts: Iterable[Facts], where: Where, formats: frozenset[str]) -> dict[int, Candidate]:
    """Those of them who can be seen by a client at a place in one of those ways, with how fresh their facts are."""
    found = {}
    for each in facts:
        if ways := ways_of(each, where, formats):
            found[each.pk] = Candidate(each, ways, fresh(each))
    return found


def read_candidates(
    pks: Collection[int], preferences: Preferences, on: dt.date
) -> dict[int, Candidate]:
    """The same of some listings, whoever believes that they are candidates."""
    assert preferences.where is not None
    facts = facts_of_entries(sorted(pks), on).values()
    verified = [each for each in facts if each.verified]
    return seen_by(verified, preferences.where, preferences.formats)


def ways_of(facts: Facts, where: Where, formats: frozenset[str]) -> dict[str, Way]:
    """How the client can be seen, by state: at a place within reach in a state of a license, or from afar where the client is."""
    ways: dict[str, Way] = {}
    if "in_person" in formats:
        for place in facts.places:
            if place.state not in facts.standing.licensed_states:
                continue
            way = _way_to(where, place)
            if way and way.nearness < ways.get(place.state, Way()).nearness:
                ways[place.state] = way
    if "telehealth" in formats and where.state in facts.telehealth_states:
        ways[where.state] = ways.get(where.state, Way())._replace(remote=True)
    return ways


def blanks(pks: Collection[int]) -> dict[int, tuple[str, ...]]:
    """The safety fields that each listing leaves empty; asks the database nothing when there are no listings."""
    if not pks:
        return {}
    rows = Provider.objects.filter(pk__in=members(pks)).order_by().values("pk", *SAFETY)
    return {row["pk"]: tuple(field for field in SAFETY if not row[field].strip()) for row in rows}


def _reaches(where: Where, on: dt.date) -> Q:
    remote = words.by_telehealth(where.state, on)
    if where.latitude is None or where.longitude is None:
        here = Location.objects.filter(state=where.state).values("provider")
        return Q(pk__in=here) | remote
    return near(where.latitude, where.longitude, where.within) | remote


def _way_to(where: Where, place: PlaceOfWork) -> Way | None:
    """The way to a place of work, if it is within reach; all of the state is, for a client who named only that."""
    if where.latitude is None or where.longitude is None:
        return Way(in_person=True) if place.state == where.state else None
    miles = distance_miles(where.latitude, where.longitude, place.latitude, place.longitude)
    return Way(in_person=True, miles=miles) if miles <= where.within else None


def fresh(facts: Facts) -> int:
    """One for an availability told in time, one for a listing that says everything about the safety of a session."""
    return int(facts.availability != "unknown") + int(facts.safety_told)
