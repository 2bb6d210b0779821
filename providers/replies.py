"""How soon a provider replies: one rule for all, told in words, and part of no order."""

import datetime as dt
import math
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from providers.models import Provider, ReplyTime

# Fewer messages say more about chance than about a provider.
FEWEST = 5
# The hours within which more than half of the messages got a reply, in words.
WORDS = (
    (24, _("Replies to most messages within a day")),
    (48, _("Replies to most messages within 2 days")),
    (72, _("Replies to most messages within 3 days")),
    (168, _("Replies to most messages within a week")),
    (336, _("Replies to most messages within 2 weeks")),
    (math.inf, _("Often takes more than 2 weeks to reply")),
)
NO_REPLY = _("Has not replied to most messages of late")


@dataclass(frozen=True)
class Replies:
    """Of the messages that count: how many there were, how many got a reply, and the hours within which more than half did;
    None where no more than half did."""

    messages: int
    replied: int
    hours: int | None

    @property
    def are_enough(self) -> bool:
        return self.messages >= FEWEST

    @property
    def words(self) -> str:
        """As clients read it; empty while there are too few to say."""
        if not self.are_enough:
            return ""
        if self.hours is None:
            return str(NO_REPLY)
        return str(next(words for most, words in WORDS if self.hours < most))

    @property
    def days(self) -> int | None:
        """The same in whole days, begun ones included."""
        return None if self.hours is None else self.hours // 24 + 1


def replies_of(provider: Provider, on: dt.date | None = None) -> Replies:
    """What the messages of the last weeks say, in one query."""
    rows = ReplyTime.objects.counted(on).filter(provider=provider)
    return replies(list(rows.values_list("hours", flat=True)))


def replies(hours: Sequence[int | None]) -> Replies:
    """The rule: `hours` of each message until its reply, None for those without one.

    A message without a reply counts as the longest wait of all, so nobody looks quick by leaving the rest unanswered.
    """
    if not hours:
        return Replies(0, 0, None)
    waits = sorted(math.inf if each is None else each for each in hours)
    # Of an even number the later of the two in the middle: within it, more than half were answered.
    middle = waits[len(waits) // 2]
    return Replies(
        messages=len(waits),
        replied=sum(each is not None for each in hours),
        hours=None if middle == math.inf else int(middle),
    )
