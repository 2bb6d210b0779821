"""What every answer carries, and pages instead of bare errors."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.utils.cache import patch_vary_headers
from django.views import defaults

from accounts.refusal import RefusedError
from directory import stylesheet
from directory.saved import cookie as saved

GetResponse = Callable[[HttpRequest], HttpResponse]

# No 'unsafe-*', no other origin. WhiteNoise, redirects and error pages get it because this is outermost.
CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)
# The browser keeps these from every page and every frame. A page of ours may ask where the client is, when they press
# "Use my location"; the browser asks them first.
PERMISSIONS_POLICY = (
    "geolocation=(self), camera=(), microphone=(), payment=(), usb=(), browsing-topics=(), "
    "interest-cohort=()"
)

# With one of these a page is made for one visitor.
OF_ONE_VISITOR = (settings.SESSION_COOKIE_NAME, saved.NAME)


def security_headers(get_response: GetResponse) -> GetResponse:
    """Set the headers that keep a page to this origin, on every answer there is, and to its reader once they sign in."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        # A private file brings a stricter one.
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers["Permissions-Policy"] = PERMISSIONS_POLICY
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        if response.headers.get("Content-Type", "").startswith("text/html"):
            # Every page says who is signed in and how many listings they saved.
            patch_vary_headers(response, ["Cookie"])
        if not request.COOKIES.keys().isdisjoint(OF_ONE_VISITOR):
            # It may have their token in its form, too: nothing between us may keep it.
            response.headers.setdefault("Cache-Control", "private")
        return response

    return middleware


def stylesheet_first(get_response: GetResponse) -> GetResponse:
    """Name the stylesheet in the headers of a page.

    A slow phone then asks for it before it reads the page, and shows nothing until it is there.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if _is_page(response) and not _is_without_our_stylesheet(request):
            response.headers["Link"] = f"<{static(stylesheet.NAME)}>; rel=preload; as=style"
        return response

    return middleware


def _is_page(response: HttpResponse) -> bool:
    """Not what only leads to one."""
    html = response.headers.get("Content-Type", "").startswith("text/html")
    return html and "Location" not in response.headers


def _is_without_our_stylesheet(request: HttpRequest) -> bool:
    """Parts of a page that has it already, and Django's admin, which has its own."""
    match = request.resolver_match
    return "HX-Request" in request.headers or (match is not None and "admin" in match.app_names)


class error_pages:  # noqa: N801 - named like the other middleware in the list
    """Answer "not found", "not allowed" and "not in this way" with the site's own pages, with DEBUG too.

    Django's technical page would show a frightened reader of a demo site a list of patterns, and the cookies they sent.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 404 and request.resolver_match is None:
            return defaults.page_not_found(request, Http404())
        if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED and not response.content:
            page = render(request, "405.html", status=HTTPStatus.METHOD_NOT_ALLOWED)
            page.headers["Allow"] = response.headers["Allow"]
            return page
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, Http404):
            return defaults.page_not_found(request, error)
        if isinstance(error, PermissionDenied):
            refusal = str(error) if isinstance(error, RefusedError) else ""
            return render(request, "403.html", {"refusal": refusal}, status=HTTPStatus.FORBIDDEN)
        return None
