"""Numbers and accounts that belong to nobody."""

import datetime as dt

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from stdnum import luhn

from accounts.models import User
from accounts.roles import Role
from providers.npi import PREFIX

# Reserved by RFC 2606: mail to it reaches nobody, and it is how invented rows are told from others.
MAIL_HOST = "example.org"


def npi_of(index: int) -> str:
    """A valid number that no person has: all NPIs so far begin with 1; those that begin with 2 are kept for later.

    The factor spreads them; it has no divisor in common with 10^8, so each index has its own.
    """
    body = f"2{index * 7919 % 10**8:08}"
    return body + luhn.calc_check_digit(PREFIX + body)


def license_number(index: int, place: int = 0) -> str:
    """A number that says what it is: one that looked like a board's could be somebody's."""
    return f"DEMO-{3 * index + place + 1000:06}"


def owner_of(slug: str, name: str, joined: dt.datetime) -> User:
    """The unsaved account of somebody in the crowd, into which nobody can sign in."""
    return User(
        email=f"{slug}@{MAIL_HOST}",
        name=name,
        role=Role.PROVIDER,
        password=f"{UNUSABLE_PASSWORD_PREFIX}{slug}",
        date_joined=joined,
    )


def website_of(slug: str) -> str:
    """An address that resolves nowhere."""
    return f"https://{slug}.{MAIL_HOST}/"
