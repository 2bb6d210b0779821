"""The rows of the trail that are about one listing or one license."""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from providers.models import License, Provider
from verification.models import AuditRow

LARGEST_KEY = 2**63 - 1
AT_ONCE = 500

Rows = QuerySet[AuditRow]


@dataclass(frozen=True)
class Subject:
    """What a history is about; `row` is None where only its history is left."""

    kind: str
    key: str
    title: str
    row: Provider | License | None
    rows: Rows


def listing(key: str) -> Subject:
    """The history of a listing, with all that belongs to it. Raises Http404."""
    if not key.isascii() or not key.isdecimal() or len(key) > 19 or int(key) > LARGEST_KEY:
        raise Http404
    number = int(key)
    rows = AuditRow.objects.filter(Q(listing_id=number) | Q(other_listing_id=number))
    provider = Provider.objects.filter(pk=number).first()
    title = provider.name if provider else _("Listing %(number)s (deleted)") % {"number": number}
    return _there("listing", str(number), title, provider, rows)


def license_(key: str) -> Subject:
    """The history of a license, with evidence and decisions. Raises Http404."""
    try:
        number = uuid.UUID(key)
    except ValueError:
        raise Http404 from None
    rows = AuditRow.objects.filter(license_id=number)
    found = License.objects.select_related("provider").filter(pk=number).first()
    title = f"{found}, {found.provider}" if found else _("A license that was removed")
    return _there("license", str(number), title, found, rows)


SUBJECTS: dict[str, Callable[[str], Subject]] = {"listing": listing, "license": license_}


def subject(kind: str, key: str) -> Subject:
    """Raises Http404 for what has never been there."""
    if kind not in SUBJECTS:
        raise Http404
    return SUBJECTS[kind](key)


def batches(
    rows: Rows, *, before: int | None = None, size: int = AT_ONCE
) -> Iterator[list[AuditRow]]:
    """The rows, newest first, `size` at a time; only those written before the row `before`, when that is given."""
    while True:
        older = rows if before is None else rows.filter(pk__lt=before)
        batch = list(older.select_related("values").order_by("-pk")[:size])
        if not batch:
            return
        yield batch
        before = batch[-1].pk


def _there(kind: str, key: str, title: str, row: Provider | License | None, rows: Rows) -> Subject:
    if row is None and not rows.exists():
        raise Http404
    return Subject(kind, key, title, row, rows)
