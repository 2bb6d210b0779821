"""Somebody says: this license is mine, and it stands on another listing."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from providers.models.constraints import one_of, together
from providers.models.provider import Provider
from providers.vocabulary.dispute import DisputeState
from providers.vocabulary.license import LicenseType
from providers.vocabulary.state import State


class LicenseDisputeQuerySet(models.QuerySet["LicenseDispute"]):
    def waiting(self) -> Self:
        """Those that no reviewer has decided, oldest first."""
        return self.filter(state=DisputeState.WAITING).order_by("made_at", "pk")


class LicenseDispute(models.Model):
    """The license as who asks states it; never a key of the row or the listing that has it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    provider = models.ForeignKey(
        Provider,
        verbose_name=_("listing that asks"),
        on_delete=models.CASCADE,
        related_name="license_disputes",
    )
    license_type = models.CharField(_("license type"), max_length=24, choices=LicenseType)
    license_state = models.CharField(_("state of the board"), max_length=2, choices=State)
    number = models.CharField(_("number"), max_length=40)
    # Everything that was typed of it, so that nothing has to be typed again.
    stated = models.JSONField(_("as stated"))
    state = models.CharField(
        _("state"), max_length=10, choices=DisputeState, default=DisputeState.WAITING
    )
    made_at = models.DateTimeField(_("made"), default=timezone.now)
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

    objects = LicenseDisputeQuerySet.as_manager()

    class Meta:
        verbose_name = _("dispute of a license")
        verbose_name_plural = _("disputes of licenses")
        ordering = ("-made_at", "pk")
        constraints = (
            one_of("dispute", "license_type", LicenseType),
            one_of("dispute", "license_state", State),
            one_of("dispute", "state", DisputeState),
            together("dispute", "decided_by_someone", "decided_at", "decided_by"),
            models.CheckConstraint(
                condition=Q(state=DisputeState.WAITING, decided_at__isnull=True)
                | Q(decided_at__isnull=False) & ~Q(state=DisputeState.WAITING),
                name="dispute_decided_or_waiting",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=(DisputeState.GRANTED, DisputeState.REFUSED))
                | ~Q(reason=""),
                name="dispute_decided_with_a_reason",
            ),
            models.UniqueConstraint(
                fields=["provider", "license_type", "license_state", "number"],
                condition=Q(state=DisputeState.WAITING),
                name="dispute_once_a_listing",
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_license_type_display()}, {self.license_state}"
