"""Who gave whom which role; the only way in which a role changes."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from accounts.roles import Role
from providers.models.constraints import one_of


class RoleChange(models.Model):
    """Append-only; its people are keys that may outlive their accounts, as in Evidence."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    role_before = models.CharField(_("role before"), max_length=20, choices=Role)
    role = models.CharField(_("role"), max_length=20, choices=Role)
    reason = models.CharField(_("reason"), max_length=300)
    changed_at = models.DateTimeField(_("changed at"))
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("changed by"),
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )

    class Meta:
        verbose_name = _("change of role")
        verbose_name_plural = _("changes of role")
        ordering = ("-changed_at", "-pk")
        constraints = (
            one_of("role_change", "role_before", Role),
            one_of("role_change", "role", Role),
            models.CheckConstraint(condition=~Q(role=F("role_before")), name="role_change_changes"),
            # An administrator who could make themselves a reviewer would decide alone.
            models.CheckConstraint(
                condition=~Q(person=F("changed_by")), name="role_change_by_somebody_else"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="role_change_has_a_reason"),
        )

    def __str__(self) -> str:
        return f"{self.get_role_before_display()} → {self.get_role_display()}"
