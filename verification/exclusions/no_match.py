"""What the public page may say of the exclusion list without a row for each provider and month."""

import datetime as dt
from collections.abc import Collection

from django.db.models import Exists, OuterRef

from catalog.keys import members
from verification.models import ExclusionComparison, ExclusionHit
from verification.models.exclusion_hit import HitStage


def no_match_on(pks: Collection[int]) -> dict[int, dt.date]:
    """The day of the list with which each was compared, unless a hit stands or waits: then nothing is said."""
    hits = ExclusionHit.objects.filter(
        provider=OuterRef("provider"), stage__in=(HitStage.OPEN, HitStage.CONFIRMED)
    )
    return dict(
        ExclusionComparison.objects.filter(~Exists(hits), provider__in=members(pks)).values_list(
            "provider_id", "compared_with__as_of"
        )
    )
