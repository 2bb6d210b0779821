"""What a reviewer attached to evidence: a picture or PDF of what the source showed."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from providers.models.constraints import one_of
from providers.models.credential import Credential
from providers.models.document import DocumentKind
from providers.models.license import License
from providers.models.provider import Provider


class Attachment(models.Model):
    """For reviewers alone. Evidence keeps the digest of these bytes for good; the bytes can be erased, like all that is personal.

    One attachment can belong to several pieces of evidence: they carry its digest.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    provider = models.ForeignKey(Provider, on_delete=models.CASCADE, related_name="attachments")
    license = models.ForeignKey(
        License, null=True, blank=True, on_delete=models.CASCADE, related_name="attachments"
    )
    credential = models.ForeignKey(
        Credential, null=True, blank=True, on_delete=models.CASCADE, related_name="attachments"
    )
    kind = models.CharField(_("kind"), max_length=4, choices=DocumentKind)
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField(_("digest"), max_length=64)
    stored_as = models.CharField(max_length=32, unique=True)
    attached_at = models.DateTimeField(_("attached"))
    attached_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("attached by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering = ("attached_at", "pk")
        constraints = (
            one_of("attachment", "kind", DocumentKind),
            models.CheckConstraint(condition=Q(size__gte=1), name="attachment_is_not_empty"),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="attachment_sha256_is_digest"
            ),
            models.CheckConstraint(
                condition=Q(stored_as__regex=r"^[0-9a-f]{32}$"), name="attachment_stored_as_plain"
            ),
        )

    def __str__(self) -> str:
        return self.get_kind_display()
