"""What monitors and crawlers ask for."""

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from catalog.live import live
from providers.dates import today

# Guide, account and review pages say nothing to a search engine; filtered searches would be an endless space.
ROBOTS = """User-agent: *
Disallow: /account/
Disallow: /admin/
Disallow: /api/
Disallow: /guide/
Disallow: /practice/
Disallow: /review/
Disallow: /saved/
Disallow: /providers/?

Sitemap: {site}/sitemap.xml
"""


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """The process can do its work: 200 when the database answers, else 503.

    `search` says whether this process searches its arrays, or tables, slower, and then why.
    """
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"ready": False, "database": "does not answer"}, status=503)
    arrays = live.current(today()) is not None
    search = "arrays" if arrays else f"tables: {live.state}"
    return JsonResponse({"ready": True, "database": "ok", "search": search})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers may fetch."""
    return HttpResponse(ROBOTS.format(site=settings.BASE_URL), content_type="text/plain")
