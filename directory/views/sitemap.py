"""The map of the site for search engines: an index, and files of addresses."""

from django.contrib.sitemaps import views
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from directory.sitemaps import SITEMAPS

hourly = cache_control(public=True, max_age=3600)


@require_safe
@hourly
def index(request: HttpRequest) -> HttpResponse:
    """The files there are."""
    return views.index(request, SITEMAPS, sitemap_url_name="sitemap_part")


@require_safe
@hourly
def part(request: HttpRequest, section: str) -> HttpResponse:
    """One file; `?p=2` is the second of a section."""
    return views.sitemap(request, SITEMAPS, section)
