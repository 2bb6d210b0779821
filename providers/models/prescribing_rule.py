"""What state law says about prescribing ketamine, as dated rows with sources."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _

from providers.dates import today
from providers.models.constraints import one_of, some_of, together
from providers.models.stated_list import StatedListField
from providers.vocabulary.checking import PRESCRIBES, Authority, Confidence, RuleAuthority
from providers.vocabulary.license import LicenseType
from providers.vocabulary.state import State
from providers.vocabulary.treatment import Route


class PrescribingRuleQuerySet(models.QuerySet["PrescribingRule"]):
    def counting(self, on: dt.date | None = None) -> Self:
        """Rows that may be relied on that day: within their dates, and reviewed by an administrator where that is due."""
        on = on or today()
        return self.filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=on),
            Q(valid_until__isnull=True) | Q(valid_until__gte=on),
            Q(needs_review=False) | Q(confirmed_at__isnull=False),
        )


class PrescribingRule(models.Model):
    """One license type in one state, for a span of time; a change of law is a new row."""

    license_type = models.CharField(_("license type"), max_length=24, choices=LicenseType)
    state = models.CharField(_("state"), max_length=2, choices=State)
    authority = models.CharField(_("authority"), max_length=16, choices=RuleAuthority)
    # Empty: the authority holds for every route.
    routes = StatedListField(Route, null=False, default=list, verbose_name=_("only for"))
    valid_from = models.DateField(_("in force from"), null=True, blank=True)
    valid_until = models.DateField(_("in force until"), null=True, blank=True)
    condition = models.TextField(_("conditions"), blank=True)
    source = models.TextField(_("source"), blank=True)
    source_date = models.DateField(_("date of the source"), null=True, blank=True)
    confidence = models.CharField(_("confidence"), max_length=8, choices=Confidence)
    needs_review = models.BooleanField(_("counts only once confirmed"))
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("confirmed by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    objects = PrescribingRuleQuerySet.as_manager()

    class Meta:
        verbose_name = _("prescribing rule")
        verbose_name_plural = _("prescribing rules")
        ordering = ("license_type", "state", "pk")
        constraints = (
            one_of("rule", "license_type", LicenseType),
            one_of("rule", "state", State),
            one_of("rule", "authority", RuleAuthority),
            one_of("rule", "confidence", Confidence),
            some_of("rule", "routes", Route),
            together("rule", "confirmed_by_whom_and_when", "confirmed_at", "confirmed_by"),
            # On no day do two rows speak for the same license type and state.
            ExclusionConstraint(
                name="rule_one_at_a_time",
                expressions=[
                    ("license_type", RangeOperators.EQUAL),
                    ("state", RangeOperators.EQUAL),
                    (
                        Func(
                            F("valid_from"),
                            F("valid_until"),
                            RangeBoundary(inclusive_lower=True, inclusive_upper=True),
                            function="daterange",
                            output_field=DateRangeField(),
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
            ),
        )

    def __str__(self) -> str:
        return f"{self.license_type} in {self.state}: {self.authority}"

    def authority_for(self, route: str | None = None) -> Authority:
        """What this row, once it counts, lets the holder do by a route (None: by any route at all)."""
        if self.authority == RuleAuthority.NO:
            return Authority.NO
        if self.authority not in PRESCRIBES:
            return Authority.NOT_CONFIRMED
        if route and self.routes and route not in self.routes:
            return Authority.NO
        return Authority(self.authority)
