"""What follows from licenses for a set of listings, in three queries."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable

from django.db.models import Q
from django.utils import timezone

from catalog.facts import Standing
from catalog.keys import members
from providers.models import License, Membership, Partnership
from providers.vocabulary.checking import Authority, Verdict
from providers.vocabulary.license import Profession

# Of two licenses in one state the stronger speaks; an open question is worth telling before a no.
STRENGTH = [Authority.NO, Authority.NOT_CONFIRMED, Authority.COLLABORATING, Authority.OWN]
PRESCRIBERS = (Authority.OWN, Authority.COLLABORATING)


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
    licenses = License.objects.with_standing().with_authority(on)
    for license_ in licenses.filter(provider__in=members(everybody)):
        held[license_.provider_id].append(license_)
    counted = {pk: [each for person in people[pk] for each in held[person]] for pk in listings}
    teams: dict[int, dict[int, frozenset[str]]] = defaultdict(dict)
    for therapist, prescriber, states in partnerships:
        both = _therapist_states(counted[therapist]) & _prescriber_states(counted[prescriber])
        if shared := both & frozenset(states):
            # Two may be partners both ways round, each the other's therapist in other states.
            for one, other in ((therapist, prescriber), (prescriber, therapist)):
                teams[one][other] = teams[one].get(other, frozenset()) | shared
    return {pk: _standing(counted[pk], teams[pk]) for pk in pks}, held


def _standing(licenses: list[License], partners: dict[int, frozenset[str]]) -> Standing:
    prescribing: dict[str, str] = {}
    for license_ in licenses:
        known = prescribing.get(license_.state, Authority.NO)
        prescribing[license_.state] = max(known, license_.authority, key=_strength)
    verified = [license_ for license_ in licenses if license_.badge]
    spoken = {license_.profession for license_ in licenses if license_.speaks}
    alone = _therapist_states(licenses) & _prescriber_states(licenses)
    return Standing(
        professions=tuple(each.value for each in Profession if each in spoken),
        prescribing=prescribing,
        prescribing_routes=_route_limits(licenses),
        disciplined=any(each.verdict == Verdict.DISCIPLINED for each in licenses),
        licensed_states=frozenset(
            state
            for license_ in verified
            for state in (license_.state, *(license_.compact_states or ()))
        ),
        therapist_states=_therapist_states(licenses),
        team_states=alone.union(*partners.values()),
        partners=partners,
        checked_on=max((timezone.localdate(each.looked_at) for each in verified), default=None),
    )


def _route_limits(licenses: Iterable[License]) -> dict[str, frozenset[str]]:
    """The routes to which the law limits a state's prescribers here, where it limits all of them."""
    rules: dict[str, list[frozenset[str]]] = defaultdict(list)
    for license_ in licenses:
        if license_.authority in PRESCRIBERS:
            rules[license_.state].append(frozenset(license_.rule_routes or ()))
    return {state: frozenset().union(*routes) for state, routes in rules.items() if all(routes)}


def _strength(authority: str) -> int:
    return STRENGTH.index(Authority(authority))


def _therapist_states(licenses: Iterable[License]) -> frozenset[str]:
    return frozenset(each.state for each in licenses if each.therapist)


def _prescriber_states(licenses: Iterable[License]) -> frozenset[str]:
    return frozenset(each.state for each in licenses if each.authority in PRESCRIBERS)
