"""Changes of prescribing rules that wait for a second person."""

from typing import Any

from django.db.models import Case, CharField, QuerySet, Value, When

from providers.vocabulary.license import LicenseType
from verification.models.rule_proposal import RuleProposal, Stage
from verification.queue import work
from verification.queue.kinds import Kind


def proposed() -> QuerySet[Any, dict[str, Any]]:
    """Written, and neither applied nor closed."""
    named = Case(
        *(When(license_type=value, then=Value(str(label))) for value, label in LicenseType.choices),
        output_field=CharField(),
    )
    found = RuleProposal.objects.filter(stage=Stage.WAITING).annotate(named=named)
    return work.rows(
        found, Kind.RULE, title="named", about="kind", state="state", since="proposed_at"
    )
