"""What happens to drafts: a version is saved or discarded, always as a new row."""

from django.db import transaction

from accounts.models import User
from providers.forms.section import Typed
from providers.models import Draft, Provider
from providers.models.draft import Section
from providers.sections import sections_of

# Versions of a section that are kept to compare with what somebody began from.
VERSIONS_KEPT = 20


class StaleError(Exception):
    """Somebody saved the section after the page was opened."""


def save(*, listing: Provider, section: Section, typed: Typed, version: int, by: User) -> Draft:
    """Save what was typed as the next version after `version`. Raises StaleError when that is not the newest."""
    return _next(listing, section, typed, version, by)


def discard(*, listing: Provider, section: Section, version: int, by: User) -> Draft:
    """Go back to what is public; the versions before stay. Raises StaleError when `version` is not the newest."""
    return _next(listing, section, None, version, by)


def base_of(*, listing: Provider, section: Section, version: int) -> Typed:
    """What the page showed that was opened at `version`, as far as it is still known: else what is public."""
    rows = Draft.objects.filter(provider=listing, section=section, version=version)
    typed = rows.values_list("typed", flat=True).first()
    return typed if typed is not None else sections_of(listing)[section].live


@transaction.atomic
def _next(
    listing: Provider, section: Section, typed: Typed | None, version: int, by: User
) -> Draft:
    # Two people who save at once take turns.
    Provider.objects.select_for_update(of=("self",)).get(pk=listing.pk)
    drafts = Draft.objects.filter(provider=listing, section=section)
    newest = drafts.order_by("-version").values_list("version", flat=True).first() or 0
    if newest != version:
        raise StaleError
    drafts.filter(version__lte=newest - VERSIONS_KEPT).delete()
    return Draft.objects.create(
        provider=listing, section=section, version=newest + 1, typed=typed, saved_by=by
    )
