"""A message that a client has sent, without the form."""

import datetime as dt
from typing import Any

from django.utils import timezone

from providers.letter import Letter
from providers.models import Message, Provider, ReplyTime
from providers.models.message import delete_day
from providers.vocabulary.message import Channel


def message_to(provider: Provider, *, days_ago: float = 0, **words: Any) -> Message:
    """A message that waits since so many days; `words` are those of its letter."""
    sent_at = timezone.now() - dt.timedelta(days=days_ago)
    letter: dict[str, Any] = {
        "channel": Channel.EMAIL,
        "reply_to": "client@example.org",
        "may_say": False,
        "text": "Do you have room?",
    }
    day = timezone.localdate(sent_at)
    return Message.objects.create(
        provider=provider,
        reply_time=ReplyTime.objects.create(provider=provider, sent_on=day),
        sent_at=sent_at,
        locked=Letter(**letter | words).locked(),
        delete_on=delete_day(sent_at),
    )
