"""How allauth's second step behaves here."""

from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from qrcode import make
from qrcode.image.svg import SvgPathFillImage

from accounts.at_rest import lock, unlock

PURPOSE = "second step"


class MFAAdapter(DefaultMFAAdapter):
    """Secrets are kept locked, and the code to scan is part of the page."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": gettext_lazy(
            "This did not work. Type the newest code, or use your passkey again."
        ),
        "unverified_email": gettext_lazy(
            "First confirm your email address: open the link in the mail that we sent you."
        ),
        "cannot_generate_recovery_codes": gettext_lazy("First set up a passkey or an app."),
    }

    def encrypt(self, text: str) -> str:
        return lock(PURPOSE, text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return unlock(PURPOSE, encrypted_text.encode()).decode()

    def build_totp_svg(self, url: str) -> str:
        """An image to put into the page: a `data:` address would be refused by its own policy."""
        drawing = make(url, image_factory=SvgPathFillImage, border=4)
        return str(drawing.to_string(encoding="unicode"))

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return _("Passkey %(number)d") % {"number": count + 1}

    def _get_site_name(self) -> str:
        return str(settings.SITE_NAME)
