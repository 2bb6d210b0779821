"""A reviewer's verdict on a license; undo is a new decision."""

import uuid
from functools import reduce
from operator import or_

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from providers.models.constraints import one_of
from providers.models.license import License
from providers.vocabulary.checking import Verdict
from providers.vocabulary.reasons import REASONS, Reason


class Decision(models.Model):
    """Append-only; a trigger also refuses "verified" without evidence that the license is active."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    license = models.ForeignKey(
        License, on_delete=models.DO_NOTHING, db_constraint=False, related_name="decisions"
    )
    verdict = models.CharField(_("verdict"), max_length=20, choices=Verdict)
    code = models.CharField(
        _("reason code"), max_length=20, choices=Reason, blank=True, default="", db_default=""
    )
    reason = models.CharField(_("reason"), max_length=300)
    decided_at = models.DateTimeField(_("decided at"))
    # Without an index of its own: `decision_by_whom` begins with it (verification/migrations/0052).
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        db_index=False,
        related_name="+",
    )

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ("-decided_at", "-pk")
        constraints = (
            one_of("decision", "verdict", Verdict),
            models.CheckConstraint(condition=~models.Q(reason=""), name="decision_has_a_reason"),
            # A reason of another verdict would tell the provider something that nobody decided.
            models.CheckConstraint(
                condition=models.Q(code="")
                | reduce(
                    or_,
                    (
                        models.Q(verdict=verdict, code__in=codes)
                        for verdict, codes in REASONS.items()
                    ),
                ),
                name="decision_code_is_of_its_verdict",
            ),
        )
        indexes = (models.Index(fields=["license", "-decided_at", "-id"], name="decision_newest"),)

    def __str__(self) -> str:
        return self.get_verdict_display()


class DecisionNote(models.Model):
    """What the reviewer wrote by hand, in a table of its own, because it can name people and has to be erased with them."""

    decision = models.OneToOneField(
        Decision, primary_key=True, on_delete=models.DO_NOTHING, related_name="note"
    )
    to_provider = models.TextField(_("note to the provider"), max_length=1000, blank=True)
    # For reviewers alone.
    private = models.TextField(_("private note"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("note of a decision")
        verbose_name_plural = _("notes of decisions")
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(to_provider="", private=""), name="decision_note_says_something"
            ),
        )

    def __str__(self) -> str:
        return str(self.decision_id)
