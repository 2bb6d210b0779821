"""Whether a reviewer asks something of the owner of a listing, for the pages of its keeping."""

from django import template

from providers.models import Provider
from verification.models import Report
from verification.vocabulary.report import WITH_THE_OWNER

register = template.Library()


@register.simple_tag
def is_asked(listing: Provider) -> bool:
    """An answer is awaited from the owner now."""
    return Report.objects.filter(
        provider=listing, state__in=WITH_THE_OWNER, due_on__isnull=False
    ).exists()
