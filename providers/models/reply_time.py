"""How long a provider took to reply to a message, kept longer than the message and without anything that stood in it."""

import datetime as dt
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from providers.dates import today
from providers.models.provider import Provider

# So long a message counts for how soon a provider replies, and so long the count is kept.
COUNTED_DAYS = 90
# Whoever wrote this week may still be answered: counting them would make every busy provider look slow.
GRACE_DAYS = 7


class ReplyTimeQuerySet(models.QuerySet["ReplyTime"]):
    def counted(self, on: dt.date | None = None) -> Self:
        """Those that say something on that day: at least `GRACE_DAYS` old and at most `COUNTED_DAYS`."""
        on = on or today()
        oldest, newest = (on - dt.timedelta(days=days) for days in (COUNTED_DAYS, GRACE_DAYS))
        return self.filter(sent_on__gte=oldest, sent_on__lte=newest)

    def forgotten(self, on: dt.date) -> Self:
        """Those that can never count again."""
        return self.filter(sent_on__lt=on - dt.timedelta(days=COUNTED_DAYS))


class ReplyTime(models.Model):
    """One message: the day it came and the hours until the provider said that they replied; NULL while they have not."""

    provider = models.ForeignKey(Provider, on_delete=models.CASCADE, related_name="reply_times")
    sent_on = models.DateField(_("sent"))
    hours = models.PositiveIntegerField(_("hours until the reply"), null=True)

    objects = ReplyTimeQuerySet.as_manager()

    class Meta:
        verbose_name = _("time to a reply")
        verbose_name_plural = _("times to a reply")
        ordering = ("provider", "sent_on", "pk")
        default_permissions = ()
        indexes = (
            # Read for every listing that is shown.
            models.Index(fields=["provider", "sent_on"], name="reply_time_of_provider"),
        )

    def __str__(self) -> str:
        return f"{self.sent_on}: {self.hours}"
