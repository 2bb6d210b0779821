"""The pages of the second step at sign-in, where they do more than allauth's."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.base.views import IndexView
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.views import ActivateTOTPView
from allauth.mfa.webauthn.views import AddWebAuthnView
from django.http import HttpResponse

from accounts import second_factor


class SecondSteps(IndexView):
    """What is set up; it also says so to somebody who may go no further without."""

    def get_context_data(self, **options: Any) -> dict[str, Any]:
        missing = second_factor.is_needed(self.request.user) and not second_factor.was_used(
            self.request
        )
        return {**super().get_context_data(**options), "second_step_missing": missing}


class AddApp(ActivateTOTPView):
    """A code from an app. Whoever just proved that it works has used it, and goes on without doing so once more."""

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        record_authentication(
            self.request, self.request.user, "mfa", type=Authenticator.Type.TOTP.value
        )
        return response


class AddPasskey(AddWebAuthnView):
    """A passkey, which counts as used in the same way."""

    def form_valid(self, form: Any) -> HttpResponse:
        response: HttpResponse = super().form_valid(form)
        record_authentication(
            self.request, self.request.user, "mfa", type=Authenticator.Type.WEBAUTHN.value
        )
        return response


second_steps = SecondSteps.as_view()
add_app = AddApp.as_view()
add_passkey = AddPasskey.as_view()
