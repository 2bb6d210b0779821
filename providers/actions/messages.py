"""Sending a message, saying that it was answered, and deleting it."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from accounts.client_address import home_of
from accounts.limits import within_limit
from accounts.models import User
from providers.dates import today
from providers.letter import Letter
from providers.letters import write_to_keepers
from providers.message_ticket import LIFETIME
from providers.models import Figure, Message, Provider, ReplyTime
from providers.models.figure import Counted
from providers.models.message import delete_day, takes_messages
from providers.vocabulary.figure import FigureKind
from providers.vocabulary.message import Outcome

HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
# From one address; for one listing, so that a mailbox cannot be flooded from many.
MOST_AN_HOUR, MOST_A_DAY, MOST_FOR_A_LISTING_A_DAY = 5, 20, 30


class NotTakingError(Exception):
    """The listing takes no messages now."""


class TooManyError(Exception):
    """A limit is reached; `of_listing` when it is that of the listing and not of who writes."""

    def __init__(self, *, of_listing: bool) -> None:
        super().__init__()
        self.of_listing = of_listing


def send(*, to: Provider, letter: Letter, key: str, address: str) -> bool:
    """Keep `letter` for the keepers of the listing `to` and tell them that something came; False for a form sent before.

    `key` tells one opened form from another, `address` is where the client writes from; neither is kept with the message.
    Raises NotTakingError and TooManyError, and then keeps nothing. The counts stand in the same transaction on purpose: a form counts only
    when its message is kept, and two sendings of one form wait for each other.
    """
    with transaction.atomic():
        if not within_limit("message form", key, most=1, per=LIFETIME):
            return False
        _check_limits(to, home_of(address))
        # An owner who says "full" at this moment is waited for.
        provider = Provider.objects.select_for_update(of=("self",), no_key=True).get(pk=to.pk)
        if not takes_messages(provider):
            raise NotTakingError
        now = timezone.now()
        Message.objects.create(
            provider=provider,
            reply_time=ReplyTime.objects.create(provider=provider, sent_on=timezone.localdate(now)),
            sent_at=now,
            locked=letter.locked(),
            delete_on=delete_day(now),
        )
        month = timezone.localdate(now).replace(day=1)
        Figure.objects.add({Counted(provider.pk, month, FigureKind.MESSAGE): 1})
        # It says nothing of what was written, nor by whom.
        write_to_keepers(provider, "message", "practice_messages")
        return True


def _check_limits(to: Provider, home: str) -> None:
    if not (
        within_limit("message by the hour", home, most=MOST_AN_HOUR, per=HOUR)
        and within_limit("message by the day", home, most=MOST_A_DAY, per=DAY)
    ):
        raise TooManyError(of_listing=False)
    if not within_limit("message to", str(to.pk), most=MOST_FOR_A_LISTING_A_DAY, per=DAY):
        raise TooManyError(of_listing=True)


@transaction.atomic
def answer(*, message: Message, outcome: Outcome, by: User) -> None:
    """Note that the message was answered, and how. One that has an outcome already keeps it."""
    kept = _locked(message, by)
    if kept is None or kept.replied_at:
        return
    # The clock of another machine may have been ahead when it came.
    now = max(timezone.now(), kept.sent_at)
    Message.objects.filter(pk=kept.pk).update(
        replied_at=now, outcome=outcome, delete_on=delete_day(kept.sent_at, now)
    )
    hours = int((now - kept.sent_at) / HOUR)
    ReplyTime.objects.filter(pk=kept.reply_time_id).update(hours=hours)


@transaction.atomic
def take_back(*, message: Message, by: User) -> None:
    """The message waits again, and is kept for as long as if it had never been answered."""
    kept = _locked(message, by)
    if kept is None or kept.replied_at is None:
        return
    Message.objects.filter(pk=kept.pk).update(
        replied_at=None, outcome="", delete_on=delete_day(kept.sent_at)
    )
    ReplyTime.objects.filter(pk=kept.reply_time_id).update(hours=None)


@transaction.atomic
def delete(*, message: Message, by: User) -> None:
    """Nothing of it stays but how long the reply took; without a reply it counts as one that got none."""
    kept = _locked(message, by)
    if kept is not None:
        kept.delete()


def _locked(message: Message, by: User) -> Message | None:
    """The message as it is now, for whoever may edit its listing and for nobody else; None when it is gone."""
    return (
        Message.objects.kept()
        .filter(pk=message.pk, provider__in=Provider.objects.editable_by(by))
        .select_for_update(of=("self",))
        .first()
    )


def purge(on: dt.date | None = None) -> int:
    """Delete the messages whose day has come, and the reply times that count no more; returns how many messages went."""
    on = on or today()
    ReplyTime.objects.filter(message=None).forgotten(on).delete()
    gone, _by_model = Message.objects.over(on).delete()
    return gone
