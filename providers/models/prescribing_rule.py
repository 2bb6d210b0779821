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
from providers.vocabulary.treatment import Route, route_names


class PrescribingRuleQuerySet(models.QuerySet["PrescribingRule"]):
    def standing(self) -> Self:
        """Rows that no later version has put aside; of these, one at most speaks on any day."""
        return self.filter(withdrawn_at__isnull=True)

    def in_force(self, on: dt.date | None = None) -> Self:
        """What the table says of that day, whether an administrator has confirmed the row or not."""
        on = on or today()
        return self.standing().filter(
            Q(valid_from__isnull=True) | Q(valid_from__lte=on),
            Q(valid_until__isnull=True) | Q(valid_until__gte=on),
        )

    def counting(self, on: dt.date | None = None) -> Self:
        """Rows that may be relied on that day: within their dates, and reviewed by an administrator where that is due."""
        return self.in_force(on).filter(Q(needs_review=False) | Q(confirmed_at__isnull=False))

    def waiting(self) -> Self:
        """Rows that do not count until an administrator has confirmed them."""
        return self.standing().filter(needs_review=True, confirmed_at__isnull=True)


class PrescribingRule(models.Model):
    """One license type in one state, for a span of time; a change is a new row, and the former one gets an end.

    A row that a later version closed stays as it was, with `replaced_by`; one that would begin when the later one does, or after it,
    is put aside by `withdrawn_at` and never counts again. The rows that came with the project have no `recorded_at`.
    """

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
    # People stand here without a constraint, so that a deleted account leaves the history as it is.
    recorded_at = models.DateTimeField(_("recorded at"), null=True, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("proposed by"),
        null=True,
        blank=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    applied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("applied by"),
        null=True,
        blank=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    reason = models.TextField(_("why"), blank=True, db_default="")
    # Deferred to the end of the transaction: the former version names the new one before that can be written.
    replaced_by = models.ForeignKey(
        "self",
        verbose_name=_("replaced by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="replaces",
    )
    withdrawn_at = models.DateTimeField(_("put aside at"), null=True, blank=True)

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
            together(
                "rule", "recorded_by_whom_and_when", "recorded_at", "recorded_by", "applied_by"
            ),
            models.CheckConstraint(
                condition=Q(recorded_at__isnull=True) | ~Q(reason=""),
                name="rule_version_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | Q(replaced_by__isnull=False),
                name="rule_put_aside_for_another",
            ),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_until__isnull=True)
                | Q(valid_until__gte=F("valid_from")),
                name="rule_dates_in_order",
            ),
            # On no day do two rows speak for the same license type and state.
            ExclusionConstraint(
                name="rule_one_at_a_time",
                condition=Q(withdrawn_at__isnull=True),
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

    @property
    def has_counted(self) -> bool:
        """An administrator has confirmed the row where that is due."""
        return not self.needs_review or self.confirmed_at is not None

    @property
    def route_names(self) -> str:
        """The routes to which it is limited, as people read them."""
        return route_names(self.routes or ())

    def authority_for(self, route: str | None = None) -> Authority:
        """What this row, once it counts, lets the holder do by a route (None: by any route at all)."""
        if self.authority == RuleAuthority.NO:
            return Authority.NO
        if self.authority not in PRESCRIBES:
            return Authority.NOT_CONFIRMED
        if route and self.routes and route not in self.routes:
            return Authority.NO
        return Authority(self.authority)
