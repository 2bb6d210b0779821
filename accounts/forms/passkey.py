"""Passkeys: made, used, renamed."""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, ClassVar

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn import forms as webauthn
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from accounts.forms.words import InOurWords

NAME_LENGTH = 60
# What allauth and the library below it raise for parts that are missing or of another kind than a browser sends.
MALFORMED = (LookupError, TypeError, ValueError, AttributeError, struct.error)


@contextmanager
def from_a_browser() -> Iterator[None]:
    """Refuse what no browser made, instead of failing over it."""
    try:
        yield
    except MALFORMED as error:
        raise get_adapter().validation_error("incorrect_code") from error


class Used(webauthn.AuthenticateWebAuthnForm):
    """What a passkey signed."""

    def clean_credential(self) -> Authenticator:
        with from_a_browser():
            return super().clean_credential()


class UsePasskey(Used):
    """The second step of a sign-in."""


class UsePasskeyAgain(Used, webauthn.ReauthenticateWebAuthnForm):
    """A passkey instead of the password, before something important."""


class SignInByPasskey(Used, webauthn.LoginWebAuthnForm):
    """A passkey alone."""


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

    def clean(self) -> dict[str, Any]:
        with from_a_browser():
            return super().clean() or {}


class RenamePasskey(Named, webauthn.EditWebAuthnForm):
    """Another name."""
