"""What an administrator does with prescribing rules."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from providers.models import PrescribingRule


@transaction.atomic
def confirm_rules(rules: QuerySet[PrescribingRule], *, by: User) -> int:
    """Let rows that wait for a person count from now on; returns how many did not before.

    Raises PermissionDenied unless `by` is an administrator. Rows that someone else is confirming are waited for, and a
    row keeps the name of who confirmed it first.
    """
    if by.role != Role.ADMINISTRATOR:
        raise PermissionDenied
    waiting = rules.filter(needs_review=True, confirmed_at__isnull=True).select_for_update()
    keys = [rule.pk for rule in waiting]
    return PrescribingRule.objects.filter(pk__in=keys).update(
        confirmed_at=timezone.now(), confirmed_by=by
    )
