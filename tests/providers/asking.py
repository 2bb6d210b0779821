"""Ask the database for the listings that a search word means."""

from django.db.models import Q

from providers.models import Provider


def holds(condition: Q, provider: Provider) -> bool:
    return Provider.objects.filter(condition, pk=provider.pk).exists()


def found(condition: Q) -> list[str]:
    """Slugs in order, each as often as the query returns it."""
    return list(Provider.objects.filter(condition).order_by("slug").values_list("slug", flat=True))
