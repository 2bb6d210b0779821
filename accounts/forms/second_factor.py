"""Passkeys, codes from an app, and recovery codes."""

from typing import Any, ClassVar

from allauth.mfa.base import forms as base
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from accounts.forms.words import InOurWords

CODE = (
    _("Code"),
    _("The six digits that your app shows now, or one of your recovery codes."),
)
NAME_LENGTH = 60


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


class Named(InOurWords):
    """With a name to know a passkey by."""

    words: ClassVar = {
        "name": (_("Name"), _("To tell your passkeys apart, such as “Phone”.")),
        "passwordless": (_("Let this passkey sign me in without my password"), ""),
    }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["name"].validators.append(MaxLengthValidator(NAME_LENGTH))
        self.fields["name"].widget.attrs |= {"maxlength": NAME_LENGTH, "autocomplete": "off"}


class AddPasskey(Named, webauthn.AddWebAuthnForm):
    """What the browser made, and a name for it."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["passwordless"].initial = True


class RenamePasskey(Named, webauthn.EditWebAuthnForm):
    """Another name."""
