"""What is asked of people who are signed in, on every page."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from accounts import acting
from accounts import second_factor as factor
from accounts.late_check import takes_forms_from_anywhere
from accounts.sessions import see

GetResponse = Callable[[HttpRequest], HttpResponse]

# All that is open to somebody who needs a second step and has none yet.
SETTING_UP = frozenset(
    {"mfa_index", "mfa_activate_totp", "mfa_add_webauthn", "account_reauthenticate"}
)
# And to somebody who has one, but signed in before they had it.
USING_IT = frozenset({"mfa_reauthenticate", "mfa_reauthenticate_webauthn"})
SIGN_OUT = "account_logout"
READING = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


def is_anybodys(request: HttpRequest, view: Any) -> bool:
    """Whether the answer is the same for everybody: nobody is looked up then, and no cookie is set or taken away.

    So it is without the cookie; and a view that takes forms from any origin must not know who sends them.
    """
    return settings.SESSION_COOKIE_NAME not in request.COOKIES or takes_forms_from_anywhere(view)


class last_seen:  # noqa: N801 - named like the other middleware in the list
    """Keep the list of somebody's sessions true."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, options: Any) -> None:
        if not is_anybodys(request, view) and request.user.is_authenticated:
            see(request)


class second_factor:  # noqa: N801 - named like the other middleware in the list
    """Keep whoever needs a second step at sign-in from every page until they have set it up and used it.

    A new address is closed to them without anybody thinking of it.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, options: Any
    ) -> HttpResponse | None:
        if is_anybodys(request, view):
            return None
        if not factor.is_needed(request.user) or factor.was_used(request):
            return None
        name = request.resolver_match.view_name if request.resolver_match else ""
        kinds = factor.kinds(request.user)
        if name == SIGN_OUT or name in (USING_IT if kinds else SETTING_UP):
            return None
        if not kinds:
            return redirect(factor.SET_UP)
        asking = "mfa_reauthenticate" if "totp" in kinds else "mfa_reauthenticate_webauthn"
        back = request.get_full_path() if request.method == "GET" else reverse("account")
        return redirect(f"{reverse(asking)}?{urlencode({'next': back})}")


class who_acts:  # noqa: N801 - named like the other middleware in the list
    """Tell the database who sends a form, for what it writes down about the change. Reading costs nothing."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            return self.get_response(request)
        finally:
            if getattr(request, "actor_told", False):
                acting.end()

    def process_view(self, request: HttpRequest, view: Any, args: Any, options: Any) -> None:
        if request.method in READING or is_anybodys(request, view):
            return
        if request.user.is_authenticated:
            # Before the statement: should it fail half-way, the name is taken back all the same.
            request.actor_told = True  # type: ignore[attr-defined]
            acting.begin(str(request.user.pk))
