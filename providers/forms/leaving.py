"""Deleting an account, as a form that cannot be sent by accident."""

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.limits import within_limit
from accounts.models import User

WORD = "delete"
RECENT = dt.timedelta(minutes=10)
QUARTER = dt.timedelta(minutes=15)


class LeavingForm(forms.Form):
    """Asks for a typed word, and for the password unless there is none and the person has only just signed in."""

    word = forms.CharField(
        label=_("Type the word “delete”"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
        error_messages={"required": _("Type the word “delete” to go on.")},
    )
    password = forms.CharField(
        label=_("Your password"),
        max_length=256,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": _("Type your password.")},
    )

    def __init__(self, *args: Any, user: User, **options: Any) -> None:
        super().__init__(*args, **options)
        self.user = user
        if not user.has_usable_password():
            del self.fields["password"]

    def clean_word(self) -> str:
        word: str = self.cleaned_data["word"]
        if word.strip().lower() != WORD:
            raise forms.ValidationError(_("Type the word “delete” to go on."))
        return word

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        if not within_limit("delete account", str(self.user.pk), most=5, per=QUARTER):
            raise forms.ValidationError(
                _("Too many tries. Please wait 15 minutes, then try again.")
            )
        if not self.user.check_password(password):
            raise forms.ValidationError(_("The password is not right."))
        return password

    def clean(self) -> None:
        last = self.user.last_login
        if "password" not in self.fields and (last is None or timezone.now() - last > RECENT):
            raise forms.ValidationError(_("Sign out and sign in again, then come back here."))
