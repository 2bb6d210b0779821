"""A reviewer's verdict on a license; undo is a new decision."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from providers.models.constraints import one_of
from providers.models.license import License
from providers.vocabulary.checking import Verdict


class Decision(models.Model):
    """Append-only; a trigger also refuses "verified" without evidence that the license is active."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    license = models.ForeignKey(
        License, on_delete=models.DO_NOTHING, db_constraint=False, related_name="decisions"
    )
    verdict = models.CharField(_("verdict"), max_length=20, choices=Verdict)
    reason = models.CharField(_("reason"), max_length=300)
    decided_at = models.DateTimeField(_("decided at"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ("-decided_at", "-pk")
        constraints = (
            one_of("decision", "verdict", Verdict),
            models.CheckConstraint(condition=~models.Q(reason=""), name="decision_has_a_reason"),
        )
        indexes = (models.Index(fields=["license", "-decided_at"], name="decision_last"),)

    def __str__(self) -> str:
        return self.get_verdict_display()
