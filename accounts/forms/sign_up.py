"""Signing up."""

from typing import Any, ClassVar

from allauth.account.forms import SignupForm
from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.forms.words import NEW_PASSWORD, InOurWords


class SignUp(InOurWords, SignupForm):
    """An address and a password; whatever else is sent is not read, so that nobody gives themselves a role."""

    account_already_exists: bool
    words: ClassVar = {
        "email": (
            _("Email"),
            _("We send a link there to confirm it. Clients do not see this address."),
        ),
        "password1": (_("Password"), NEW_PASSWORD[1]),
        "password2": (_("Password, once more"), ""),
    }

    def try_save(self, request: HttpRequest) -> Any:
        """Make the account, or write to its owner when there is one already, with one and the same answer."""
        if not self.account_already_exists:
            try:
                with transaction.atomic():
                    return super().try_save(request)
            except IntegrityError:
                # Somebody signed up with the same address in this very moment.
                self.account_already_exists = True
                return super().try_save(request)
        # Scrambling a password takes longer than all the rest: without this the time would tell.
        make_password(self.cleaned_data["password1"])
        return super().try_save(request)
