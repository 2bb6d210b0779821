"""A code on its way to a contact that stands on an independent record."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from providers.models.claim import Claim
from providers.models.constraints import one_of
from providers.vocabulary.joining import ClaimWay


class ClaimCodeQuerySet(models.QuerySet["ClaimCode"]):
    def current(self) -> Self:
        """Codes that would be taken now; at most one a claim."""
        return self.filter(closed_at__isnull=True, expires_at__gt=timezone.now())


class ClaimCode(models.Model):
    """Kept as a keyed digest only; `closed_at` says when it was used, replaced or made void."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="codes")
    way = models.CharField(_("way"), max_length=10, choices=ClaimWay)
    contact = models.CharField(_("contact"), max_length=320)
    source = models.CharField(_("where the contact stands"), max_length=200)
    source_url = models.URLField(_("where to look"), max_length=500, blank=True)
    digest = models.CharField(max_length=64)
    made_at = models.DateTimeField(_("made"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("made by"),
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    expires_at = models.DateTimeField(_("valid until"))
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)

    objects = ClaimCodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("code")
        verbose_name_plural = _("codes")
        ordering = ("-made_at", "pk")
        constraints = (
            one_of("claim_code", "way", ClaimWay),
            models.CheckConstraint(
                condition=Q(digest__regex=r"^[0-9a-f]{64}$"), name="claim_code_is_a_digest"
            ),
            models.CheckConstraint(
                condition=~Q(contact="") & ~Q(source=""), name="claim_code_has_a_source"
            ),
            models.UniqueConstraint(
                fields=["claim"], condition=Q(closed_at__isnull=True), name="claim_code_one_open"
            ),
        )

    def __str__(self) -> str:
        return self.get_way_display()
