"""What the public page may say of the exclusion list without a row for each provider and month."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable

from catalog.keys import members
from providers.exclusion_list import Comparison
from verification.models import ExclusionComparison, ExclusionHit
from verification.models.exclusion_hit import HitStage


def comparisons(pks: Collection[int]) -> dict[int, Comparison]:
    """The list with which each was compared, with all that was found out about its entries so far."""
    of_these = {"provider__in": members(pks)}
    compared = ExclusionComparison.objects.filter(**of_these)
    days = dict(compared.values_list("provider_id", "compared_with__as_of"))
    hits: dict[int, list[ExclusionHit]] = defaultdict(list)
    for hit in ExclusionHit.objects.filter(**of_these).select_related("seen_in").order_by():
        hits[hit.provider_id].append(hit)
    return {pk: _told(days.get(pk), hits[pk]) for pk in {*days, *hits}}


def _told(day: dt.date | None, hits: list[ExclusionHit]) -> Comparison:
    """All hits of a provider together: one that was dismissed says nothing of another that stands."""
    confirmed = [hit for hit in hits if hit.stage == HitStage.CONFIRMED]
    listed = [hit for hit in confirmed if hit.gone_on is None]
    waits = any(hit.stage == HitStage.OPEN for hit in hits) or bool(confirmed)
    dismissed = [hit for hit in hits if hit.stage == HitStage.DISMISSED]
    return Comparison(
        day=day or max(hit.gone_on or hit.seen_in.as_of for hit in hits),
        # While a list names them there is nothing to wait for, whatever else it may say.
        is_open=waits and not listed,
        named_on=max((hit.seen_in.as_of for hit in listed or confirmed), default=None),
        named_at=_last(listed or confirmed),
        differs_at=_last(hit for hit in dismissed if hit.gone_on is None),
        over_at=_last(hit for hit in dismissed if hit.gone_on is not None),
    )


def _last(hits: Iterable[ExclusionHit]) -> dt.datetime | None:
    """When somebody decided on one of them last."""
    return max((hit.decided_at for hit in hits if hit.decided_at), default=None)
