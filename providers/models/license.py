"""A license of a provider in a state, and when it counts as verified."""

import datetime as dt
import uuid
from collections.abc import Collection
from typing import Self

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from providers.dates import today
from providers.models.constraints import one_of, some_of
from providers.models.provider import Provider
from providers.models.stated_list import StatedListField
from providers.vocabulary.checking import (
    PRESCRIBES,
    REFUSED_VERDICTS,
    Fact,
    Result,
    Verdict,
)
from providers.vocabulary.license import (
    THERAPIST_TYPES,
    LicenseType,
    Profession,
    Specialty,
    profession_of,
)
from providers.vocabulary.state import State
from providers.vocabulary.treatment import Psychotherapy


class LicenseQuerySet(models.QuerySet["License"]):
    def with_standing(self) -> Self:
        """Annotate the last verdict since the license was submitted, and the last look at its status."""
        from providers.models.decision import Decision
        from providers.models.evidence import Evidence

        verdicts = Decision.objects.filter(
            license_id=OuterRef("pk"), decided_at__gte=OuterRef("submitted_at")
        ).order_by("-decided_at", "-pk")
        looks = Evidence.objects.filter(
            license_id=OuterRef("pk"),
            fact=Fact.LICENSE_STATUS,
            performed_at__gte=OuterRef("submitted_at"),
        ).order_by("-performed_at", "-pk")
        return self.annotate(
            verdict=Subquery(verdicts.values("verdict")[:1]),
            looked_at=Subquery(looks.values("performed_at")[:1]),
            look_result=Subquery(looks.values("result")[:1]),
            look_valid_until=Subquery(looks.values("valid_until")[:1]),
        )

    def verified(self, on: dt.date | None = None) -> Self:
        """Licenses that carry the badge on a day: decided verified, evidence unexpired, license unexpired.

        The last look at the board's record counts, so a later look that found something else ends the badge at once.
        """
        on = on or today()
        return self.with_standing().filter(
            Q(expires_on__isnull=True) | Q(expires_on__gte=on),
            verdict=Verdict.VERIFIED,
            look_result=Result.CONFIRMED,
            look_valid_until__gte=on,
        )

    def stated(self) -> Self:
        """Licenses a listing may name: all but those that a reviewer found not to be what they say."""
        return self.with_standing().exclude(verdict__in=REFUSED_VERDICTS)

    def speaking(self, on: dt.date | None = None) -> Self:
        """Licenses that give a listing its professions: the verified ones, or the stated ones while none is verified."""
        on = on or today()
        verified_of_same = License.objects.verified(on).filter(provider=OuterRef("provider"))
        verified_self = License.objects.verified(on).filter(pk=OuterRef("pk"))
        return self.stated().filter(Exists(verified_self) | ~Exists(verified_of_same))

    def prescribing(
        self, on: dt.date | None = None, authorities: Collection[str] = PRESCRIBES
    ) -> Self:
        """Verified licenses to which the law of their state gives one of `authorities` that day.

        A rule for some routes only counts for holders who offer one of them.
        """
        from providers.models.prescribing_rule import PrescribingRule
        from providers.models.service import Service

        offered = Service.objects.filter(provider=OuterRef(OuterRef("provider"))).values("route")
        rules = PrescribingRule.objects.counting(on).filter(
            Q(routes=[]) | Q(routes__overlap=ArraySubquery(offered)),
            license_type=OuterRef("license_type"),
            state=OuterRef("state"),
            authority__in=authorities,
        )
        return self.verified(on).filter(Exists(rules))

    def of_therapists(self, on: dt.date | None = None) -> Self:
        """Verified licenses whose holders provide psychotherapy: by their type, or as psychiatrists who offer it."""
        from providers.models.service import Service

        offering = Service.objects.filter(therapy=Psychotherapy.SAME_PROVIDER)
        by_holder = offering.filter(provider=OuterRef("provider"))
        by_practice = offering.filter(
            provider__members__member=OuterRef("provider"),
            provider__members__confirmed_at__isnull=False,
            provider__members__ended_at__isnull=True,
        )
        return self.verified(on).filter(
            Q(license_type__in=THERAPIST_TYPES)
            | (Q(specialty=Specialty.PSYCHIATRY) & (Exists(by_holder) | Exists(by_practice)))
        )


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


def plain_number(text: str) -> str:
    """The one spelling a license number is stored in."""
    return "".join(
        sign for sign in text.upper() if sign.isascii() and (sign.isalnum() or sign in ".-")
    )


def evidence_valid_until(license_: License, checked_on: dt.date) -> dt.date:
    """The last day on which a look at the board's record counts: the license's own end or `EVIDENCE_DAYS` after the look."""
    by_age = checked_on + dt.timedelta(days=settings.EVIDENCE_DAYS)
    return min(by_age, license_.expires_on) if license_.expires_on else by_age
