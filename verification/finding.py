"""Listings and licenses that do not wait: found by what is known of them, or by who decided on them lately."""

from django.db.models import Prefetch, Q, QuerySet

from accounts.models import User
from providers.license_number import without_label
from providers.models import Claim, Decision, License, Provider

MOST = 25


def found(words: str) -> list[Provider]:
    """Listings by a part of the name, the NPI or the number of a license, by name; one more than `MOST` says that there are more."""
    number = without_label(words).replace(" ", "")
    licensed = License.objects.filter(number__icontains=number).values("provider_id")
    listings = Provider.objects.filter(
        Q(name__icontains=words) | Q(npi=number) | Q(pk__in=licensed)
    ).order_by("name", "pk")
    licenses = Prefetch("licenses", License.objects.order_by("state", "license_type", "pk"))
    claims = Prefetch("claims", Claim.objects.select_related("claimant").order_by("-made_at", "pk"))
    return list(listings.prefetch_related(licenses, claims)[: MOST + 1])


def decided_lately(by: User) -> QuerySet[Decision]:
    """The last decisions of `by` on licenses that are still there, newest first."""
    rows = Decision.objects.filter(decided_by=by).select_related("license__provider")
    return rows.order_by("-decided_at", "-pk")[:MOST]
