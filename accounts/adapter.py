"""How allauth behaves here."""

from typing import Any

from allauth.account import app_settings as account_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts import second_factor
from accounts.actions.addresses import confirm
from accounts.client_address import client_address
from accounts.roles import STAFF


class AccountAdapter(DefaultAccountAdapter):
    """Sign-up is open; no answer tells whether an address has an account."""

    # The same words for a wrong password and an unknown address: neither tells whether there is an account.
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": gettext_lazy(
            "The email address or the password is not right. Check both, then try again."
        ),
        "too_many_login_attempts": gettext_lazy(
            "Too many tries. Please wait five minutes, then try again."
        ),
        "rate_limited": gettext_lazy("Too many tries. Please wait five minutes, then try again."),
        "enter_current_password": gettext_lazy("This is not your password of now. Type it again."),
        "incorrect_password": gettext_lazy("This is not your password. Type it again."),
        "incorrect_code": gettext_lazy("This code is not right. Type the newest one."),
        "duplicate_email": gettext_lazy("This is your address already. Type the new one."),
    }

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Whoever works here comes to review; everybody else to their listings."""
        if getattr(request.user, "role", "") in STAFF:
            return reverse("review")
        return super().get_login_redirect_url(request)

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request)

    def clean_email(self, email: str) -> str:
        """Refuse what would not fit: allauth would cut it off, and write to another address than was typed."""
        if len(email) > account_settings.EMAIL_MAX_LENGTH:
            raise ValidationError(_("This address is too long. Check what you typed."))
        return email

    def is_ajax(self, request: HttpRequest) -> bool:
        """The script on the sign-in page asks for what a passkey has to sign; everything else here is pages."""
        match = request.resolver_match
        return (
            match is not None
            and match.view_name == "mfa_login_webauthn"
            and request.headers.get("Accept") == "application/json"
        )

    def is_reauthentication_required(self, *, app: str, **options: Any) -> bool:
        """A sign-in of the last minutes counts like a password typed again."""
        required = super().is_reauthentication_required(app=app, **options)
        return required and not second_factor.signed_in_recently(self.request)

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """The same ways, in our words."""
        words = {
            "reauthenticate": _("Use your password"),
            "mfa_reauthenticate": _("Use a code"),
            "mfa_reauthenticate:webauthn": _("Use a passkey"),
        }
        return [
            {**each, "description": words[each["id"]]}
            for each in super().get_reauthentication_methods(user)
        ]

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        """Confirm the address, unless another account has it."""
        if confirm(request, email_address):
            return True
        self.add_message(
            request,
            messages.ERROR,
            message=_("This address could not be confirmed: it belongs to another account."),
        )
        return False

    # Links in mail begin with the site's own address, whatever host name the request was made to.

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation: Any) -> str:
        return link("account_confirm_email", emailconfirmation.key)

    def get_reset_password_from_key_url(self, key: str) -> str:
        uid, _dash, token = key.partition("-")
        return link("account_reset_password_from_key", uid, token)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        links = {
            "signup_url": link("account_signup"),
            "login_url": link("account_login"),
            "password_reset_url": context.get("password_reset_url")
            or link("account_reset_password"),
        }
        super().send_mail(template_prefix, email, {**context, **links})


def link(name: str, *parts: str) -> str:
    """A whole address, for a mail."""
    return settings.BASE_URL + reverse(name, args=parts)
