"""What a client wrote to a provider, locked; and whether it was answered."""

import datetime as dt
import uuid
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from providers.dates import today
from providers.models.constraints import is_locked, one_of
from providers.models.provider import Provider
from providers.models.reply_time import ReplyTime
from providers.vocabulary.checking import ListingState
from providers.vocabulary.message import Outcome
from providers.vocabulary.practice import Availability

# A message is kept for so long after it was sent, and for so long after the reply where that is sooner.
KEPT_DAYS = 90
KEPT_DAYS_AFTER_REPLY = 30
# The database does not know the site's time zone: a day's grace.
A_DAY = dt.timedelta(days=1)


def takes_messages(provider: Provider, on: dt.date | None = None) -> bool:
    """Whether a client may write: the listing is public, somebody reads what comes, and they have not said full or away."""
    return (
        provider.listing_state == ListingState.PUBLISHED
        and provider.owner_id is not None
        and provider.availability_today(on) not in (Availability.FULL, Availability.AWAY)
    )


class MessageQuerySet(models.QuerySet["Message"]):
    def kept(self, on: dt.date | None = None) -> Self:
        """Those that may still be read: after its day a message is gone, whether or not anything has deleted it yet."""
        return self.filter(delete_on__gt=on or today())

    def over(self, on: dt.date) -> Self:
        """Those whose day has come."""
        return self.filter(delete_on__lte=on)

    def waiting(self, on: dt.date | None = None) -> Self:
        """Those without a reply, the oldest first."""
        return self.kept(on).filter(replied_at=None).order_by("sent_at", "pk")

    def answered(self, on: dt.date | None = None) -> Self:
        """Those with a reply, the newest reply first."""
        return self.kept(on).filter(replied_at__isnull=False).order_by("-replied_at", "pk")


class Message(models.Model):
    """One message. Who wrote, how to reach them and what they said stand in `locked` alone; see providers/letter.py."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    provider = models.ForeignKey(Provider, on_delete=models.CASCADE, related_name="messages")
    # Outlives the message, and does not lead back to it.
    reply_time = models.OneToOneField(ReplyTime, on_delete=models.CASCADE, related_name="message")
    sent_at = models.DateTimeField(_("sent"))
    locked = models.BinaryField()
    replied_at = models.DateTimeField(_("replied"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome, blank=True)
    delete_on = models.DateField(_("deleted on"))

    objects = MessageQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ("sent_at", "pk")
        # Nobody reads messages by their role, in the admin or elsewhere.
        default_permissions = ()
        constraints = (
            one_of("message", "outcome", Outcome, blank=True),
            models.CheckConstraint(
                condition=Q(replied_at__isnull=True, outcome="")
                | Q(replied_at__isnull=False) & ~Q(outcome=""),
                name="message_outcome_with_reply",
            ),
            models.CheckConstraint(
                condition=Q(replied_at__isnull=True) | Q(replied_at__gte=F("sent_at")),
                name="message_reply_after_it_was_sent",
            ),
            # The promise of 90 days, and of 30 after the reply, holds in the table too.
            models.CheckConstraint(
                condition=Q(delete_on__lte=F("sent_at") + KEPT_DAYS * A_DAY + A_DAY),
                name="message_kept_90_days",
            ),
            models.CheckConstraint(
                condition=Q(replied_at__isnull=True)
                | Q(delete_on__lte=F("replied_at") + KEPT_DAYS_AFTER_REPLY * A_DAY + A_DAY),
                name="message_kept_30_days_after_reply",
            ),
            is_locked("message", "locked"),
        )
        indexes = (
            # The inbox of one listing, and how many wait in it.
            models.Index(fields=["provider", "sent_at"], name="message_of_provider"),
            # What the daily job deletes.
            models.Index(fields=["delete_on"], name="message_delete_on"),
        )

    def __str__(self) -> str:
        return str(self.pk)


def delete_day(sent_at: dt.datetime, replied_at: dt.datetime | None = None) -> dt.date:
    """The day on which a message is deleted: 90 days after it was sent, or 30 after the reply where that is sooner."""
    latest = timezone.localdate(sent_at) + KEPT_DAYS * A_DAY
    if replied_at is None:
        return latest
    return min(latest, timezone.localdate(replied_at) + KEPT_DAYS_AFTER_REPLY * A_DAY)
