"""How a federal rule changes: by a new version."""

import datetime as dt

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from providers.actions.prescribing_rules import lock_rule
from providers.models import FederalRule
from providers.models.federal_rule import federal_rule


class FederalRuleChangedError(Exception):
    """Somebody wrote another version meanwhile."""


@transaction.atomic
def add_federal_version(
    *,
    topic: str,
    after: int,
    text: str,
    valid_until: dt.date | None,
    source: str,
    source_url: str,
    source_date: dt.date,
    reason: str,
    by: User,
) -> FederalRule:
    """The version that follows number `after`, which the writer had before them (0 where there was none).

    It changes words alone: no listing's authority follows from it, so one administrator is enough. Raises PermissionDenied and
    FederalRuleChangedError.
    """
    if by.role != Role.ADMINISTRATOR:
        raise PermissionDenied
    lock_rule("federal", topic)
    last = federal_rule(topic)
    if (last.version if last else 0) != after:
        raise FederalRuleChangedError
    return FederalRule.objects.create(
        topic=topic,
        version=after + 1,
        text=text,
        valid_until=valid_until,
        source=source,
        source_url=source_url,
        source_date=source_date,
        reason=reason,
        recorded_at=timezone.now(),
        recorded_by=by,
    )
