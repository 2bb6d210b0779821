"""Everything of an account in one place: what is on, and where to change it."""

from allauth.account.models import EmailAddress
from allauth.core.internal.httpkit import authenticated_user
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@login_required
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """What is on: address, password, second step, sessions."""
    user = authenticated_user(request)
    kinds = list(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    return render(
        request,
        "account/account.html",
        {
            "email": user.email,
            "changing_to": EmailAddress.objects.filter(user=user, verified=False)
            .exclude(email=user.email)
            .first(),
            "passkeys": kinds.count(Authenticator.Type.WEBAUTHN),
            "app": Authenticator.Type.TOTP in kinds,
            "sessions": len(UserSession.objects.purge_and_list(user)),
        },
    )
