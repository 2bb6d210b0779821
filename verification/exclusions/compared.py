"""What the public page may say of the exclusion list without a row for each provider and month."""

from collections.abc import Collection

from django.db.models import Exists, OuterRef

from catalog.keys import members
from providers.exclusion_list import Comparison
from verification.models import ExclusionComparison, ExclusionHit
from verification.models.exclusion_hit import HitStage


def comparisons(pks: Collection[int]) -> dict[int, Comparison]:
    """The list with which each was compared; nothing of those whom a person found on it, which their evidence tells."""
    hits = ExclusionHit.objects.filter(provider=OuterRef("provider"))
    rows = (
        ExclusionComparison.objects.filter(
            ~Exists(hits.filter(stage=HitStage.CONFIRMED)), provider__in=members(pks)
        )
        .annotate(is_open=Exists(hits.filter(stage=HitStage.OPEN)))
        .values_list("provider_id", "compared_with__as_of", "is_open")
    )
    return {pk: Comparison(day, is_open) for pk, day, is_open in rows}
