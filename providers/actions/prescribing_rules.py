"""How the table of prescribing rules changes: by new versions, never by rewriting one."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Self

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from providers.license_version import digest
from providers.models import PrescribingRule
from providers.models.prescribing_rule import PrescribingRuleQuerySet
from providers.vocabulary.checking import Confidence

A_DAY = dt.timedelta(days=1)
# The first number is this table's own, for all advisory locks of a database share one space.
LOCK = 20260102


@dataclass(frozen=True)
class RuleText:
    """What one version says."""

    authority: str
    routes: tuple[str, ...]
    valid_from: dt.date | None
    valid_until: dt.date | None
    condition: str
    source: str
    source_date: dt.date | None
    confidence: str

    @classmethod
    def of(cls, row: Any) -> Self:
        """The text of a PrescribingRule, or of anything with its fields."""
        values = {name: getattr(row, name) for name in cls.__dataclass_fields__}
        return cls(**values | {"routes": tuple(row.routes)})

    @classmethod
    def unknown(cls) -> Self:
        """Where the table has nothing to begin with."""
        return cls("not_confirmed", (), None, None, "", "", None, Confidence.LOW)

    def fields(self) -> dict[str, Any]:
        """As the columns of the table."""
        return asdict(self) | {"routes": list(self.routes)}


def versions(license_type: str, state: str) -> PrescribingRuleQuerySet:
    """All versions of one rule: a license type in a state; the newest first."""
    return PrescribingRule.objects.filter(license_type=license_type, state=state).order_by("-pk")


def lot_version(license_type: str, state: str) -> str:
    """A text that is another one after each change of the rule; a form carries it along."""
    rows = versions(license_type, state).values_list(
        "pk", "valid_from", "valid_until", "withdrawn_at", "confirmed_at"
    )
    return digest({"rows": [list(row) for row in rows]})


def lock_rule(license_type: str, state: str) -> None:
    """Until the transaction ends nobody else changes the rule, not even one that has no row yet."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [LOCK, f"{license_type}/{state}"]
        )


@transaction.atomic
def add_version(
    *,
    license_type: str,
    state: str,
    text: RuleText,
    reason: str,
    by: User,
    applied_by: User | None = None,
) -> PrescribingRule:
    """A new version of a rule, which counts at once; `by` wrote it, `applied_by` (the same person by default) let it count.

    Versions that run into its days end on the day before it begins; those that would begin within its days are put aside. After its
    own last day nothing is said, which is "not confirmed". Raises PermissionDenied unless an administrator wrote it.
    """
    if by.role != Role.ADMINISTRATOR:
        raise PermissionDenied
    lock_rule(license_type, state)
    now = timezone.now()
    # Out of the way first: two rows may not speak for one day, not even for a moment.
    closed = _make_room(
        list(versions(license_type, state).standing().select_for_update(of=("self",))), text
    )
    row = PrescribingRule(
        license_type=license_type,
        state=state,
        needs_review=False,
        confirmed_at=now,
        confirmed_by=by,
        recorded_at=now,
        recorded_by=by,
        applied_by=applied_by or by,
        reason=reason,
        **text.fields(),
    )
    row.pk = _next_key()
    for each in closed:
        each.replaced_by_id = row.pk
        if _begins_within(each, text):
            each.withdrawn_at = now
        else:
            assert text.valid_from is not None
            each.valid_until = text.valid_from - A_DAY
        each.save(update_fields=["replaced_by", "withdrawn_at", "valid_until"])
    row.save(force_insert=True)
    return row


@transaction.atomic
def confirm_rules(rules: PrescribingRuleQuerySet, *, by: User) -> int:
    """Let rows that wait for a person count from now on; returns how many did not before.

    Raises PermissionDenied unless `by` is an administrator. Rows that someone else is confirming are waited for, and a
    row keeps the name of who confirmed it first.
    """
    if by.role != Role.ADMINISTRATOR:
        raise PermissionDenied
    keys = [rule.pk for rule in rules.waiting().select_for_update()]
    return PrescribingRule.objects.filter(pk__in=keys).update(
        confirmed_at=timezone.now(), confirmed_by=by
    )


def _make_room(rows: Sequence[PrescribingRule], text: RuleText) -> list[PrescribingRule]:
    """Those that speak for one of the new version's days."""
    first, last = text.valid_from or dt.date.min, text.valid_until or dt.date.max
    return [
        row
        for row in rows
        if (row.valid_from or dt.date.min) <= last and (row.valid_until or dt.date.max) >= first
    ]


def _begins_within(row: PrescribingRule, text: RuleText) -> bool:
    """Nothing of the row would be left before the new version begins."""
    return text.valid_from is None or (row.valid_from or dt.date.min) >= text.valid_from


def _next_key() -> int:
    """The key of the row to come, which the rows it closes name before it is there."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('providers_prescribingrule', 'id'))")
        (key,) = cursor.fetchone()
    return int(key)
