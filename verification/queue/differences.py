"""What the NPI registry newly says of a provider, and their listing does not."""

from typing import Any

from django.db.models import Case, CharField, F, QuerySet, Value, When

from verification.models.registry_difference import (
    DifferenceKind,
    DifferenceStage,
    RegistryDifference,
)
from verification.queue import work
from verification.queue.kinds import Kind


def differences() -> QuerySet[Any, dict[str, Any]]:
    """Open ones, since they were found. Only a license in another state belongs to a state."""
    state = Case(
        When(kind=DifferenceKind.LICENSE_STATE, then=F("registry_says")),
        default=Value(""),
        output_field=CharField(),
    )
    return work.rows(
        RegistryDifference.objects.filter(stage=DifferenceStage.OPEN),
        Kind.DIFFERENCE,
        title="provider__name",
        about="kind",
        state=state,
        since="found_at",
    )
