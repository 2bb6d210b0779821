"""What a senior reviewer found that one license lets its holder do, where the law alone leaves it open."""

import datetime as dt
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from providers.dates import today
from providers.models.constraints import one_of, some_of
from providers.models.evidence import Evidence
from providers.models.license import License
from providers.models.prescribing_rule import PrescribingRule
from providers.models.stated_list import StatedListField
from providers.vocabulary.checking import OverrideAuthority, RuleAuthority
from providers.vocabulary.treatment import Route, route_names


class AuthorityOverrideQuerySet(models.QuerySet["AuthorityOverride"]):
    def last(self) -> Self:  # type: ignore[override]
        """The last word about each license since it was sent in: a later row puts the former ones aside."""
        later = AuthorityOverride.objects.filter(
            license_id=OuterRef("license_id"), pk__gt=OuterRef("pk")
        )
        return self.filter(~Exists(later))

    def speaking(self, on: dt.date | None = None) -> Self:
        """Those that stand in place of the law that day, for the license of the query around (its `OuterRef("pk")`).

        Where a rule that counts says no to the license type, the law has the last word.
        """
        on = on or today()
        no = PrescribingRule.objects.counting(on).filter(
            license_type=OuterRef(OuterRef("license_type")),
            state=OuterRef(OuterRef("state")),
            authority=RuleAuthority.NO,
        )
        return (
            self.last()
            .filter(
                Q(valid_until__isnull=True) | Q(valid_until__gte=on),
                ~Q(authority=OverrideAuthority.AS_LAW),
                ~Exists(no),
                license_id=OuterRef("pk"),
                decided_at__gte=OuterRef("submitted_at"),
                valid_from__lte=on,
            )
            .order_by()
        )


class AuthorityOverride(models.Model):
    """Append-only; the last row of a license counts, and `as_law` takes the former ones back.

    As with evidence, the license and the people are keys without a constraint. A license that was sent in again is as one that
    nobody has looked at: what was decided before does not speak for it.
    """

    license = models.ForeignKey(
        License, on_delete=models.DO_NOTHING, db_constraint=False, related_name="overrides"
    )
    authority = models.CharField(_("authority"), max_length=16, choices=OverrideAuthority)
    # Empty: the authority holds for every route.
    routes = StatedListField(Route, null=False, default=list, verbose_name=_("only for"))
    reason = models.CharField(_("reason"), max_length=600)
    evidence = models.ForeignKey(
        Evidence,
        verbose_name=_("evidence"),
        null=True,
        blank=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided at"))
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="+",
    )
    valid_from = models.DateField(_("holds from"))
    valid_until = models.DateField(_("holds until"), null=True, blank=True)

    objects = AuthorityOverrideQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision on one license’s prescribing")
        verbose_name_plural = _("decisions on one license’s prescribing")
        ordering = ("-pk",)
        default_permissions = ()
        constraints = (
            one_of("override", "authority", OverrideAuthority),
            some_of("override", "routes", Route),
            models.CheckConstraint(condition=~Q(reason=""), name="override_has_a_reason"),
            models.CheckConstraint(
                condition=Q(authority=OverrideAuthority.AS_LAW) | Q(evidence__isnull=False),
                name="override_rests_on_evidence",
            ),
            models.CheckConstraint(
                condition=Q(routes__isnull=False)
                & (
                    Q(routes=[])
                    | Q(authority__in=(OverrideAuthority.OWN, OverrideAuthority.COLLABORATING))
                ),
                name="override_routes_of_prescribers",
            ),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="override_dates_in_order",
            ),
        )
        indexes = (models.Index(fields=["license", "-id"], name="override_last"),)

    def __str__(self) -> str:
        return self.get_authority_display()

    @property
    def route_names(self) -> str:
        """The routes to which it is limited, as people read them."""
        return route_names(self.routes or ())
