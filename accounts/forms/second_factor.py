"""Codes from an app, and recovery codes."""

from typing import Any, ClassVar

from allauth.mfa.base import forms as base
from allauth.mfa.totp import forms as totp
from django.utils.translation import gettext_lazy as _

from accounts.forms.words import InOurWords

CODE = (
    _("Code"),
    _("The six digits that your app shows now, or one of your recovery codes."),
)


class UseCode(InOurWords, base.AuthenticateForm):
    """The second step of a sign-in."""

    words: ClassVar = {"code": CODE}


class UseCodeAgain(InOurWords, base.ReauthenticateForm):
    """A code instead of the password, before something important."""

    words: ClassVar = {"code": CODE}


class AddApp(InOurWords, totp.ActivateTOTPForm):
    """The first code proves that the app has the key."""

    words: ClassVar = {
        "code": (_("Code from the app"), _("The six digits that the app shows now."))
    }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["code"].widget.attrs["inputmode"] = "numeric"
