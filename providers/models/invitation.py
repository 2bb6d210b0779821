"""An e-mail that asks somebody to take over a draft made for them, or to join a practice."""

import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from providers.models.constraints import one_of, together
from providers.models.provider import Provider
from providers.npi import NpiIsValid, validate_npi
from providers.vocabulary.joining import MemberRole


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def waiting(self) -> Self:
        """Neither answered nor taken back nor run out."""
        return self.filter(
            accepted_at__isnull=True, closed_at__isnull=True, expires_at__gt=timezone.now()
        )


class Invitation(models.Model):
    """Either `draft` or `practice` is set; `npi`, `city` and `state` are what an operator's file says of a member.

    Nothing of it is public, and nothing becomes public by accepting it.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    draft = models.ForeignKey(
        Provider, null=True, blank=True, on_delete=models.CASCADE, related_name="invitations"
    )
    practice = models.ForeignKey(
        Provider, null=True, blank=True, on_delete=models.CASCADE, related_name="member_invitations"
    )
    role = models.CharField(_("role"), max_length=10, choices=MemberRole, blank=True)
    email = models.EmailField(_("email"))
    npi = models.CharField(  # noqa: DJ001 - as in Provider: no NPI is not a blank one
        _("NPI"), max_length=10, null=True, blank=True, validators=[validate_npi]
    )
    city = models.CharField(_("city"), max_length=80, blank=True)
    state = models.CharField(_("state"), max_length=2, blank=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    invited_at = models.DateTimeField(_("invited"), auto_now_add=True)
    expires_at = models.DateTimeField(_("valid until"))
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    closed_at = models.DateTimeField(_("declined or taken back"), null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ("-invited_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(draft__isnull=False, practice__isnull=True, role="")
                | Q(draft__isnull=True, practice__isnull=False) & ~Q(role=""),
                name="invitation_to_one_thing",
            ),
            one_of("invitation", "role", MemberRole, blank=True),
            together("invitation", "accepted_by_someone", "accepted_at", "accepted_by"),
            models.CheckConstraint(
                condition=Q(accepted_at__isnull=True) | Q(closed_at__isnull=True),
                name="invitation_answered_once",
            ),
            models.CheckConstraint(
                condition=Q(email=Lower("email")), name="invitation_email_lower_case"
            ),
            models.CheckConstraint(condition=NpiIsValid("npi"), name="invitation_npi_check_digit"),
            models.UniqueConstraint(
                fields=["draft"],
                condition=Q(accepted_at__isnull=True, closed_at__isnull=True),
                name="invitation_once_a_draft",
            ),
            # Two operators with the same file invite everybody once.
            models.UniqueConstraint(
                fields=["email"],
                condition=Q(draft__isnull=False, accepted_at__isnull=True, closed_at__isnull=True),
                name="invitation_once_an_address",
            ),
            models.UniqueConstraint(
                fields=["practice", "email"],
                condition=Q(accepted_at__isnull=True, closed_at__isnull=True),
                name="invitation_once_a_member",
                violation_error_message=_("This person has an invitation already."),
            ),
        )
        indexes = (models.Index(fields=["email"], name="invitation_email"),)

    def __str__(self) -> str:
        return str(self.draft or self.practice)
