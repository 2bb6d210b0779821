"""What somebody said is wrong with a listing, and where that stands."""

import datetime as dt
import uuid
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from providers.dates import today
from providers.models import Provider
from providers.models.constraints import one_of
from verification.vocabulary.report import (
    URGENT_KINDS,
    WITH_THE_OWNER,
    ReportKind,
    ReportOutcome,
    ReportState,
)

if TYPE_CHECKING:
    from accounts.models import User

# What the reporter and the owner wrote is deleted so many days after the report was closed.
KEPT_DAYS = 90
A_DAY = dt.timedelta(days=1)


class ReportQuerySet(models.QuerySet["Report"]):
    def open_to(self, user: "User") -> Self:
        """Those of which `user` may know, whatever their role: whoever reported counts on it that nobody whom it is about does."""
        return self.exclude(provider__in=Provider.objects.near_to(user).order_by().values("pk"))

    def waiting(self, on: dt.date | None = None) -> Self:
        """Those that wait for a reviewer: new ones, answered ones, and those whose owner let the day pass."""
        return self.filter(Q(waits_since__isnull=False) | Q(due_on__lt=on or today()))

    def with_the_owner(self, on: dt.date | None = None) -> Self:
        """Those whose owner still has time to answer."""
        return self.filter(due_on__gte=on or today())

    def urgent(self) -> Self:
        """Those that somebody looks at the same day. Once the listing is down, nobody is in danger from it."""
        return self.filter(kind__in=URGENT_KINDS).exclude(state=ReportState.SUSPENDED)

    def not_urgent(self) -> Self:
        """All others."""
        return self.filter(~Q(kind__in=URGENT_KINDS) | Q(state=ReportState.SUSPENDED))

    def answerable(self) -> Self:
        """Those that the owner of the listing can answer: they were asked, or the listing is down because of one."""
        down = Q(state=ReportState.CLOSED, outcome=ReportOutcome.TAKEN_DOWN)
        return self.filter(Q(state__in=WITH_THE_OWNER) | down)


class Report(models.Model):
    """One report. Who sent it is kept nowhere; what anybody wrote about it stands locked in ReportText, each step in ReportAct."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    provider = models.ForeignKey(Provider, on_delete=models.CASCADE, related_name="reports")
    kind = models.CharField(_("kind"), max_length=14, choices=ReportKind)
    state = models.CharField(
        _("state"), max_length=10, choices=ReportState, default=ReportState.OPEN
    )
    outcome = models.CharField(_("outcome"), max_length=12, choices=ReportOutcome, blank=True)
    received_at = models.DateTimeField(_("received"))
    # Since when it waits for a reviewer; NULL while it is with the owner, who has until `due_on`.
    waits_since = models.DateTimeField(_("waits since"), null=True, blank=True)
    due_on = models.DateField(_("owner answers by"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    delete_on = models.DateField(_("texts are deleted on"), null=True, blank=True)
    # How many acts there are: whoever acts says how many they have seen.
    version = models.PositiveSmallIntegerField(default=0)

    objects = ReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ("received_at", "pk")
        default_permissions = ()
        constraints = (
            one_of("report", "kind", ReportKind),
            one_of("report", "state", ReportState),
            one_of("report", "outcome", ReportOutcome, blank=True),
            models.CheckConstraint(
                condition=Q(
                    ~Q(outcome=""),
                    state=ReportState.CLOSED,
                    closed_at__isnull=False,
                    delete_on__isnull=False,
                )
                | Q(
                    ~Q(state=ReportState.CLOSED),
                    outcome="",
                    closed_at__isnull=True,
                    delete_on__isnull=True,
                ),
                name="report_closed_with_an_outcome",
            ),
            # Nothing is forgotten: an open report waits for somebody, and a closed one for nobody.
            models.CheckConstraint(
                condition=Q(state=ReportState.OPEN, waits_since__isnull=False, due_on__isnull=True)
                | Q(state__in=WITH_THE_OWNER, waits_since__isnull=False, due_on__isnull=True)
                | Q(state__in=WITH_THE_OWNER, waits_since__isnull=True, due_on__isnull=False)
                | Q(state=ReportState.CLOSED, waits_since__isnull=True, due_on__isnull=True),
                name="report_waits_for_somebody",
            ),
            # The database does not know the site's time zone: a day's grace.
            models.CheckConstraint(
                condition=Q(delete_on__isnull=True)
                | Q(delete_on__lte=F("closed_at") + (KEPT_DAYS + 1) * A_DAY),
                name="report_kept_90_days",
            ),
        )
        indexes = (
            models.Index(fields=["provider", "received_at"], name="report_of_provider"),
            models.Index(
                fields=["waits_since"],
                condition=~Q(state=ReportState.CLOSED),
                name="report_waiting",
            ),
            models.Index(fields=["delete_on"], name="report_delete_on"),
        )

    def __str__(self) -> str:
        return self.get_kind_display()

    @property
    def is_urgent(self) -> bool:
        return self.kind in URGENT_KINDS

    def texts_are_over(self, on: dt.date | None = None) -> bool:
        """What the reporter and the owner wrote may not be read any more, whether or not anything has deleted it yet."""
        return self.delete_on is not None and self.delete_on <= (on or today())
