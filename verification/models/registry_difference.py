"""The NPI registry says something new of a provider that their listing does not say."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from providers.models import Provider
from providers.models.constraints import one_of, together
from providers.npi import NpiIsValid


class DifferenceKind(models.TextChoices):
    DEACTIVATED = "deactivated", _("The NPI was deactivated")
    NAME = "name", _("Another name")
    LICENSE_STATE = "license_state", _("A license in another state")


class DifferenceStage(models.TextChoices):
    OPEN = "open", _("Waits for a reviewer")
    SETTLED = "settled", _("Looked into")
    GONE = "gone", _("The registry says otherwise again")


class RegistryDifference(models.Model):
    """Found when a file of the registry is read; the same words of the registry are told once a provider."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    provider = models.ForeignKey(
        Provider,
        verbose_name=_("provider"),
        on_delete=models.CASCADE,
        related_name="registry_differences",
    )
    npi = models.CharField(_("NPI"), max_length=10)
    kind = models.CharField(_("kind"), max_length=13, choices=DifferenceKind)
    # A date, a name or a state, as the registry has it.
    registry_says = models.CharField(_("the registry says"), max_length=300)
    stage = models.CharField(
        _("stage"), max_length=7, choices=DifferenceStage, default=DifferenceStage.OPEN
    )
    found_at = models.DateTimeField(_("found"))
    decided_at = models.DateTimeField(_("settled at"), null=True, blank=True)
    # A key that may outlive the account, as in Evidence.
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("settled by"),
        null=True,
        blank=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    reason = models.CharField(_("what came of it"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("difference from the registry")
        verbose_name_plural = _("differences from the registry")
        ordering = ("found_at", "pk")
        constraints = (
            one_of("registry_difference", "kind", DifferenceKind),
            one_of("registry_difference", "stage", DifferenceStage),
            models.CheckConstraint(
                condition=Q(NpiIsValid("npi")), name="registry_difference_npi_check_digit"
            ),
            models.UniqueConstraint(
                fields=["provider", "kind", "registry_says"], name="registry_difference_once"
            ),
            together("registry_difference", "settled_by_someone", "decided_at", "decided_by"),
            models.CheckConstraint(
                condition=Q(stage=DifferenceStage.SETTLED, decided_at__isnull=False) & ~Q(reason="")
                | ~Q(stage=DifferenceStage.SETTLED) & Q(decided_at__isnull=True, reason=""),
                name="registry_difference_settled_with_a_reason",
            ),
        )
        indexes = (
            models.Index(
                fields=["found_at"],
                condition=Q(stage=DifferenceStage.OPEN),
                name="registry_difference_waiting",
            ),
        )

    def __str__(self) -> str:
        return f"{self.provider}: {self.get_kind_display()}"

    def get_absolute_url(self) -> str:
        return reverse("review_difference", args=[self.pk])
