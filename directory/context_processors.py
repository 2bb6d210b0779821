"""What every template may say about the site itself."""

from django.conf import settings
from django.http import HttpRequest

from directory.saved.cookie import saved_keys


def site(request: HttpRequest) -> dict[str, str | bool | int]:
    """The names an operator gave the site, whether its people are the invented ones of a trial copy, and how many listings
    the visitor has saved, by the word of their cookie."""
    return {
        "site_name": settings.SITE_NAME,
        "site_operator": settings.SITE_OPERATOR,
        "invented": settings.DEBUG,
        "saved_count": len(saved_keys(request)),
    }
