"""Setting, changing and replacing a password."""

from typing import ClassVar

from allauth.account import forms as allauth_forms
from django.utils.translation import gettext_lazy as _

from accounts.forms.words import NEW_PASSWORD, SAME_AGAIN, InOurWords


class ChangePassword(InOurWords, allauth_forms.ChangePasswordForm):
    """The old one, and the new one twice."""

    words: ClassVar = {
        "oldpassword": (_("Your present password"), ""),
        "password1": NEW_PASSWORD,
        "password2": SAME_AGAIN,
    }


class SetPassword(InOurWords, allauth_forms.SetPasswordForm):
    """The first one of an account that was made without."""

    words: ClassVar = {"password1": NEW_PASSWORD, "password2": SAME_AGAIN}


class AskForReset(InOurWords, allauth_forms.ResetPasswordForm):
    """The address to which the link goes."""

    words: ClassVar = {"email": (_("Email"), _("The address that you sign in with."))}


class ResetPassword(InOurWords, allauth_forms.ResetPasswordKeyForm):
    """A new one, for whoever opened the link."""

    words: ClassVar = {"password1": NEW_PASSWORD, "password2": SAME_AGAIN}
