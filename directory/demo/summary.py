"""What a demo consists of, in a few lines."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Count, QuerySet

from providers.models import Decision, Evidence, License, Partnership, Provider
from providers.vocabulary.checking import ListingState, Verdict


def summary() -> Iterator[str]:
    """Lines with counts of everything in the database."""
    states = dict(
        Provider.objects.order_by().values_list("listing_state").annotate(Count("pk")).order_by()
    )
    yield _line(
        "Listings", {ListingState(state).label: states.get(state, 0) for state in ListingState}
    )
    published = Provider.objects.published()
    shown = published.verified().count()
    yield f"Shown by default (published, confirmed, a license verified today): {shown}"
    licenses: QuerySet[Any] = License.objects.with_standing()
    verified = License.objects.verified().count()
    counts = {"verified today": verified, "waiting": licenses.filter(verdict=None).count()}
    for verdict in Verdict:
        found = licenses.filter(verdict=verdict).count()
        if verdict == Verdict.VERIFIED:
            counts["verified once, run out"] = found - verified
        else:
            counts[verdict.label.lower()] = found
    yield _line("Licenses", counts)
    everything, active = Partnership.objects.count(), Partnership.objects.active().count()
    yield f"Partnerships: {everything}, active: {active}"
    yield f"Evidence: {Evidence.objects.count()}, decisions: {Decision.objects.count()}"


def refresh_statistics() -> None:
    """Tell the query planner what the tables now look like; it would otherwise plan for empty ones until it notices."""
    with connection.cursor() as cursor:
        for model in apps.get_app_config("providers").get_models():
            cursor.execute(f"ANALYZE {connection.ops.quote_name(model._meta.db_table)}")


def _line(title: str, counts: dict) -> str:
    return f"{title}: " + ", ".join(f"{name} {count}" for name, count in counts.items())
