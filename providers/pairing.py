"""Who of two providers can be the therapist of a care team and who the prescriber, and where."""

from dataclasses import dataclass

from django.db.models import Q

from providers.models import License, Membership, Provider, Side
from providers.vocabulary.license import PRESCRIBER_TYPES, THERAPIST_TYPES, Specialty

THERAPISTS = Q(license_type__in=THERAPIST_TYPES) | Q(specialty=Specialty.PSYCHIATRY)
PRESCRIBERS = Q(license_type__in=PRESCRIBER_TYPES)


@dataclass(frozen=True)
class Pairing:
    """The two may join with `listing` on this side, for clients of these states."""

    side: Side
    states: tuple[str, ...]


def pairings(listing: Provider, partner: Provider) -> list[Pairing]:
    """How the two can join: by licenses that each of them states for the same state, checked or not yet.

    Whether the team then counts follows from checks on each day; a license that a reviewer did not find as stated is none.
    """
    found = []
    for side, own, other in (
        (Side.THERAPIST, THERAPISTS, PRESCRIBERS),
        (Side.PRESCRIBER, PRESCRIBERS, THERAPISTS),
    ):
        if states := _states(listing, own) & _states(partner, other):
            found.append(Pairing(side, tuple(sorted(states))))
    return found


def _states(provider: Provider, licenses: Q) -> set[str]:
    """Where the provider, or somebody who works in the practice, states one of the licenses."""
    people = Membership.objects.active().filter(practice=provider).values("member")
    of_them = Q(provider=provider) | Q(provider__in=people)
    return set(License.objects.stated().filter(licenses, of_them).values_list("state", flat=True))
