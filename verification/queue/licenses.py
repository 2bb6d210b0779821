"""Licenses that wait to be looked at. Each waits for one thing at a time: the kinds leave one another out."""

import datetime as dt
from functools import reduce
from operator import or_
from typing import Any

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    BooleanField,
    Case,
    DateField,
    Exists,
    ExpressionWrapper,
    F,
    FilteredRelation,
    Func,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.expressions import Combinable

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


def to_check_again(only: str = "") -> QuerySet[Any, dict[str, Any]]:
    """Verified, and either the last look ends soon or has ended, or it found something that nobody has decided on yet.

    What that look found comes first; then a license that itself ends soon waits as that, since its look cannot last longer.
    With `only`, the key of a license, nothing is searched for among the others.
    """
    lead = _lead()
    among = Q(pk=only) if only else _maybe_stale(today() + lead)
    # Not "is not confirmed": of what is joined, that would be searched for once more.
    others = [each for each in Result if each != Result.CONFIRMED]
    strange = Q(last_look__pk__isnull=True) | Q(last_look__result__in=others)
    lasts = Q(expires_on__isnull=True) | Q(expires_on__gt=today() + lead)
    found = _verified(among).filter(strange | lasts & Q(last_look__valid_until__lte=today() + lead))
    return _rows(
        found,
        Kind.RECHECK,
        since=Case(
            When(strange, then=F("last_look__performed_at")),
            default=work.StartOfDay(_day("last_look__valid_until", -lead)),
        ),
        due_on=Case(
            When(strange, then=Value(None, output_field=DateField())),
            default=F("last_look__valid_until"),
        ),
    )


def ending() -> QuerySet[Any, dict[str, Any]]:
    """Verified, and ends soon or has ended: one look in the days before, for a renewal, and one after."""
    lead = _lead()
    soon, ended = (
        work.StartOfDay(_day("expires_on", days)) for days in (-lead, dt.timedelta(days=1))
    )
    unseen = Q(last_look__performed_at__lt=soon)
    found = _verified(Q(expires_on__lte=today() + lead)).filter(
        unseen | Q(expires_on__lt=today(), last_look__performed_at__lt=ended),
        Q(last_look__result=Result.CONFIRMED),
    )
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

    The verdict and the `last_look` take a search in an index for each license, so they are asked only of those that can matter.
    """
    # As LicenseQuerySet.with_standing() has it, but joined: it would search anew for each of its fields, wherever one is named.
    looks = Evidence.objects.filter(
        license=OuterRef("pk"),
        fact=Fact.LICENSE_STATUS,
        performed_at__gte=OuterRef("submitted_at"),
    ).order_by("-performed_at", "-pk")
    last = Q(evidence__pk=Subquery(looks.values("pk")[:1]))
    verdicts = _decided().order_by("-decided_at", "-pk").values("verdict")
    return (
        License.objects.filter(among, provider__listing_state__in=KEPT_UP)
        .annotate(
            last_verdict=Subquery(verdicts[:1]),
            last_look=FilteredRelation("evidence", condition=last),
        )
        .filter(Q(last_verdict=Verdict.VERIFIED))
    )


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
    # A reviewer may have chosen a day for the next look that is before the end of an older one.
    older = looks.filter(
        license=OuterRef("license"),
        performed_at__lte=OuterRef("performed_at"),
        valid_until__gt=until,
    )
    sooner = looks.filter(Exists(older), license__isnull=False, valid_until__lte=until)
    found = (lapsing.values("pk"), strange.values("license"), sooner.values("license"))
    return reduce(or_, (Q(_IsOneOf(keys)) for keys in found))


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
