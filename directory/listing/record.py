"""Every row that the page of one listing needs, read in a number of queries that does not grow with them."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q

from catalog.facts import Standing
from catalog.standing import standings_and_licenses
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
    # What the law says that day, by license type and state, whether an administrator has confirmed the row or not.
    rules: dict[tuple[str, str], PrescribingRule]
    services: list[Service]
    locations: list[Location]
    credentials: list[Credential]

    def holder(self, license_: License) -> Provider:
        """Whose license it is: the listing's own, or one of its people's."""
        everybody = [self.provider, *self.people]
        return next(each for each in everybody if each.pk == license_.provider_id)


def record_of(provider: Provider, on: dt.date) -> Record:
    """The record of a listing as it is `on` that day."""
    pk = provider.pk
    people = _people(pk)
    partnerships = _partnerships(pk, on)
    partners = {each.therapist_id for each in partnerships} | {
        each.prescriber_id for each in partnerships
    }
    holders = [pk, *(person.pk for person in people)]
    found, held = standings_and_licenses(partners | {pk}, on)
    licenses = [license_ for holder in holders for license_ in held.get(holder, [])]
    return Record(
        provider=provider,
        on=on,
        people=people,
        practices=_practices(pk),
        partnerships=partnerships,
        standings=found,
        licenses=licenses,
        evidence=list(Evidence.objects.filter(provider__in=holders)),
        rules=_rules(licenses, on),
        services=list(
            Service.objects.with_course_cost().filter(provider=pk).prefetch_related("phases")
        ),
        locations=list(Location.objects.filter(provider=pk)),
        credentials=list(Credential.objects.filter(provider=pk)),
    )


def _people(pk: int) -> list[Provider]:
    """Who works in the practice, as they have confirmed themselves."""
    rows = Membership.objects.active().filter(practice=pk).select_related("member")
    return [row.member for row in rows.order_by("member__name", "pk")]


def _practices(pk: int) -> list[Provider]:
    """The published practices in which the person works."""
    rows = Membership.objects.active().filter(
        member=pk, practice__listing_state=ListingState.PUBLISHED
    )
    return [
        row.practice for row in rows.select_related("practice").order_by("practice__name", "pk")
    ]


def _partnerships(pk: int, on: dt.date) -> list[Partnership]:
    """Active partnerships with listings that the public may see."""
    return list(
        Partnership.objects.active(on)
        .filter(
            Q(therapist=pk, prescriber__listing_state=ListingState.PUBLISHED)
            | Q(prescriber=pk, therapist__listing_state=ListingState.PUBLISHED)
        )
        .select_related("therapist", "prescriber")
        .order_by("valid_until", "pk")
    )


def _rules(licenses: list[License], on: dt.date) -> dict[tuple[str, str], PrescribingRule]:
    rows = PrescribingRule.objects.filter(
        Q(valid_from__isnull=True) | Q(valid_from__lte=on),
        Q(valid_until__isnull=True) | Q(valid_until__gte=on),
        license_type__in={each.license_type for each in licenses},
        state__in={each.state for each in licenses},
    )
    return {(row.license_type, row.state): row for row in rows}
