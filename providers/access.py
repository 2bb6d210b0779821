"""Who may open a page under /practice/: every view there is made by one of these, and the tests refuse one that is not.

A listing that somebody may not edit is "not found" for them, as one that does not exist: neither its drafts nor who owns it can be
learned by trying addresses.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from providers.models import Provider

View = Callable[..., HttpResponse]


def signed_in(*methods: str) -> Callable[[View], View]:
    """Make a view for people who are signed in, answered anew each time and kept by no browser."""

    def decorate(view: View) -> View:
        @wraps(view)
        @never_cache
        @login_required
        @require_http_methods(with_head(methods))
        def page(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
            return view(request, *args, **options)

        return page

    return decorate


def own_listing(*methods: str) -> Callable[[View], View]:
    """Make a view that takes (request, listing, …) into one that takes (request, slug, …), for whoever may edit that listing."""

    def decorate(view: View) -> View:
        allowed = require_http_methods(with_head(methods))(view)

        @wraps(view)
        @never_cache
        @login_required
        def page(request: HttpRequest, slug: str, *args: Any, **options: Any) -> HttpResponse:
            # Before the method is looked at: for everybody else the address does not exist, however they ask.
            editable = Provider.objects.editable_by(request.user)
            return allowed(request, get_object_or_404(editable, slug=slug), *args, **options)

        return page

    return decorate


def with_head(methods: tuple[str, ...]) -> list[str]:
    """Whoever may read a page may ask for its headers."""
    return [*methods, "HEAD"] if "GET" in methods else [*methods]
