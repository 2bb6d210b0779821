"""What a client wrote and how to reach them, and the one lock around both."""

import json
from dataclasses import asdict, dataclass
from typing import Self
from urllib.parse import quote, urlencode

from phonenumber_field.phonenumber import PhoneNumber

from accounts.at_rest import lock, unlock
from providers.phone import readable
from providers.vocabulary.message import Channel

PURPOSE = "message"


@dataclass(frozen=True)
class Letter:
    """`reply_to` is an email address or a phone number with its country code; `may_say` whether a voicemail, or whoever picks
    up, may learn who is calling."""

    channel: str
    reply_to: str
    may_say: bool
    text: str

    def locked(self) -> bytes:
        """As the database keeps it."""
        return lock(PURPOSE, json.dumps(asdict(self)).encode())

    @classmethod
    def opened(cls, locked: bytes | memoryview) -> Self:
        """What was locked. Raises accounts.at_rest.LockedError where the secret it was locked under is gone."""
        return cls(**json.loads(unlock(PURPOSE, bytes(locked))))

    @property
    def by_phone(self) -> bool:
        return self.channel == Channel.PHONE

    @property
    def shown(self) -> str:
        """The address or number as people read it."""
        return readable(self.reply_to) if self.by_phone else self.reply_to

    @property
    def link(self) -> str:
        """What a press on it opens. The address is quoted: some may hold a "?", behind which a mail program takes orders."""
        if self.by_phone:
            return PhoneNumber.from_string(self.reply_to).as_rfc3966
        return f"mailto:{quote(self.reply_to, safe='@')}"

    def mail(self, subject: str, body: str) -> str:
        """A link that opens a mail to the client with something written in it already."""
        return f"{self.link}?{urlencode({'subject': subject, 'body': body}, quote_via=quote)}"
