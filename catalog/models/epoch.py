"""The number by which readers know what they have read."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Epoch(models.Model):
    """One row. Every transaction that changes entries raises `number` as its last act and keeps the row locked until it ends,
    so numbers follow the order of commits, and "entries with an epoch above the one I know" misses nothing.

    The first number is taken from the clock, in microseconds, so that a row that was lost comes back above all that it had said.
    """

    id = models.SmallIntegerField(primary_key=True, default=1)
    number = models.BigIntegerField()
    # Entries went missing as a whole at this number: whoever knows an older one reads everything anew.
    since = models.BigIntegerField()

    class Meta:
        # Nobody edits these by hand, so nobody is asked who may.
        default_permissions = ()
        verbose_name = _("epoch")
        verbose_name_plural = _("epochs")
        constraints = (models.CheckConstraint(condition=Q(id=1), name="epoch_is_one_row"),)

    def __str__(self) -> str:
        return str(self.number)
