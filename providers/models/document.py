"""A photo or scan of a license, or of what shows who claims a listing, for the reviewers alone; its bytes stand locked in a file."""

import uuid
from typing import TYPE_CHECKING, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from accounts.roles import REVIEWERS
from providers.models.claim import Claim
from providers.models.constraints import one_of
from providers.models.license import License
from providers.models.provider import Provider

if TYPE_CHECKING:
    from django.contrib.auth.base_user import AbstractBaseUser
    from django.contrib.auth.models import AnonymousUser


class DocumentKind(models.TextChoices):
    """What the file is by its content; the values are its ending."""

    JPEG = "jpeg", _("Photo (JPEG)")
    PNG = "png", _("Picture (PNG)")
    WEBP = "webp", _("Picture (WebP)")
    PDF = "pdf", _("PDF")


class DocumentTrouble(models.TextChoices):
    """Why reviewers cannot look at it on the site, with what its owner can do; the values are those of `drawing.process.Trouble`."""

    LOCKED = (
        "L",
        _(
            "This PDF asks for a password, so the reviewers cannot look at it here. Save it without a password, and upload it again."
        ),
    )
    BROKEN = (
        "B",
        _(
            "This file may be damaged. Open it on your device, save or print it as PDF again, and upload it again."
        ),
    )
    TOO_MUCH = (
        "T",
        _(
            "This PDF takes too long to show here. Save or print it as PDF again, or take a photo, and upload that."
        ),
    )


class DocumentQuerySet(models.QuerySet["Document"]):
    def readable_by(self, user: "AbstractBaseUser | AnonymousUser") -> Self:
        """Those of the listings that this person keeps; for reviewers, all."""
        if getattr(user, "role", None) in REVIEWERS:
            return self
        return self.filter(provider__in=Provider.objects.editable_by(user))


class Document(models.Model):
    """What is known of the file without opening it; `providers.private_files` has the locked bytes under `stored_as`.

    It is about a license of a provider, or about a claim, which need not have a listing yet.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    provider = models.ForeignKey(
        Provider, null=True, blank=True, on_delete=models.CASCADE, related_name="documents"
    )
    license = models.ForeignKey(
        License, null=True, blank=True, on_delete=models.CASCADE, related_name="documents"
    )
    claim = models.ForeignKey(
        Claim, null=True, blank=True, on_delete=models.CASCADE, related_name="documents"
    )
    kind = models.CharField(_("kind"), max_length=4, choices=DocumentKind)
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField(_("digest"), max_length=64)
    stored_as = models.CharField(max_length=32, unique=True)
    # What came of trying its first page; blank when it can be shown, or was not tried.
    trouble = models.CharField(
        _("trouble"), max_length=1, choices=DocumentTrouble, blank=True, default="", db_default=""
    )
    uploaded_at = models.DateTimeField(_("uploaded"))
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("uploaded by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        ordering = ("uploaded_at", "pk")
        constraints = (
            one_of("document", "kind", DocumentKind),
            one_of("document", "trouble", DocumentTrouble, blank=True),
            models.CheckConstraint(
                condition=Q(provider__isnull=False, license__isnull=False, claim__isnull=True)
                | Q(provider__isnull=True, license__isnull=True, claim__isnull=False),
                name="document_is_of_a_license_or_of_a_claim",
            ),
            models.CheckConstraint(condition=Q(size__gte=1), name="document_is_not_empty"),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="document_sha256_is_digest"
            ),
            # A name of our own making: nothing that came with the upload ever leads to a path.
            models.CheckConstraint(
                condition=Q(stored_as__regex=r"^[0-9a-f]{32}$"), name="document_stored_as_plain"
            ),
        )

    def __str__(self) -> str:
        return self.get_kind_display()
