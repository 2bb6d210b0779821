"""One check of one fact at one source; nobody can change it afterwards."""

import hashlib
import json
import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from providers.models.constraints import one_of
from providers.models.credential import Credential
from providers.models.license import License
from providers.models.provider import Provider
from providers.vocabulary.checking import Fact, Result, SourceKind


class Evidence(models.Model):
    """Append-only (a trigger refuses changes), and free of personal values, so that people can still be forgotten.

    The subject and the person who looked are keys without a database constraint: deleting a provider leaves these rows as
    they are, pointing nowhere. What the source showed stands in EvidenceValues; here is only its digest.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    provider = models.ForeignKey(
        Provider, on_delete=models.DO_NOTHING, db_constraint=False, related_name="evidence"
    )
    license = models.ForeignKey(
        License,
        null=True,
        blank=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="evidence",
    )
    credential = models.ForeignKey(
        Credential,
        null=True,
        blank=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="evidence",
    )
    fact = models.CharField(_("fact"), max_length=20, choices=Fact)
    result = models.CharField(_("result"), max_length=10, choices=Result)
    source = models.CharField(_("source"), max_length=200)
    source_url = models.URLField(_("where to look"), max_length=500, blank=True)
    source_kind = models.CharField(_("kind of source"), max_length=22, choices=SourceKind)
    method = models.CharField(_("method"), max_length=200)
    performed_at = models.DateTimeField(_("checked at"))
    performed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("checked by"),
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    valid_until = models.DateField(_("valid until"))
    attachment_sha256 = models.CharField(_("digest of the attachment"), max_length=64, blank=True)
    values_sha256 = models.CharField(_("digest of what was shown"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ("-performed_at", "-pk")
        constraints = (
            one_of("evidence", "fact", Fact),
            one_of("evidence", "result", Result),
            one_of("evidence", "source_kind", SourceKind),
            models.CheckConstraint(
                condition=~Q(fact__in=(Fact.LICENSE_STATUS, Fact.LICENSE_EXPIRY))
                | Q(license__isnull=False),
                name="evidence_names_its_license",
            ),
            models.CheckConstraint(
                condition=~Q(fact__in=(Fact.BOARD_CERTIFICATION, Fact.KAP_TRAINING))
                | Q(credential__isnull=False),
                name="evidence_names_its_credential",
            ),
            *(
                models.CheckConstraint(
                    condition=Q(**{f"{field}__regex": r"^([0-9a-f]{64})?$"}),
                    name=f"evidence_{field}_is_digest",
                )
                for field in ("attachment_sha256", "values_sha256")
            ),
        )
        indexes = (
            # The last look at a license, for every badge; with the key, so that nothing is left to sort.
            models.Index(
                fields=["license", "fact", "-performed_at", "-id"], name="evidence_newest_look"
            ),
            # Licenses of which a look found something else: few, and asked for by the list of what waits.
            models.Index(
                fields=["license"],
                condition=Q(fact=Fact.LICENSE_STATUS) & ~Q(result=Result.CONFIRMED),
                name="evidence_strange_look",
            ),
            models.Index(fields=["credential", "fact"], name="evidence_credential"),
        )

    def __str__(self) -> str:
        return f"{self.get_fact_display()}: {self.get_result_display()}"


class EvidenceValues(models.Model):
    """What the source showed, word for word: personal, so it can be erased while the digest stays."""

    evidence = models.OneToOneField(
        Evidence, primary_key=True, on_delete=models.DO_NOTHING, related_name="values"
    )
    shown = models.JSONField(_("what the source showed"))
    salt = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("what evidence showed")
        verbose_name_plural = _("what evidence showed")

    def __str__(self) -> str:
        return str(self.evidence_id)


def values_digest(shown: dict[str, Any], salt: str) -> str:
    """SHA-256 in hex of the values and a random salt; without the salt a name could be guessed from its digest."""
    canonical = json.dumps(shown, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(f"{salt}\n{canonical}".encode()).hexdigest()
