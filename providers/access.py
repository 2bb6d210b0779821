"""Who may open a page under /practice/: every view there is made by one of these, and the tests refuse one that is not.

A listing that somebody may not edit is "not found" for them, as one that does not exist: neither its drafts nor who owns it can be
learned by trying addresses.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, resolve_url
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from accounts.models import User
from accounts.roles import Role
from providers.models import Provider

View = Callable[..., HttpResponse]


def signed_in(*methods: str) -> Callable[[View], View]:
    """Make a view for people who are signed in, answered anew each time and kept by no browser."""

    def decorate(view: View) -> View:
        allowed = require_http_methods(with_head(methods))(view)

        @wraps(view)
        @never_cache
        @_after_sign_in
        def page(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
            return allowed(request, *args, **options)

        return _that_opens(page, methods)

    return decorate


def by_link(*methods: str) -> Callable[[View], View]:
    """Make a view for anybody who has its address: what it may show or do, it decides by the address alone."""

    def decorate(view: View) -> View:
        @wraps(view)
        @never_cache
        @require_http_methods(with_head(methods))
        def page(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
            return view(request, *args, **options)

        return page

    return decorate


def own_listing(*methods: str) -> Callable[[View], View]:
    """Make a view that takes (request, listing, …) into one that takes (request, slug, …), for whoever may edit that listing.

    Whoever may not is told that there is nothing before a wrong method is told to be wrong.
    """

    def decorate(view: View) -> View:
        allowed = require_http_methods(with_head(methods))(view)

        @wraps(view)
        @never_cache
        @_after_sign_in
        def page(request: HttpRequest, slug: str, *args: Any, **options: Any) -> HttpResponse:
            # Before the method is looked at: for everybody else the address does not exist, however they ask.
            editable = Provider.objects.editable_by(request.user)
            return allowed(request, get_object_or_404(editable, slug=slug), *args, **options)

        return _that_opens(page, methods)

    return decorate


def administrators(*methods: str) -> Callable[[View], View]:
    """Make a view for administrators; for everybody else who is signed in it does not exist."""

    def decorate(view: View) -> View:
        @wraps(view)
        @signed_in(*methods)
        def page(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
            if person(request).role != Role.ADMINISTRATOR:
                raise Http404
            return view(request, *args, **options)

        return page

    return decorate


def person(request: HttpRequest) -> User:
    """Whoever is signed in; for views that these decorators made."""
    assert isinstance(request.user, User), "the view lets in only who is signed in"
    return request.user


def with_head(methods: tuple[str, ...]) -> list[str]:
    """Whoever may read a page may ask for its headers."""
    return [*methods, "HEAD"] if "GET" in methods else [*methods]


def _after_sign_in(view: View) -> View:
    """Send a visitor to sign in, and from there to this page, or to the one with the button that they pressed."""

    @wraps(view)
    def page(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        if request.user.is_authenticated:
            return view(request, *args, **options)
        if "HX-Request" in request.headers:
            # A form to sign in has no place in the middle of a page; what is typed there is sent with the next press.
            return HttpResponse(status=401)
        if request.method == "POST":
            messages.warning(
                request, _("You were signed out, so nothing was saved. Sign in to go on.")
            )
        if request.method in {"GET", "HEAD"} or _opens(request.path):
            return redirect_to_login(request.get_full_path())
        # Whoever is led to an address that only takes forms finds an empty page of their browser.
        return redirect_to_login(_came_from(request) or _room(request.path))

    return page


def _that_opens(page: View, methods: tuple[str, ...]) -> View:
    page.opens = "GET" in methods  # type: ignore[attr-defined]
    return page


def _opens(path: str) -> bool:
    """Whether a page of ours can be looked at there."""
    try:
        return getattr(resolve(path).func, "opens", False)
    except Resolver404:
        return False


def _came_from(request: HttpRequest) -> str:
    """The path of the page that a form was sent from, where that is one of ours that opens; else empty."""
    page = urlsplit(request.headers.get("Referer", ""))
    ours = page.netloc == request.get_host() and _opens(page.path)
    return page.path if ours else ""


def _room(path: str) -> str:
    """Where the part of the site begins that an address belongs to."""
    begins = f"/{path.split('/')[1]}/"
    return begins if _opens(begins) else resolve_url(settings.LOGIN_REDIRECT_URL)
