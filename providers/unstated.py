"""What a listing leaves open: each reads "Not stated" on its page, and clients have to ask."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from providers.models import Credential, Provider, Service
from providers.vocabulary.people import ProviderKind
from providers.vocabulary.practice import Availability
from providers.words import REMOTE_FORMATS


def unstated(provider: Provider) -> list[str]:
    """The names of the blank facts of a listing, as its page has them and in its order."""
    services = list(Service.objects.with_course_cost().filter(provider=provider))
    return [
        *_about_contact(provider),
        *_blank(_people(provider)),
        *_about_services(services),
        *_blank(_safety(provider)),
        *_blank([(_("Insurance"), provider.insurance), (_("Ways to pay"), provider.pay)]),
        *_blank(_reaching(provider, services)),
        *_about_background(provider),
    ]


def _blank(facts: list[tuple[str, object]]) -> list[str]:
    """The names of those that are not stated; a list that was stated to be empty is."""
    return [name for name, value in facts if value is None or value == ""]


def _about_contact(provider: Provider) -> Iterator[str]:
    room = provider.availability_today()
    if room == Availability.UNKNOWN:
        yield _("Room for new clients")
    elif room in (Availability.OPEN, Availability.WAITLIST) and provider.next_opening_days is None:
        yield _("Days until a first visit")
    if not provider.phone:
        yield _("Phone")
    if not provider.website:
        yield _("Website")
    if not provider.locations.exists():
        yield _("A place to visit")


def _people(provider: Provider) -> list[tuple[str, object]]:
    facts: list[tuple[str, object]] = [
        (_("Conditions"), provider.conditions),
        (_("Ages"), provider.ages),
        (_("Communities"), provider.communities),
        (_("Languages"), provider.languages),
        (_("School of therapy"), provider.orientations),
    ]
    if provider.kind == ProviderKind.INDIVIDUAL:
        facts.append((_("Gender"), provider.gender))
    return facts


def _about_services(services: list[Service]) -> Iterator[str]:
    if not services:
        yield _("What you offer")
    elif any(service.course_low is None for service in services):
        yield _("What a whole course costs")


def _safety(provider: Provider) -> list[tuple[str, object]]:
    return [
        (_("Who is in the room"), provider.who_is_in_the_room.strip()),
        (_("Watching over you"), provider.monitoring.strip()),
        (_("Emergency plan"), provider.emergency_plan.strip()),
        (_("Ride home"), provider.ride_home.strip()),
        (_("Touch"), provider.touch_policy.strip()),
        (_("Consent"), provider.consent_policy.strip()),
    ]


def _reaching(provider: Provider, services: list[Service]) -> list[tuple[str, object]]:
    facts: list[tuple[str, object]] = [
        (_("Hours outside the working day"), provider.hours),
        (_("Access"), provider.access),
    ]
    if any(service.format in REMOTE_FORMATS for service in services):
        facts.insert(0, (_("By video or phone, for people in"), provider.telehealth_states))
    return facts


def _about_background(provider: Provider) -> Iterator[str]:
    if not Credential.objects.filter(provider=provider).exists():
        yield _("Training and certificates")
    if provider.practicing_since is None:
        yield _("In practice since")
