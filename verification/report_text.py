"""What people write about a report, and the lock around it."""

import json
from dataclasses import asdict, dataclass, field
from typing import Self

from accounts.at_rest import lock, unlock
from providers.letter import Letter
from providers.vocabulary.message import Channel
from verification.vocabulary.report import WrongFact

PURPOSE = "report"


@dataclass(frozen=True)
class Written:
    """The words of one act: `text` of the reporter or the owner, with `facts` and `reply_to` of the reporter; of a reviewer
    `reason`, for reviewers alone, and `told`, which the owner reads."""

    text: str = ""
    facts: list[str] = field(default_factory=list)
    reply_to: str = ""
    reason: str = ""
    told: str = ""

    def locked(self) -> bytes:
        """As the database keeps it."""
        return lock(PURPOSE, json.dumps(asdict(self)).encode())

    @classmethod
    def opened(cls, locked: bytes | memoryview) -> Self:
        """What was locked. Raises accounts.at_rest.LockedError where the secret it was locked under is gone."""
        return cls(**json.loads(unlock(PURPOSE, bytes(locked))))

    @property
    def reply(self) -> Letter | None:
        """How to ask the reporter back, where they left a way."""
        if not self.reply_to:
            return None
        channel = Channel.EMAIL if "@" in self.reply_to else Channel.PHONE
        return Letter(channel, self.reply_to, False, "")

    @property
    def fact_labels(self) -> list[str]:
        """The ticked boxes in words."""
        return [str(WrongFact(each).label) for each in self.facts]
