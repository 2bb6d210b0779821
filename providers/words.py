"""What search and matching mean by "verified", "prescribes here", "care team": conditions on Provider.

Each is a `Q` over subqueries that do not depend on the outer row, so that conditions can be joined with "and" and "or", counted
side by side, and never multiply rows. Provider's QuerySet says them as methods.
"""

import datetime as dt
from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat

from providers.dates import today
from providers.models.credential import Credential, CredentialKind
from providers.models.license import License
from providers.models.location import Location
from providers.models.partnership import Membership, Partnership
from providers.models.service import Service
from providers.vocabulary.checking import PRESCRIBES, Authority, ListingState
from providers.vocabulary.license import licenses_of
from providers.vocabulary.practice import COST_FLOORS, Cost
from providers.vocabulary.treatment import Format

# At-home programs meet their clients by video, so they too need a license where the client is.
REMOTE_FORMATS = (Format.TELEHEALTH, Format.AT_HOME)

# The lists that a provider states of themselves, of which people type the names: facet → field.
LABELED_LISTS = {
    "condition": "conditions",
    "orientation": "orientations",
    "language": "languages",
    "insurance": "insurance",
    "community": "communities",
}


def holding(licenses: "QuerySet[License]") -> Q:
    """Listings that count one of `licenses` as their own: the holder's, and a practice's where the holder works."""
    practices = Membership.objects.active().filter(member__in=licenses.values("provider"))
    return Q(pk__in=licenses.values("provider")) | Q(pk__in=practices.values("practice"))


def published() -> Q:
    """Listings that the public may see."""
    return Q(listing_state=ListingState.PUBLISHED)


def fresh(on: dt.date | None = None) -> Q:
    """The owner confirmed the listing within `ATTESTATION_DAYS`."""
    return Q(attested_on__gte=(on or today()) - dt.timedelta(days=settings.ATTESTATION_DAYS))


def verified(on: dt.date | None = None) -> Q:
    """Carries a badge and is confirmed: at least one verified license, and the owner keeps the listing true."""
    return holding(License.objects.verified(on)) & fresh(on)


def licensed_for(state: str, on: dt.date | None = None) -> Q:
    """May see a client who is in `state`: a verified license there, or a stated compact of one elsewhere."""
    here = Q(state=state) | Q(compact_states__contains=[state])
    return holding(License.objects.verified(on).filter(here))


def by_telehealth(state: str, on: dt.date | None = None) -> Q:
    """Sees clients in `state` by video or phone, and is licensed there."""
    remote = Service.objects.filter(format__in=REMOTE_FORMATS).values("provider")
    return Q(pk__in=remote) & Q(telehealth_states__contains=[state]) & licensed_for(state, on)


def in_state(state: str, on: dt.date | None = None) -> Q:
    """Has a place in `state` or sees its people by telehealth."""
    here = Location.objects.filter(state=state).values("provider")
    return Q(pk__in=here) | by_telehealth(state, on)


def prescribing(
    authority: str = "yes",
    state: str | None = None,
    on: dt.date | None = None,
    routes: Collection[str] = (),
) -> Q:
    """Prescribes ketamine in `state`, or in any state.

    `authority` is "yes" (on own authority or with a collaborating physician), or one of the two. Where a listing has
    both in one state, own counts. With `routes`, somebody there may prescribe for one of them.
    """
    covering = License.objects.prescribing(on, routes=routes)
    if routes and authority not in (Authority.OWN, Authority.COLLABORATING):
        return holding(covering.filter(state=state) if state else covering)
    covered = _in_the_spots_of(covering) if routes else Q()
    if authority == Authority.COLLABORATING:
        own = _in_the_spots_of(License.objects.prescribing(on, [Authority.OWN]))
        shared = License.objects.prescribing(on, [Authority.COLLABORATING])
        if state:
            shared = shared.filter(state=state)
        return Q(pk__in=_of_holders(shared).filter(~own, covered).values("provider")) | Q(
            pk__in=_in_practices(shared).filter(~own, covered).values("practice_id")
        )
    authorities = [Authority.OWN] if authority == Authority.OWN else PRESCRIBES
    licenses = License.objects.prescribing(on, authorities)
    if state:
        licenses = licenses.filter(state=state)
    if not routes:
        return holding(licenses)
    return Q(pk__in=_of_holders(licenses).filter(covered).values("provider")) | Q(
        pk__in=_in_practices(licenses).filter(covered).values("practice_id")
    )


def care_team(state: str | None = None, on: dt.date | None = None) -> Q:
    """A therapist and a prescriber are both there, for clients of one state: in one person, one practice, or by partnership."""
    therapists = License.objects.of_therapists(on)
    prescribers = License.objects.prescribing(on)
    if state:
        therapists = therapists.filter(state=state)
        prescribers = prescribers.filter(state=state)
    met = _in_the_spots_of(prescribers)
    return (
        Q(pk__in=_of_holders(therapists).filter(met).values("provider"))
        | Q(pk__in=_in_practices(therapists).filter(met).values("practice_id"))
        | Q(pk__in=_partnerships(therapists, prescribers, on).values("therapist"))
        | Q(pk__in=_partnerships(therapists, prescribers, on).values("prescriber"))
    )


