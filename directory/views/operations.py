"""What monitors and crawlers ask for."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

# Guide, account and review pages say nothing to a search engine; filtered searches would be an endless space.
ROBOTS = """User-agent: *
Disallow: /account/
Disallow: /admin/
Disallow: /guide/
Disallow: /practice/
Disallow: /review/
Disallow: /saved/
Disallow: /providers/?
"""


@require_safe
@never_cache
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """The process can do its work: 200 when the database answers, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"ready": False, "database": "does not answer"}, status=503)
    return JsonResponse({"ready": True, "database": "ok"})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What crawlers may fetch."""
    return HttpResponse(ROBOTS, content_type="text/plain")
