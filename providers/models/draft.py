"""What somebody typed into one section of a listing, before it is public."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from providers.models.constraints import one_of
from providers.models.provider import Provider


class Section(models.TextChoices):
    """The pages of a listing that are written as drafts, in the order of the task list."""

    ABOUT = "about", _("About you")
    SERVICES = "services", _("Services and prices")
    PLACES = "places", _("Places and telehealth")
    HOW_YOU_WORK = "how-you-work", _("How you work")
    MONEY = "money", _("Money")
    PHOTO = "photo", _("Photo")


class DraftQuerySet(models.QuerySet["Draft"]):
    def newest(self) -> Self:
        """The last version of each section of each listing."""
        return self.order_by("provider_id", "section", "-version").distinct(
            "provider_id", "section"
        )


class Draft(models.Model):
    """One version of a section: the values as they were typed, whether they are right or not.

    `typed` is NULL where a version ends what was typed before: it was discarded, or it became public. Numbers only rise, so that
    a page that was opened long ago never passes for a new one.
    """

    provider = models.ForeignKey(Provider, on_delete=models.CASCADE, related_name="drafts")
    section = models.CharField(_("section"), max_length=20, choices=Section)
    version = models.PositiveIntegerField(_("version"))
    typed = models.JSONField(_("as typed"), null=True)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    saved_at = models.DateTimeField(auto_now_add=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        verbose_name = _("draft")
        verbose_name_plural = _("drafts")
        ordering = ("provider", "section", "-version")
        constraints = (
            one_of("draft", "section", Section),
            models.UniqueConstraint(
                fields=["provider", "section", "version"], name="draft_version_once"
            ),
            models.CheckConstraint(
                condition=models.Q(version__gte=1), name="draft_version_from_one"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_section_display()}, {self.version}"
