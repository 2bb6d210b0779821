"""A row of the federal list of people and organizations that no federal health program pays for (OIG LEIE)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from providers.npi import NpiIsValid


class ExclusionFacts(models.Model):
    """What the list says. Blank is what it leaves blank; names are cut at the widths of the list.

    Dates of birth are not kept: no listing has one to compare them with.
    """

    last_name = models.CharField(_("last name"), max_length=60, blank=True)
    first_name = models.CharField(_("first name"), max_length=60, blank=True)
    middle_name = models.CharField(_("middle name"), max_length=60, blank=True)
    business_name = models.CharField(_("name of the organization"), max_length=100, blank=True)
    general = models.CharField(_("group"), max_length=60, blank=True)
    specialty = models.CharField(_("field"), max_length=60, blank=True)
    npi = models.CharField(_("NPI"), max_length=10, blank=True)
    address = models.CharField(_("address"), max_length=100, blank=True)
    city = models.CharField(_("city"), max_length=60, blank=True)
    state = models.CharField(_("state"), max_length=2, blank=True)
    zip = models.CharField(_("ZIP code"), max_length=5, blank=True)
    authority = models.CharField(_("section of the law"), max_length=20)
    excluded_on = models.DateField(_("excluded"))
    waiver_on = models.DateField(_("waiver"), null=True, blank=True)
    waiver_state = models.CharField(_("state of the waiver"), max_length=2, blank=True)
    row_sha256 = models.CharField(_("digest of the row"), max_length=64)

    class Meta:
        abstract = True

    @property
    def name(self) -> str:
        """The name as the list has it."""
        person = " ".join(p for p in (self.first_name, self.middle_name, self.last_name) if p)
        return person or self.business_name


# What the two tables of such rows share, in the order in which a page shows it; the digest last.
FACTS = tuple(field.name for field in ExclusionFacts._meta.local_fields)
# Rows that agree in these are about the same exclusion, whatever else was corrected.
SAME = ("last_name", "first_name", "middle_name", "business_name", "authority", "excluded_on")


def fact_constraints(model: str) -> tuple[models.CheckConstraint, ...]:
    """The same guards for both tables."""
    return (
        models.CheckConstraint(
            condition=Q(npi="") | Q(NpiIsValid("npi")), name=f"{model}_npi_check_digit"
        ),
        models.CheckConstraint(
            condition=~Q(last_name="") | ~Q(business_name=""), name=f"{model}_has_a_name"
        ),
        models.CheckConstraint(
            condition=Q(row_sha256__regex=r"^[0-9a-f]{64}$"), name=f"{model}_row_is_digest"
        ),
    )


class Exclusion(ExclusionFacts):
    """A row of the list as it was read last; replaced as a whole with each file."""

    # The first letters of its names: narrows a comparison before it is made.
    name_keys = ArrayField(models.CharField(max_length=3), verbose_name=_("first letters"))

    class Meta:
        verbose_name = _("exclusion")
        verbose_name_plural = _("exclusions")
        ordering = ("last_name", "business_name", "pk")
        constraints = (
            *fact_constraints("exclusion"),
            models.UniqueConstraint(fields=["row_sha256"], name="exclusion_once"),
        )
        indexes = (
            # Who is compared when a listing is published: those in its states, and the one with its NPI.
            models.Index(fields=["state"], name="exclusion_state"),
            models.Index(fields=["npi"], condition=~Q(npi=""), name="exclusion_npi"),
        )

    def __str__(self) -> str:
        return self.name


class ExclusionList(models.Model):
    """A file that was read: the newest row is the list that `Exclusion` holds."""

    as_of = models.DateField(_("as of"))
    sha256 = models.CharField(_("digest of the file"), max_length=64)
    kept = models.PositiveIntegerField(_("rows kept"))
    new = models.PositiveIntegerField(_("new"))
    changed = models.PositiveIntegerField(_("changed"))
    unchanged = models.PositiveIntegerField(_("unchanged"))
    removed = models.PositiveIntegerField(_("not on the list any more"))
    skipped = models.PositiveIntegerField(_("skipped"))
    bad = models.PositiveIntegerField(_("bad"))
    imported_at = models.DateTimeField(_("read at"))

    class Meta:
        verbose_name = _("exclusion list")
        verbose_name_plural = _("exclusion lists")
        ordering = ("-pk",)
        constraints = (
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="exclusion_list_is_digest"
            ),
            models.CheckConstraint(
                condition=Q(kept=models.F("new") + models.F("changed") + models.F("unchanged")),
                name="exclusion_list_adds_up",
            ),
        )

    def __str__(self) -> str:
        return str(self.as_of)
