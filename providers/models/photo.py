"""The picture of a provider."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from providers.models.provider import Provider

# The longer side of a photo on the page of its listing, in CSS pixels.
SHOWN = 160


class Photo(models.Model):
    """A file of ours, made anew from what was uploaded. At most one of a listing is public; others wait in a draft."""

    provider = models.ForeignKey(Provider, on_delete=models.CASCADE, related_name="photos")
    name = models.CharField(_("name of the file"), max_length=60, unique=True)
    width = models.PositiveSmallIntegerField(_("width"))
    height = models.PositiveSmallIntegerField(_("height"))
    published_at = models.DateTimeField(_("published"), null=True, blank=True)

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ("provider", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["provider"],
                condition=Q(published_at__isnull=False),
                name="photo_public_once",
            ),
            models.CheckConstraint(
                condition=Q(name__regex=r"^[0-9a-f]{32}\.jpg$"), name="photo_name_random"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def shown_width(self) -> int:
        """How wide it stands on a page, so that nothing moves when it arrives."""
        return self._shown(self.width)

    @property
    def shown_height(self) -> int:
        return self._shown(self.height)

    def _shown(self, side: int) -> int:
        return max(1, round(side * SHOWN / max(self.width, self.height)))