def joining(on: dt.date | None = None) -> "QuerySet[Partnership]":
    """The partnerships that make their two listings a care team, for at least one state."""
    return _partnerships(License.objects.of_therapists(on), License.objects.prescribing(on), on)


def _of_holders(licenses: "QuerySet[License]") -> Any:
    """The licenses with their holder's `spot`: a spot is a listing in a state.

    Who counts licenses of two kinds for one state is found by asking for equal spots, a set that the database makes once; asking
    row by row who works beside whom took it a minute for 10,000 listings.
    """
    return licenses.annotate(spot=_spot("provider"))


def _in_practices(licenses: "QuerySet[License]") -> Any:
    """The licenses once for each practice that their holder works in, with `practice_id` and the practice's `spot`."""
    return (
        licenses.annotate(membership_id=F("provider__memberships__pk"))
        .annotate(practice_id=F("provider__memberships__practice"))
        .annotate(spot=_spot("practice_id"))
        .filter(membership_id__in=Membership.objects.active().values("pk"))
    )


def _spot(listing: str) -> Concat:
    return Concat(Cast(listing, CharField()), Value("/"), "state")


def _in_the_spots_of(licenses: "QuerySet[License]") -> Q:
    """The listing counts one of `licenses` for the same state: its own, or that of somebody who works there."""
    return Q(spot__in=_of_holders(licenses).values("spot")) | Q(
        spot__in=_in_practices(licenses).values("spot")
    )


def _partnerships(
    therapists: "QuerySet[License]",
    prescribers: "QuerySet[License]",
    on: dt.date | None,
) -> "QuerySet[Partnership]":
    """Active partnerships of two published listings that both may work in one of the states it covers.

    Either side can be a practice, which brings the licenses of its people.
    """
    there_too = prescribers.filter(
        _held_by(OuterRef(OuterRef("prescriber"))), state=OuterRef("state")
    )
    therapist_there = therapists.filter(
        _held_by(OuterRef("therapist")), Exists(there_too), state__any_of=OuterRef("states")
    )
    return Partnership.objects.active(on).public().filter(Exists(therapist_there))


def _held_by(listing: OuterRef) -> Q:
    """Licenses of a listing of the query around: its own, or those of the people who work there."""
    works_there = Membership.objects.active().filter(
        practice=OuterRef(listing), member=OuterRef("provider")
    )
    return Q(provider=listing) | Q(Exists(works_there))


def accepting(availability: str, on: dt.date | None = None) -> Q:
    """Said within `AVAILABILITY_DAYS` that they are open, or that they keep a waitlist; older words count for nothing."""
    on = on or today()
    oldest = on - dt.timedelta(days=settings.AVAILABILITY_DAYS)
    not_over = Q(availability_until__isnull=True) | Q(availability_until__gte=on)
    return Q(availability=availability, availability_on__gte=oldest) & not_over


def offering(**facts: Collection[str]) -> Q:
    """For each named fact of a service (model, route, molecule, therapy, format) some service has one of the values."""
    condition = Q()
    for fact, values in facts.items():
        services = Service.objects.filter(**{f"{fact}__in": values})
        condition &= Q(pk__in=services.values("provider"))
    return condition


def including(phases: Collection[str]) -> Q:
    """Some service includes one of the phases."""
    return Q(pk__in=Service.objects.filter(phases__phase__in=phases).values("provider"))


def trained() -> Q:
    """States, or has had checked, a training in ketamine-assisted psychotherapy."""
    trainings = Credential.objects.filter(kind=CredentialKind.KAP_TRAINING)
    return Q(pk__in=trainings.values("provider"))


def practicing_for(years: int, on: dt.date | None = None) -> Q:
    """Has been in practice for that many calendar years, as stated."""
    return Q(practicing_since__lte=(on or today()).year - years)


def costing(band: str) -> Q:
    """The lowest whole course that the listing prices lies in the band; "not stated" when it prices none."""
    if band == Cost.NOT_STATED:
        return ~Q(pk__in=Service.objects.priced().values("provider"))
    floors = sorted(COST_FLOORS.values())
    floor = COST_FLOORS[Cost(band)]
    ceiling = next((other for other in floors if other > floor), None)
    within = {"low__gte": floor, **({"low__lt": ceiling} if ceiling else {})}
    return Q(pk__in=Service.objects.lowest().filter(**within).values("provider"))


def labeled(facet: str, value: str, on: dt.date | None = None) -> Q:
    """Holds an option whose name people type as a word.

    A profession, a state, training in this work (the one kind of experience that has a name), a phase or another fact of a
    service, or something stated in a list.
    """
    match facet:
        case "profession":
            return of_profession(value, on)
        case "state":
            return in_state(value, on)
        case "experience":
            return trained()
        case "phase":
            return including([value])
    if facet in LABELED_LISTS:
        return Q(**{f"{LABELED_LISTS[facet]}__contains": [value]})
    return offering(**{facet: [value]})


def of_profession(profession: str, on: dt.date | None = None) -> Q:
    """The listing speaks with a license that makes someone a `profession`."""
    return holding(License.objects.speaking(on).filter(licenses_of(profession)))
