"""A license of a provider in a state."""

import datetime as dt
import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from providers.models.constraints import one_of, some_of
from providers.models.license_queryset import LicenseQuerySet
from providers.models.provider import Provider
from providers.models.stated_list import StatedListField
from providers.vocabulary.license import LicenseType, Profession, Specialty, profession_of
from providers.vocabulary.state import State


class License(models.Model):
    """What a board issued; its key is random, so that the append-only rows about it outlive it without naming anyone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    provider = models.ForeignKey(Provider, on_delete=models.CASCADE, related_name="licenses")
    license_type = models.CharField(_("license type"), max_length=24, choices=LicenseType)
    specialty = models.CharField(_("field"), max_length=20, choices=Specialty, blank=True)
    state = models.CharField(_("state"), max_length=2, choices=State)
    number = models.CharField(_("number"), max_length=40)
    issued_on = models.DateField(_("issued"), null=True, blank=True)
    expires_on = models.DateField(_("valid until"), null=True, blank=True)
    compact_states = StatedListField(State, verbose_name=_("also by a compact in"))
    submitted_at = models.DateTimeField(_("sent for review"), default=timezone.now)

    # Annotations of `with_standing`, `with_badge` and `with_authority`; rows read without these words do not have them.
    verdict: str | None
    looked_at: dt.datetime
    look_result: str | None
    look_valid_until: dt.date
    badge: bool
    speaks: bool
    therapist: bool
    rule: str | None
    rule_routes: list[str] | None
    authority: str
    overridden_at: dt.datetime | None

    objects = LicenseQuerySet.as_manager()

    class Meta:
        verbose_name = _("license")
        verbose_name_plural = _("licenses")
        ordering = ("provider", "state", "license_type", "pk")
        constraints = (
            one_of("license", "license_type", LicenseType),
            one_of("license", "specialty", Specialty, blank=True),
            one_of("license", "state", State),
            some_of("license", "compact_states", State),
            models.UniqueConstraint(
                fields=["license_type", "state", "number"],
                name="license_once",
                violation_error_message=_("This license is already listed."),
            ),
            # One spelling, so that the same license cannot be listed twice: "ab 12" is "AB12".
            models.CheckConstraint(
                condition=Q(number__regex=r"^[A-Z0-9.-]+$"), name="license_number_plain"
            ),
            models.CheckConstraint(
                condition=~Q(license_type=LicenseType.FACILITATOR),
                name="license_not_of_facilitator",
            ),
            models.CheckConstraint(
                condition=Q(issued_on__isnull=True)
                | Q(expires_on__isnull=True)
                | Q(expires_on__gte=F("issued_on")),
                name="license_dates_in_order",
                violation_error_message=_("A license ends after it was issued."),
            ),
        )
        indexes = (models.Index(fields=["state", "license_type"], name="license_state_type"),)

    def __str__(self) -> str:
        return f"{self.get_license_type_display()}, {self.state}"

    @property
    def profession(self) -> Profession | None:
        """What clients call the holder."""
        return profession_of(self.license_type, self.specialty)


def evidence_valid_until(license_: License, checked_on: dt.date) -> dt.date:
    """The last day on which a look at the board's record counts: the license's own end or `EVIDENCE_DAYS` after the look."""
    by_age = checked_on + dt.timedelta(days=settings.EVIDENCE_DAYS)
    return min(by_age, license_.expires_on) if license_.expires_on else by_age
