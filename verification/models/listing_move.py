"""A listing came into view or left it, whoever or whatever made it so: a trigger writes the rows, for the public figures."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _


class ListingMove(models.Model):
    """Append-only. `states` are those in which the listing had a place at that moment; the key of the listing may outlive it."""

    provider_id = models.BigIntegerField()
    was = models.CharField(_("was"), max_length=10)
    became = models.CharField(_("became"), max_length=10)
    states = ArrayField(models.CharField(max_length=2))
    at = models.DateTimeField(_("when"))

    class Meta:
        verbose_name = _("move of a listing")
        verbose_name_plural = _("moves of listings")
        ordering = ("pk",)
        default_permissions = ()
        indexes = (models.Index(fields=["became", "at"], name="listing_move_at"),)

    def __str__(self) -> str:
        return f"{self.was} → {self.became}"
