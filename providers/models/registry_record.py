"""A row of the public NPI registry; private until its provider claims it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from providers.models.constraints import one_of
from providers.models.provider import Provider
from providers.npi import NpiIsValid, validate_npi
from providers.vocabulary.people import ProviderKind


class RegistryRecord(models.Model):
    """What NPPES says of an NPI. No page shows it to the public: it waits for a claim, and enriches a check."""

    npi = models.CharField(_("NPI"), max_length=10, primary_key=True, validators=[validate_npi])
    kind = models.CharField(_("kind"), max_length=12, choices=ProviderKind)
    name = models.CharField(_("name"), max_length=300)
    last_name = models.CharField(_("last name"), max_length=100, blank=True)
    first_name = models.CharField(_("first name"), max_length=100, blank=True)
    middle_name = models.CharField(_("middle name"), max_length=100, blank=True)
    credential_text = models.CharField(_("credentials as typed"), max_length=100, blank=True)
    other_name = models.CharField(_("other name"), max_length=300, blank=True)
    address = models.CharField(_("practice address"), max_length=200, blank=True)
    city = models.CharField(_("city"), max_length=80, blank=True)
    state = models.CharField(_("state"), max_length=2, blank=True)
    zip = models.CharField(_("ZIP code"), max_length=5, blank=True)
    phone = models.CharField(_("phone"), max_length=20, blank=True)
    taxonomies = ArrayField(models.CharField(max_length=10), verbose_name=_("taxonomy codes"))
    primary_taxonomy = models.CharField(_("primary taxonomy"), max_length=10, blank=True)
    # Typed by the person: hints for a reviewer, never a license.
    license_hints = models.JSONField(_("license numbers as typed"), default=list)
    enumerated_on = models.DateField(_("NPI issued"), null=True, blank=True)
    updated_on = models.DateField(_("last update in the registry"), null=True, blank=True)
    deactivated_on = models.DateField(_("deactivated"), null=True, blank=True)
    row_sha256 = models.CharField(_("digest of the row"), max_length=64)
    imported_at = models.DateTimeField(_("first read"))
    changed_at = models.DateTimeField(_("last changed"))
    claimed_by = models.OneToOneField(
        Provider,
        verbose_name=_("claimed by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="registry_record",
    )

    class Meta:
        verbose_name = _("registry record")
        verbose_name_plural = _("registry records")
        ordering = ("npi",)
        constraints = (
            one_of("registry", "kind", ProviderKind),
            models.CheckConstraint(condition=NpiIsValid("npi"), name="registry_npi_check_digit"),
        )
        indexes = (
            # "Is this you?" looks people up by name within a state.
            models.Index(fields=["last_name", "state"], name="registry_name"),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.npi})"
