"""Whether a reviewer asks something of the owner of a listing, for the pages of its keeping."""

from collections.abc import Iterable

from django import template
from django.db.models import QuerySet

from providers.models import Provider
from verification.models import Report
from verification.vocabulary.report import WITH_THE_OWNER

register = template.Library()


@register.simple_tag
def is_asked(listing: Provider) -> bool:
    """An answer is awaited from the owner now."""
    return _awaited().filter(provider=listing).exists()


@register.simple_tag
def asked_among(listings: Iterable[tuple[Provider, object]]) -> set[int]:
    """The keys of those about which an answer is awaited, in one query; each listing comes with what else is told of it."""
    rows = _awaited().filter(provider__in=[listing.pk for listing, _ in listings])
    return set(rows.values_list("provider_id", flat=True))


def _awaited() -> QuerySet[Report]:
    return Report.objects.filter(state__in=WITH_THE_OWNER, due_on__isnull=False)
