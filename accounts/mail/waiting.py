"""A mail between being written and being sent."""

import json
from dataclasses import dataclass
from email import message_from_bytes, policy
from typing import Any, Self

from django.core.mail import EmailMessage

from accounts.at_rest import lock, unlock

PURPOSE = "mail"


@dataclass(frozen=True)
class Waiting:
    """A finished message with its envelope. Mails hold links that act for their reader, so it is kept locked."""

    sender: str
    recipients: tuple[str, ...]
    content: bytes

    @classmethod
    def of(cls, message: EmailMessage) -> Self:
        """The message as it is now; copies for hidden recipients are in the envelope alone."""
        return cls(message.from_email, tuple(message.recipients()), message.message().as_bytes())

    def locked(self) -> str:
        """As text that only this site can read."""
        said = [self.sender, self.recipients, self.content.decode("ascii", "surrogateescape")]
        return lock(PURPOSE, json.dumps(said).encode()).decode("ascii")

    @classmethod
    def opened(cls, locked: str) -> Self:
        """What was locked. Raises LockedError for anything else."""
        sender, recipients, content = json.loads(unlock(PURPOSE, locked.encode()))
        return cls(sender, tuple(recipients), content.encode("ascii", "surrogateescape"))

    @property
    def message_id(self) -> str:
        """By what the operator finds it in the log of a mail server."""
        return str(message_from_bytes(self.content, policy=policy.compat32).get("Message-ID", ""))

    def ready(self) -> EmailMessage:
        """The message as Django's own backends send it."""
        return _Finished(self)


class _Finished(EmailMessage):
    """A message that was put together before; only its envelope is read, and its bytes are what they were."""

    def __init__(self, waiting: Waiting) -> None:
        super().__init__(from_email=waiting.sender, to=list(waiting.recipients))
        self.content = waiting.content

    def message(self, **options: Any) -> Any:
        return _Bytes(self.content)


class _Bytes:
    """What backends ask of a message's content."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    def as_bytes(self, unixfrom: bool = False, linesep: str = "\n") -> bytes:
        return b"".join(
            line.rstrip(b"\r\n") + linesep.encode() for line in self.content.splitlines(True)
        )

    def get_charset(self) -> None:
        return None
