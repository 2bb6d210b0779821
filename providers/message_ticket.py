"""What a message form carries so that it is sent once, not by a program, and for one listing: no cookie is needed for that."""

import datetime as dt
import secrets
from dataclasses import dataclass
from typing import Self

from django.core import signing
from django.utils import timezone

from providers.models import Provider

SALT = "message form"
# Nobody reads the page and types an address faster.
FASTEST = dt.timedelta(seconds=3)
# A page that was open for longer gets another ticket, and its reader presses Send again.
LIFETIME = dt.timedelta(days=1)


@dataclass(frozen=True)
class Ticket:
    """One opened form. `key` makes a second sending of the same form known as that."""

    key: str
    at: dt.datetime

    @classmethod
    def new(cls) -> Self:
        return cls(secrets.token_urlsafe(16), timezone.now())

    def signed(self, provider: Provider) -> str:
        """As the form carries it."""
        said = [provider.pk, self.key, int(self.at.timestamp())]
        return signing.dumps(said, salt=SALT)

    @classmethod
    def read(cls, text: str, provider: Provider) -> Self | None:
        """The ticket that a form of this listing brought back; None where there is none, it was changed, or is too old."""
        try:
            pk, key, seconds = signing.loads(text, salt=SALT, max_age=LIFETIME)
        except signing.BadSignature:
            return None
        at = dt.datetime.fromtimestamp(seconds, tz=dt.UTC)
        return cls(key, at) if pk == provider.pk else None

    def is_too_fast(self) -> bool:
        """Brought back before anybody could have read the form."""
        return timezone.now() - self.at < FASTEST
