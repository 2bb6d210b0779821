"""Who may open a page under /review/: every view there is made by one of these, and the tests refuse one that is not.

For whoever is signed in and may not, a page does not exist. A second step at sign-in is asked by `accounts.middleware` wherever the site is
for real.
"""

import datetime as dt
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from accounts import second_factor
from accounts.roles import REVIEWERS, STAFF, Role
from providers.access import View, person, signed_in


def staff(*methods: str) -> Callable[[View], View]:
    """Make a view that reviewers and administrators may look at."""
    return _for_roles(STAFF, methods)


def reviewers(*methods: str) -> Callable[[View], View]:
    """Make a view for reviewers, senior ones among them, that decides nothing."""
    return _for_roles(REVIEWERS, methods)


def deciding(
    *methods: str, roles: tuple[Role, ...] = REVIEWERS, lasts: dt.timedelta | None = None
) -> Callable[[View], View]:
    """Make a view for acts with consequences: a second step and a recent sign-in are asked for first.

    With `lasts` they are asked for when the page is opened, and its form can then be sent for so long.
    """

    def decorate(view: View) -> View:
        return _for_roles(roles, methods)(second_factor.confirmed(view, lasts=lasts))

    return decorate


def _for_roles(roles: tuple[Role, ...], methods: tuple[str, ...]) -> Callable[[View], View]:
    def decorate(view: View) -> View:
        @wraps(view)
        @signed_in(*methods)
        def page(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
            if person(request).role not in roles:
                raise Http404
            return view(request, *args, **options)

        return page

    return decorate
