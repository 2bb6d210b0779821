"""Who is working on a row of the queue, so that two reviewers do not look up the same license."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from providers.models.constraints import one_of
from verification.queue.kinds import Kind

# A hold that is not renewed ends by itself: whoever went home holds nothing.
LASTS = dt.timedelta(minutes=30)


class Hold(models.Model):
    """One row of the queue in the hands of one reviewer until `until`; it warns, and decides nothing."""

    kind = models.CharField(_("kind"), max_length=20, choices=Kind)
    subject = models.CharField(_("what it is about"), max_length=40)
    holder = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("held by"),
        on_delete=models.CASCADE,
        related_name="holds",
    )
    taken_at = models.DateTimeField(_("taken"))
    until = models.DateTimeField(_("held until"))

    class Meta:
        verbose_name = _("hold")
        verbose_name_plural = _("holds")
        constraints = (
            one_of("hold", "kind", Kind),
            models.UniqueConstraint(fields=["kind", "subject"], name="hold_once"),
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("taken_at")), name="hold_lasts"
            ),
        )
        indexes = (models.Index(fields=["until"], name="hold_until"),)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.subject}"
