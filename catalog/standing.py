"""What follows from licenses for a set of listings, in three queries."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

from django.db.models import Q
from django.utils import timezone

from catalog.facts import Standing
from catalog.keys import members
from providers.license_standing import licenses_of
from providers.models import License, Membership, Partnership
from providers.vocabulary.checking import Authority, Verdict
from providers.vocabulary.license import Profession

# Of two licenses in one state the stronger speaks; an open question is worth telling before a no.
STRENGTH = [Authority.NO, Authority.NOT_CONFIRMED, Authority.COLLABORATING, Authority.OWN]
PRESCRIBERS = (Authority.OWN, Authority.COLLABORATING)
# As plain texts: members of an enumeration are slow to come by, and a page of cards asks hundreds of times.
STRENGTH_OF: dict[str, int] = {each.value: strength for strength, each in enumerate(STRENGTH)}
PROFESSIONS: tuple[str, ...] = tuple(Profession.values)
DISCIPLINED: str = Verdict.DISCIPLINED.value


class CountedLicense(Protocol):
    """What is known of a license on one day: a License with the annotations of its QuerySet, or what an entry says of it."""

    @property
    def state(self) -> str: ...
    @property
    def profession(self) -> str | None: ...
    @property
    def verdict(self) -> str | None: ...
    @property
    def looked_at(self) -> dt.datetime: ...
    @property
    def compact_states(self) -> Sequence[str] | None: ...
    @property
    def badge(self) -> bool: ...
    @property
    def speaks(self) -> bool: ...
    @property
    def therapist(self) -> bool: ...
    @property
    def authority(self) -> str: ...
    @property
    def rule_routes(self) -> Sequence[str] | None: ...


def standings(pks: Collection[int], on: dt.date) -> dict[int, Standing]:
    """The standing of each listing; for a practice, what its confirmed members bring."""
    return standings_and_licenses(pks, on)[0]


def standings_and_licenses(
    pks: Collection[int], on: dt.date
) -> tuple[dict[int, Standing], dict[int, list[License]]]:
    """The same, with the annotated licenses it follows from, by the key of their holder.

    Asking what a license allows is the dearest question there is; a page that names the licenses too asks it once.
    """
    partnerships = list(
        Partnership.objects.active(on)
        .public()
        .filter(Q(therapist__in=members(pks)) | Q(prescriber__in=members(pks)))
        .order_by()
        .values_list("therapist", "prescriber", "states")
    )
    listings = set(pks).union(*(partnership[:2] for partnership in partnerships))
    people: dict[int, list[int]] = {pk: [pk] for pk in listings}
    memberships = Membership.objects.active().filter(practice__in=members(listings)).order_by()
    for practice, member in memberships.values_list("practice", "member"):
        people[practice].append(member)
    everybody = {person for group in people.values() for person in group}
    held: dict[int, list[License]] = defaultdict(list)
    for license_ in licenses_of(everybody, on):
        held[license_.provider_id].append(license_)
    counted = {pk: [each for person in people[pk] for each in held[person]] for pk in listings}
    teams: dict[int, dict[int, frozenset[str]]] = defaultdict(dict)
    for therapist, prescriber, states in partnerships:
        both = _therapist_states(counted[therapist]) & _prescriber_states(counted[prescriber])
        if shared := both & frozenset(states):
            # Two may be partners both ways round, each the other's therapist in other states.
            for one, other in ((therapist, prescriber), (prescriber, therapist)):
                teams[one][other] = teams[one].get(other, frozenset()) | shared
    return {pk: standing_of(counted[pk], teams[pk]) for pk in pks}, held


def standing_of(
    licenses: Collection[CountedLicense], partners: Mapping[int, frozenset[str]]
) -> Standing:
    """What follows from the licenses that a listing counts, and from its partners (key → states of both), on one day."""
    prescribing: dict[str, str] = {}
    licensed: set[str] = set()
    spoken: set[str | None] = set()
    looked_at: dt.datetime | None = None
    disciplined = False
    for each in licenses:
        known = prescribing.get(each.state)
        if known is None or STRENGTH_OF[each.authority] > STRENGTH_OF[known]:
            prescribing[each.state] = each.authority
        if each.badge:
            licensed.add(each.state)
            licensed.update(each.compact_states or ())
            looked_at = max(looked_at or each.looked_at, each.looked_at)
        if each.speaks:
            spoken.add(each.profession)
        disciplined |= each.verdict == DISCIPLINED
    therapist_states = _therapist_states(licenses)
    alone = therapist_states & _prescriber_states(licenses)
    return Standing(
        professions=tuple(each for each in PROFESSIONS if each in spoken),
        prescribing=prescribing,
        prescribing_routes=_route_limits(licenses),
        disciplined=disciplined,
        licensed_states=frozenset(licensed),
        therapist_states=therapist_states,
        team_states=alone.union(*partners.values()),
        partners=partners,
        checked_on=looked_at and timezone.localdate(looked_at),
    )


def _route_limits(licenses: Iterable[CountedLicense]) -> dict[str, frozenset[str]]:
    """The routes to which the law limits a state's prescribers here, where it limits all of them."""
    rules: dict[str, list[frozenset[str]]] = defaultdict(list)
    for license_ in licenses:
        if license_.authority in PRESCRIBERS:
            rules[license_.state].append(frozenset(license_.rule_routes or ()))
    return {state: frozenset().union(*routes) for state, routes in rules.items() if all(routes)}


def _therapist_states(licenses: Iterable[CountedLicense]) -> frozenset[str]:
    return frozenset(each.state for each in licenses if each.therapist)


def _prescriber_states(licenses: Iterable[CountedLicense]) -> frozenset[str]:
    return frozenset(each.state for each in licenses if each.authority in PRESCRIBERS)
