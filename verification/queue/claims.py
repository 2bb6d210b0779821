"""Claims of identity that wait for a reviewer."""

from typing import Any

from django.db.models import CharField, Exists, F, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Least

from providers.models import Claim, ClaimCode
from verification.queue import work
from verification.queue.kinds import Kind


def undecided() -> QuerySet[Any, dict[str, Any]]:
    """Neither decided nor with the claimant: while a code that was handed over still counts, it is their turn."""
    codes = ClaimCode.objects.filter(claim=OuterRef("pk"))
    over = codes.annotate(over=Least("expires_at", "closed_at")).order_by("-made_at", "-pk")
    return work.rows(
        Claim.objects.live().filter(~Exists(codes.current())),
        Kind.CLAIM,
        title=Coalesce(F("provider__name"), F("record__name")),
        about="state",
        state=Coalesce(F("record__state"), Value("", output_field=CharField())),
        since=Coalesce(Subquery(over.values("over")[:1]), F("made_at")),
    )
