"""Licenses that wait to be looked at. Each waits for one thing at a time: the kinds leave one another out."""

import datetime as dt
from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    BooleanField,
    Case,
    CharField,
    DateField,
    Exists,
    ExpressionWrapper,
    F,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from providers.dates import today
from providers.models import Decision, Evidence, License
from providers.models.license_queryset import LicenseQuerySet
from providers.vocabulary.checking import Fact, ListingState, Result, Verdict
from verification.models import SecondLook
from verification.queue import work
from verification.queue.kinds import Kind

# Nobody sees the others, so nobody needs their badges; a new license is looked at whatever its listing is.
KEPT_UP = (ListingState.PUBLISHED, ListingState.PAUSED)


def new() -> QuerySet[Any, dict[str, Any]]:
    """Sent in, and no decision since."""
    # As LicenseQuerySet.undecided() has it, in a form that the database does for all licenses at once.
    found = License.objects.filter(~Exists(_decided()))
    return _rows(found, Kind.LICENSE, since=F("submitted_at"))


def to_check_again() -> QuerySet[Any, dict[str, Any]]:
    """Verified, and either the last look ends soon or has ended, or it found something that nobody has decided on yet.

    What that look found comes first; then a license that itself ends soon waits as that, since its look cannot last longer.
    """
    lead = _lead()
    # One search of the last look; "is NULL or is not" would be two.
    strange = Q(look_said__in=("", *(each for each in Result if each != Result.CONFIRMED)))
    lasts = Q(expires_on__isnull=True) | Q(expires_on__gt=today() + lead)
    looked = _verified(_maybe_stale(today() + lead)).annotate(
        look_said=Coalesce(F("look_result"), Value(""), output_field=CharField())
    )
    found = looked.filter(strange | lasts & Q(look_valid_until__lte=today() + lead))
    return _rows(
        found,
        Kind.RECHECK,
        since=Case(
            When(strange, then=F("looked_at")),
            default=work.StartOfDay(_day("look_valid_until", -lead)),
        ),
        due_on=Case(
            When(strange, then=Value(None, output_field=DateField())),
            default=F("look_valid_until"),
        ),
    )


def ending() -> QuerySet[Any, dict[str, Any]]:
    """Verified, and ends soon or has ended: one look in the days before, for a renewal, and one after."""
    lead = _lead()
    soon, ended = (
        work.StartOfDay(_day("expires_on", days)) for days in (-lead, dt.timedelta(days=1))
    )
    found = (
        _verified(Q(expires_on__lte=today() + lead))
        .filter(Q(look_result=Result.CONFIRMED))
        .filter(
            Q(expires_on__lte=today() + lead, looked_at__lt=soon)
            | Q(expires_on__lt=today(), looked_at__lt=ended)
        )
    )
    unseen = Q(looked_at__lt=soon)
    return _rows(
        found,
        Kind.EXPIRING,
        since=Case(When(unseen, then=soon), default=ended),
        due_on=Case(
            When(unseen, then=F("expires_on")),
            default=Value(None, output_field=DateField()),
        ),
    )


def _verified(among: Q) -> LicenseQuerySet:
    """Decided verified, whether or not that still counts, on a listing that is kept up; `among` is a cheap condition on the rows.

    The standing takes a search in two indexes for each license, so it is asked only of those that can matter.
    """
    kept_up = License.objects.filter(among, provider__listing_state__in=KEPT_UP)
    return kept_up.with_standing().filter(Q(verdict=Verdict.VERIFIED))


def _maybe_stale(until: dt.date) -> Q:
    """No license outside of this has a last look that ends by `until` or found something else."""
    looks = Evidence.objects.filter(fact=Fact.LICENSE_STATUS)
    lasting = looks.filter(
        license=OuterRef("pk"),
        performed_at__gte=OuterRef("submitted_at"),
        result=Result.CONFIRMED,
        valid_until__gt=until,
    )
    lapsing = License.objects.filter(~Exists(lasting))
    strange = looks.exclude(result=Result.CONFIRMED).filter(license__isnull=False)
    return Q(_IsOneOf(lapsing.values("pk"))) | Q(_IsOneOf(strange.values("license")))


def _decided() -> QuerySet[Decision]:
    return Decision.objects.filter(license=OuterRef("pk"), decided_at__gte=OuterRef("submitted_at"))


class _IsOneOf(Func):
    """Whether a key is one of those that a subquery finds: once and before everything else, as a plain "in" does not promise."""

    template = "%(expressions)s)"
    arg_joiner = " = ANY("
    output_field = BooleanField()

    def __init__(self, keys: QuerySet[Any, Any]) -> None:
        super().__init__(F("pk"), ArraySubquery(keys.order_by()))


def _lead() -> dt.timedelta:
    # More than half of the time that a look lasts, and what was just checked would wait again at once.
    return dt.timedelta(days=min(settings.RECHECK_DAYS, settings.EVIDENCE_DAYS // 2))


def _day(field: str, later: dt.timedelta) -> Combinable:
    """The date in a field, so many days later."""
    return ExpressionWrapper(F(field) + Value(later), output_field=DateField())


def _rows(found: LicenseQuerySet, kind: Kind, **said: Any) -> QuerySet[Any, dict[str, Any]]:
    """Without those that wait for a second look: second_looks.py has them."""
    asked = SecondLook.objects.open().filter(license=OuterRef("pk"))
    return work.rows(
        found.filter(~Exists(asked)),
        kind,
        title="provider__name",
        about="license_type",
        state="state",
        **said,
    )
