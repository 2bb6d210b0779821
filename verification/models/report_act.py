"""Each step in the life of a report, for good; and what was written at it, locked, which can be forgotten."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from providers.models import Provider
from providers.models.constraints import is_locked, one_of
from providers.vocabulary.checking import ListingState
from verification.models.report import Report
from verification.vocabulary.report import Act, ReportKind, ReportOutcome

# Who reports is kept nowhere.
BY_NOBODY = Q(act=Act.RECEIVED, by__isnull=True) | Q(~Q(act=Act.RECEIVED), by__isnull=False)


class ReportAct(models.Model):
    """Append-only (a trigger refuses changes), without a word that anybody typed: undoing something is a new act.

    Its keys have no constraint of the table, so that the trail outlives a listing that was deleted, without naming it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    report = models.ForeignKey(
        Report, on_delete=models.DO_NOTHING, db_constraint=False, related_name="acts"
    )
    provider = models.ForeignKey(
        Provider, on_delete=models.DO_NOTHING, db_constraint=False, related_name="+"
    )
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(_("kind"), max_length=14, choices=ReportKind)
    act = models.CharField(_("act"), max_length=10, choices=Act)
    outcome = models.CharField(_("outcome"), max_length=12, choices=ReportOutcome, blank=True)
    board = models.CharField(_("board"), max_length=200, blank=True)
    # What the listing was before it was suspended, so that it can become that again.
    listing_was = models.CharField(max_length=10, choices=ListingState, blank=True)
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("by"),
        null=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )

    class Meta:
        verbose_name = _("act about a report")
        verbose_name_plural = _("acts about reports")
        ordering = ("report", "number")
        default_permissions = ()
        constraints = (
            one_of("report_act", "kind", ReportKind),
            one_of("report_act", "act", Act),
            one_of("report_act", "outcome", ReportOutcome, blank=True),
            one_of("report_act", "listing_was", ListingState, blank=True),
            # Of two people who act at once on the same report, one is told that the other was first.
            models.UniqueConstraint(fields=["report", "number"], name="report_act_once"),
            models.CheckConstraint(condition=BY_NOBODY, name="report_act_by_somebody"),
            *(
                models.CheckConstraint(
                    condition=Q(~Q(**{field: ""}), act=act) | Q(~Q(act=act), **{field: ""}),
                    name=f"report_act_{field}_with_{act.value}",
                )
                for field, act in (
                    ("outcome", Act.CLOSED),
                    ("board", Act.FORWARDED),
                    ("listing_was", Act.SUSPENDED),
                )
            ),
        )
        indexes = (models.Index(fields=["act", "at"], name="report_act_at"),)

    def __str__(self) -> str:
        return self.get_act_display()


class ReportText(models.Model):
    """What was written at one act, locked. Nobody changes it; it can only go."""

    act = models.OneToOneField(
        ReportAct, primary_key=True, on_delete=models.DO_NOTHING, related_name="text"
    )
    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="texts")
    locked = models.BinaryField()

    class Meta:
        verbose_name = _("text about a report")
        verbose_name_plural = _("texts about reports")
        default_permissions = ()
        constraints = (is_locked("report_text", "locked"),)

    def __str__(self) -> str:
        return str(self.act_id)
