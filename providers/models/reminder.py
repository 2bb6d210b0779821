"""Which reminders an owner has been sent, so that none is sent twice."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from providers.models.provider import Provider


class Reminder(models.Model):
    """One mail about one period between two confirmations; written in the transaction that enqueues the mail."""

    provider = models.ForeignKey(Provider, on_delete=models.CASCADE, related_name="reminders")
    attested_on = models.DateField(_("owner confirmed the listing"))
    day = models.PositiveSmallIntegerField(_("days after the confirmation"))
    sent_at = models.DateTimeField(_("enqueued"), default=timezone.now)

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        ordering = ("-sent_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=["provider", "attested_on", "day"], name="reminder_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.attested_on} + {self.day}"
