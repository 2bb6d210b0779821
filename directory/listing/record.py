"""Every row that the pages of listings need, read in a number of queries that does not grow with them, however many there are."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Q

from catalog.facts import Standing
from catalog.keys import members
from catalog.standing import standings_and_licenses
from providers.boards import Boards
from providers.exclusion_list import Comparison, comparisons
from providers.models import (
    Credential,
    Evidence,
    License,
    Location,
    Membership,
    Partnership,
    PrescribingRule,
    Provider,
    Service,
)
from providers.vocabulary.checking import ListingState

Row = TypeVar("Row", Credential, Evidence, Location, Service)
# What the law says on a day, by license type and state.
Rules = dict[tuple[str, str], PrescribingRule]


@dataclass(frozen=True)
class Record:
    """One listing on one day. `licenses` are its own and, for a practice, those of its confirmed people."""

    provider: Provider
    on: dt.date
    people: list[Provider]
    practices: list[Provider]
    partnerships: list[Partnership]
    # Of the listing itself and of each partner, by key.
    standings: dict[int, Standing]
    licenses: list[License]
    # Newest first.
    evidence: list[Evidence]
    # With the newest exclusion list, of the listing and its people, by key.
    compared: dict[int, Comparison]
    # What the law says that day, by license type and state, whether an administrator has confirmed the row or not.
    rules: Rules
    boards: Boards
    services: list[Service]
    locations: list[Location]
    credentials: list[Credential]

    def holder(self, license_: License) -> Provider:
        """Whose license it is: the listing's own, or one of its people's."""
        everybody = [self.provider, *self.people]
        return next(each for each in everybody if each.pk == license_.provider_id)


def record_of(provider: Provider, on: dt.date) -> Record:
    """The record of a listing as it is `on` that day."""
    return records_of([provider], on)[provider.pk]


def records_of(providers: Sequence[Provider], on: dt.date) -> dict[int, Record]:
    """The records of listings by their keys, in their order, as they are `on` that day."""
    pks = [provider.pk for provider in providers]
    people, practices = _people(pks), _practices(pks)
    partnerships = _partnerships(pks, on)
    partners = {
        partner
        for group in partnerships.values()
        for each in group
        for partner in (each.therapist_id, each.prescriber_id)
    }
    holders = {pk: [pk, *(person.pk for person in people[pk])] for pk in pks}
    standings, held = standings_and_licenses(partners | set(pks), on)
    licenses = {pk: [row for each in holders[pk] for row in held.get(each, [])] for pk in pks}
    boards = Boards.now()
    rules = _rules([row for rows in licenses.values() for row in rows], on)
    everybody = {each for group in holders.values() for each in group}
    evidence = _by_provider(Evidence.objects.filter(provider__in=members(everybody)))
    of_these = {"provider__in": members(pks)}
    compared = comparisons(everybody)
    services = _by_provider(
        Service.objects.with_course_cost().filter(**of_these).prefetch_related("phases")
    )
    locations = _by_provider(Location.objects.filter(**of_these))
    credentials = _by_provider(Credential.objects.filter(**of_these))
    return {
        provider.pk: Record(
            provider=provider,
            on=on,
            people=people[provider.pk],
            practices=practices[provider.pk],
            partnerships=partnerships[provider.pk],
            standings=standings,
            licenses=licenses[provider.pk],
            evidence=_newest_first(row for each in holders[provider.pk] for row in evidence[each]),
            compared={each: compared[each] for each in holders[provider.pk] if each in compared},
            rules=rules,
            boards=boards,
            services=services[provider.pk],
            locations=locations[provider.pk],
            credentials=credentials[provider.pk],
        )
        for provider in providers
    }


def _by_provider(rows: Iterable[Row]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.provider_id].append(row)
    return found


def _newest_first(evidence: Iterable[Evidence]) -> list[Evidence]:
    return sorted(evidence, key=lambda row: (row.performed_at, row.pk), reverse=True)


def _people(pks: Collection[int]) -> dict[int, list[Provider]]:
    """Who works in each practice, as they have confirmed themselves."""
    rows = Membership.objects.active().filter(practice__in=members(pks)).select_related("member")
    found: dict[int, list[Provider]] = defaultdict(list)
    for row in rows.order_by("member__name", "pk"):
        found[row.practice_id].append(row.member)
    return found


def _practices(pks: Collection[int]) -> dict[int, list[Provider]]:
    """The published practices in which each person works."""
    rows = Membership.objects.active().filter(
        member__in=members(pks), practice__listing_state=ListingState.PUBLISHED
    )
    found: dict[int, list[Provider]] = defaultdict(list)
    for row in rows.select_related("practice").order_by("practice__name", "pk"):
        found[row.member_id].append(row.practice)
    return found


def _partnerships(pks: Collection[int], on: dt.date) -> dict[int, list[Partnership]]:
    """Active partnerships with listings that the public may see, under either side."""
    rows = (
        Partnership.objects.active(on)
        .filter(
            Q(therapist__in=members(pks), prescriber__listing_state=ListingState.PUBLISHED)
            | Q(prescriber__in=members(pks), therapist__listing_state=ListingState.PUBLISHED)
        )
        .select_related("therapist", "prescriber")
        .order_by("valid_until", "pk")
    )
    found: dict[int, list[Partnership]] = defaultdict(list)
    for row in rows:
        for own, other in ((row.therapist, row.prescriber), (row.prescriber, row.therapist)):
            if own.pk in pks and other.listing_state == ListingState.PUBLISHED:
                found[own.pk].append(row)
    return found


def _rules(licenses: list[License], on: dt.date) -> Rules:
    rows = PrescribingRule.objects.in_force(on).filter(
        license_type__in={each.license_type for each in licenses},
        state__in={each.state for each in licenses},
    )
    return {(row.license_type, row.state): row for row in rows}
