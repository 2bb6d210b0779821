"""Signing in, and proving again who one is."""

from typing import Any, ClassVar

from allauth.account.forms import LoginForm, ReauthenticateForm
from django.utils.translation import gettext_lazy as _

from accounts.forms.words import PASSWORD, InOurWords


class SignIn(InOurWords, LoginForm):
    """An address and a password."""

    words: ClassVar = {
        "login": (_("Email"), ""),
        "password": PASSWORD,
        "remember": (_("Keep me signed in on this device for two weeks"), ""),
    }

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["login"].widget.attrs["autocomplete"] = "username"


class ProveAgain(InOurWords, ReauthenticateForm):
    """The password once more."""

    words: ClassVar = {"password": (_("Your password"), "")}
