"""Changing one's address."""

from typing import ClassVar

from allauth.account.forms import AddEmailForm
from django.utils.translation import gettext_lazy as _

from accounts.forms.words import InOurWords


class ChangeEmail(InOurWords, AddEmailForm):
    """The new address; the old one stays until the new one is confirmed."""

    words: ClassVar = {
        "email": (
            _("New email address"),
            _("We send a link there. Until you confirm it, your present address stays."),
        )
    }
