"""What a listing leaves open: each reads "Not stated" on its page, and clients have to ask."""

from collections.abc import Iterator
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from providers.listing_backing import Backing
from providers.models import Credential, Provider
from providers.sections import FORMS
from providers.vocabulary.practice import Availability


class Open(NamedTuple):
    """Blank facts, as the listing's page names them, and the page of the owner where they are written."""

    part: str
    page: str
    facts: list[str]


def unstated(provider: Provider) -> list[Open]:
    """What the public listing leaves blank, by the parts of the task list; each part says the same of its draft."""
    return [each for each in _parts(provider) if each.facts]


def _parts(provider: Provider) -> Iterator[Open]:
    yield Open(
        _("New clients"), reverse("listing_availability", args=[provider.slug]), _room(provider)
    )
    backing = Backing(provider, as_published=True)
    for section, form in FORMS.items():
        facts = form(form.typed_of(provider), backing=backing, checked=False).blanks()
        page = reverse("practice_section", args=[provider.slug, section.value])
        yield Open(str(section.label), page, facts)
    trained = Credential.objects.filter(provider=provider).exists()
    yield Open(
        _("Licenses"),
        reverse("practice_licenses", args=[provider.slug]),
        [] if trained else [_("Training and certificates")],
    )


def _room(provider: Provider) -> list[str]:
    room = provider.availability_today()
    if room == Availability.UNKNOWN:
        return [_("Room for new clients")]
    is_open = room in (Availability.OPEN, Availability.WAITLIST)
    return [_("Days until a first visit")] if is_open and provider.next_opening_days is None else []
