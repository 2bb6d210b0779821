"""How a code reaches somebody: every way leads to a contact that stands on an independent record. A new way is one entry here.

Text messages and automatic calls would need a third party, and the site has none: a reviewer calls or writes.
"""

import datetime as dt
import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings

from providers.claim_mail import send_code
from providers.models import Claim
from providers.vocabulary.joining import ClaimWay

DIGITS = 8
# Anybody gets an address there, so the domain says nothing about who holds it.
FREE_MAIL = frozenset(
    [
        "aol.com",
        "comcast.net",
        "fastmail.com",
        "gmail.com",
        "gmx.com",
        "googlemail.com",
        "hey.com",
        "hotmail.com",
        "icloud.com",
        "live.com",
        "mac.com",
        "mail.com",
        "me.com",
        "msn.com",
        "outlook.com",
        "pm.me",
        "proton.me",
        "protonmail.com",
        "tutanota.com",
        "verizon.net",
        "yahoo.com",
        "ymail.com",
        "zoho.com",
    ]
)


@dataclass(frozen=True)
class Way:
    """How long a code counts, which contact of the registry record it goes to, and what sends it, if we do.

    Without `contact_of` the reviewer brings the contact and where it stands; without `send` they hand the code over.
    """

    lasts: dt.timedelta
    contact_of: Callable[[Claim], str] | None = None
    send: Callable[[str, str], None] | None = None


def _phone(claim: Claim) -> str:
    return claim.record.phone if claim.record else ""


def _address(claim: Claim) -> str:
    if not (record := claim.record) or not record.address:
        return ""
    return f"{record.name}, {record.address}, {record.city}, {record.state} {record.zip}".strip()


WAYS: dict[str, Way] = {
    ClaimWay.CALL: Way(dt.timedelta(days=7), _phone),
    ClaimWay.LETTER: Way(dt.timedelta(days=7), _address),
    ClaimWay.MAIL: Way(dt.timedelta(hours=24), send=send_code),
}


def new_code() -> str:
    """Eight random digits."""
    return f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"


def code_digest(claim: Claim, code: str) -> str:
    """The keyed digest of a code, for this claim alone: whoever reads the database cannot try all codes."""
    text = f"claim code\n{claim.pk}\n{code}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), text, hashlib.sha256).hexdigest()


def plain_code(typed: str) -> str:
    """A code without the spaces and hyphens that people put in; blank when it cannot be one."""
    digits = "".join(typed.split()).replace("-", "")
    return digits if len(digits) == DIGITS and digits.isascii() and digits.isdigit() else ""
