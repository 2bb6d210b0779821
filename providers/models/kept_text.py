"""What was typed by somebody whose session had ended, until they have signed in again."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class KeptText(models.Model):
    """Locked, and found only by the browser that sent it: the row knows a digest of the key in that browser's cookie."""

    browser = models.CharField(_("digest of the browser's key"), max_length=64)
    address = models.CharField(_("page"), max_length=200)
    locked = models.BinaryField(_("what was typed, locked"))
    kept_until = models.DateTimeField(_("kept until"), db_index=True)

    class Meta:
        verbose_name = _("kept text")
        verbose_name_plural = _("kept texts")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["browser", "address"], name="kept_text_once"),
        )

    def __str__(self) -> str:
        return f"#{self.pk}"
