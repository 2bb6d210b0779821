"""The rows of the trail that are about one listing or one license."""

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from accounts.models import User
from providers.models import License, Provider
from verification.models import AuditRow, Report
from verification.queue.fitting import close_to
from verification.queue.kinds import Kind

LARGEST_KEY = 2**63 - 1
AT_ONCE = 500
# As the trail names the tables of reports and of what was done about them.
OF_REPORTS = ("report", "report_act")

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


def subject(kind: str, key: str, *, reader: User) -> Subject:
    """With the rows of which `reader` may know. Raises Http404 for what has never been there."""
    if kind not in SUBJECTS:
        raise Http404
    found = SUBJECTS[kind](key)
    return replace(found, rows=open_to(found.rows, reader))


def open_to(rows: Rows, reader: User) -> Rows:
    """Without what tells of reports about listings that are near to `reader`: neither that they came, nor who works on them."""
    near = close_to(reader)
    if not near:
        return rows
    reports = Report.objects.filter(provider__in=near).order_by().values_list("pk", flat=True)
    holds = [f"{Kind.REPORT}:{report}" for report in reports]
    return rows.exclude(kind__in=OF_REPORTS, listing_id__in=near).exclude(
        kind="hold", key__in=holds
    )


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
