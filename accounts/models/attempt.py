"""How often something was tried lately."""

from django.db import models


class Attempt(models.Model):
    """A counter that starts anew once `until` is over; `accounts.limits` writes it, and nobody reads who it is of."""

    key = models.CharField(max_length=64, primary_key=True)
    until = models.DateTimeField()
    used = models.PositiveIntegerField()

    class Meta:
        indexes = (models.Index(fields=["until"], name="attempt_until"),)

    def __str__(self) -> str:
        return self.key
