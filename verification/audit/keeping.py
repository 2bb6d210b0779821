"""What `manage.py daily` does about the audit trail."""

import datetime as dt

from django.conf import settings
from django.db.models import Exists, OuterRef
from django.utils import timezone

from verification.audit.chain import chain_waiting, head
from verification.models import AuditRow, AuditValues


def forget_old_values() -> str:
    """Erase what fields said longer than `AUDIT_VALUES_DAYS` ago; who changed what, and when, stays."""
    oldest = timezone.now() - dt.timedelta(days=settings.AUDIT_VALUES_DAYS)
    old = AuditRow.objects.filter(pk=OuterRef("pk"), at__lt=oldest)
    erased, _each = AuditValues.objects.filter(Exists(old)).delete()
    return f"{erased} erased"


def head_line() -> str:
    """Chain what waits, and say where the trail ends: kept in a log elsewhere, this finds a trail that was cut off or made anew."""
    chain_waiting()
    number, last = head()
    return f"row {number}, {last}"
