"""What a provider says of their training; stated until evidence says checked."""

import datetime as dt
import uuid
from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _

from providers.dates import today
from providers.models.constraints import one_of
from providers.models.provider import Provider
from providers.vocabulary.checking import Fact, Result


class CredentialKind(models.TextChoices):
    BOARD_CERTIFICATION = "board_certification", _("Board certification")
    KAP_TRAINING = "kap_training", _("Training in ketamine-assisted therapy")


FACT_OF_KIND = {
    CredentialKind.BOARD_CERTIFICATION: Fact.BOARD_CERTIFICATION,
    CredentialKind.KAP_TRAINING: Fact.KAP_TRAINING,
}


class CredentialQuerySet(models.QuerySet["Credential"]):
    def with_checked(self, on: dt.date | None = None) -> Self:
        """Annotate `checked`: the last look at it confirmed it, and still counts."""
        from providers.models.evidence import Evidence

        looks = Evidence.objects.filter(
            credential_id=OuterRef(OuterRef("pk")), fact__in=FACT_OF_KIND.values()
        ).order_by("-performed_at", "-pk")
        confirming = Evidence.objects.filter(
            pk=Subquery(looks.values("pk")[:1]),
            result=Result.CONFIRMED,
            valid_until__gte=on or today(),
        )
        return self.annotate(checked=Exists(confirming))


class Credential(models.Model):
    """A board certification or a training in ketamine-assisted psychotherapy (KAP)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    provider = models.ForeignKey(Provider, on_delete=models.CASCADE, related_name="credentials")
    kind = models.CharField(_("kind"), max_length=20, choices=CredentialKind)
    name = models.CharField(_("board or program"), max_length=150)
    hours = models.PositiveSmallIntegerField(_("hours"), null=True, blank=True)
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)

    checked: bool  # an annotation of `with_checked`

    objects = CredentialQuerySet.as_manager()

    class Meta:
        verbose_name = _("credential")
        verbose_name_plural = _("credentials")
        ordering = ("provider", "kind", "name", "pk")
        constraints = (
            one_of("credential", "kind", CredentialKind),
            models.UniqueConstraint(fields=["provider", "kind", "name"], name="credential_once"),
            models.CheckConstraint(
                condition=Q(year__isnull=True) | Q(year__range=(1940, 2200)),
                name="credential_year_plausible",
            ),
        )

    def __str__(self) -> str:
        return self.name
