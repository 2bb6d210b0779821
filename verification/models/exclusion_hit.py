"""The exclusion list names a provider, or may do so."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from providers.models import Provider
from providers.models.constraints import one_of, together
from providers.vocabulary.checking import ListingState
from verification.models.exclusion import ExclusionFacts, ExclusionList, fact_constraints


class HitKind(models.TextChoices):
    NPI = "npi", _("Same NPI")
    NAME = "name", _("Same name and state")


class HitStage(models.TextChoices):
    OPEN = "open", _("Waits for a decision")
    CONFIRMED = "confirmed", _("Is this provider")
    DISMISSED = "dismissed", _("Is not this provider, or counts no more")
    GONE = "gone", _("Left the list before anybody decided")


DECIDED = (HitStage.CONFIRMED, HitStage.DISMISSED)
# What a dismissal that was shown to be wrong, or a reinstatement, gives back.
WAS_SHOWN = (ListingState.PUBLISHED, ListingState.PAUSED)


class ExclusionHitQuerySet(models.QuerySet["ExclusionHit"]):
    def waiting(self) -> Self:
        """Those that a person has to decide on: open ones, and confirmed ones whose row has left the list since."""
        return self.filter(
            Q(stage=HitStage.OPEN) | Q(stage=HitStage.CONFIRMED, gone_on__isnull=False)
        )

    def standing(self) -> Self:
        """Those for which a listing may not be public: the NPI is on the list, or a person found that it is them."""
        return self.filter(Q(stage=HitStage.CONFIRMED) | Q(stage=HitStage.OPEN, kind=HitKind.NPI))


class ExclusionHit(ExclusionFacts):
    """One exclusion and one provider, with the facts of the list copied, so that the row says what was decided on.

    Once for each provider and row of the list: a hit that was dismissed comes back only when the list says something else.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    provider = models.ForeignKey(
        Provider,
        verbose_name=_("provider"),
        on_delete=models.CASCADE,
        related_name="exclusion_hits",
    )
    kind = models.CharField(_("kind"), max_length=4, choices=HitKind)
    stage = models.CharField(_("stage"), max_length=10, choices=HitStage, default=HitStage.OPEN)
    seen_in = models.ForeignKey(
        ExclusionList,
        verbose_name=_("list that showed it last"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    found_at = models.DateTimeField(_("found"))
    gone_on = models.DateField(_("not on the list of"), null=True, blank=True)
    # How the listing was shown before this hit took it out of view; blank when it did not.
    suspended_from = models.CharField(_("was"), max_length=10, blank=True)
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    # A key that may outlive the account, as in Evidence.
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects = ExclusionHitQuerySet.as_manager()

    class Meta:
        verbose_name = _("hit on the exclusion list")
        verbose_name_plural = _("hits on the exclusion list")
        ordering = ("found_at", "pk")
        constraints = (
            *fact_constraints("exclusion_hit"),
            one_of("exclusion_hit", "kind", HitKind),
            one_of("exclusion_hit", "stage", HitStage),
            models.UniqueConstraint(fields=["provider", "row_sha256"], name="exclusion_hit_once"),
            models.CheckConstraint(
                condition=~Q(kind=HitKind.NPI) | ~Q(npi=""), name="exclusion_hit_npi_has_one"
            ),
            models.CheckConstraint(
                condition=Q(suspended_from__in=["", *WAS_SHOWN]),
                name="exclusion_hit_suspended_from_known",
            ),
            together("exclusion_hit", "decided_by_someone", "decided_at", "decided_by"),
            models.CheckConstraint(
                condition=Q(stage__in=DECIDED, decided_at__isnull=False) & ~Q(reason="")
                | ~Q(stage__in=DECIDED) & Q(decided_at__isnull=True, reason=""),
                name="exclusion_hit_decided_with_a_reason",
            ),
            models.CheckConstraint(
                condition=~Q(stage=HitStage.GONE) | Q(gone_on__isnull=False),
                name="exclusion_hit_gone_on_a_day",
            ),
        )
        indexes = (
            # What waits for a reviewer, oldest first.
            models.Index(
                fields=["found_at"],
                condition=Q(stage__in=(HitStage.OPEN, HitStage.CONFIRMED)),
                name="exclusion_hit_waiting",
            ),
        )

    def __str__(self) -> str:
        return f"{self.provider}: {self.get_stage_display()}"

    @property
    def forbids(self) -> bool:
        """As `standing` has it: while this is so, the listing may not be shown."""
        return self.stage == HitStage.CONFIRMED or (
            self.stage == HitStage.OPEN and self.kind == HitKind.NPI
        )

    def get_absolute_url(self) -> str:
        return reverse("review_exclusion", args=[self.pk])


class ExclusionComparison(models.Model):
    """With which list a provider was last compared, and as whom: one row a provider, whatever the number of lists."""

    provider = models.OneToOneField(
        Provider, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    compared_with = models.ForeignKey(ExclusionList, on_delete=models.PROTECT, related_name="+")
    # Names, NPI and states as they were compared; when they are others now, they are compared again.
    subject_sha256 = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("comparison with the exclusion list")
        verbose_name_plural = _("comparisons with the exclusion list")

    def __str__(self) -> str:
        return f"{self.provider_id}: {self.compared_with_id}"
