"""A reviewer found what hurts a provider, and asks a senior reviewer to look too."""

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef
from django.utils.translation import gettext_lazy as _

from providers.models import Decision, License
from providers.models.constraints import one_of
from providers.vocabulary.checking import Verdict
from providers.vocabulary.reasons import Reason


class SecondLookQuerySet(models.QuerySet["SecondLook"]):
    def open(self) -> Self:
        """Those that nobody has answered by a decision, of licenses that stand as they did."""
        answers = Decision.objects.filter(
            license_id=OuterRef("license_id"), decided_at__gte=OuterRef("asked_at")
        )
        return self.filter(~Exists(answers), asked_at__gte=F("license__submitted_at"))


class SecondLook(models.Model):
    """The verdict that the first reviewer would give, with their notes; no verdict yet. Any decision on the license answers it."""

    license = models.ForeignKey(License, on_delete=models.CASCADE, related_name="second_looks")
    verdict = models.CharField(_("verdict"), max_length=20, choices=Verdict)
    code = models.CharField(_("reason code"), max_length=20, choices=Reason)
    to_provider = models.TextField(_("note to the provider"), max_length=1000, blank=True)
    private = models.TextField(_("private note"), max_length=2000, blank=True)
    asked_at = models.DateTimeField(_("asked"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("asked by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = SecondLookQuerySet.as_manager()

    class Meta:
        verbose_name = _("second look")
        verbose_name_plural = _("second looks")
        ordering = ("-asked_at", "-pk")
        constraints = (
            one_of("second_look", "verdict", Verdict),
            one_of("second_look", "code", Reason),
        )
        indexes = (models.Index(fields=["license", "-asked_at"], name="second_look_last"),)

    def __str__(self) -> str:
        return f"{self.license}: {self.get_verdict_display()}"
