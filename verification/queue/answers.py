"""What rows of the queue wait for again: somebody was asked for more or for a correction, and has answered, or has let the day pass."""

from collections.abc import Collection
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from providers.models import Decision, License
from providers.vocabulary.checking import Verdict
from verification.models import Report
from verification.queue.kinds import Kind
from verification.vocabulary.report import WITH_THE_OWNER

# What a provider answers by sending the license again.
ASKS = (Verdict.NEED_MORE, Verdict.COULD_NOT_CONFIRM)


def answers(rows: Collection[dict[str, Any]]) -> dict[str, str]:
    """By the subject of a row the sentence that says it; nothing for rows that wait for the first time. Two queries at most."""
    licenses = [row["waiting_subject"] for row in rows if row["waiting_kind"] == Kind.LICENSE]
    kinds = (Kind.REPORT, Kind.SAFETY_REPORT)
    reports = [row["waiting_subject"] for row in rows if row["waiting_kind"] in kinds]
    return (_of_licenses(licenses) if licenses else {}) | (_of_reports(reports) if reports else {})


def _of_licenses(keys: list[str]) -> dict[str, str]:
    before = Decision.objects.filter(
        license=OuterRef("pk"), decided_at__lt=OuterRef("submitted_at")
    ).order_by("-decided_at", "-pk")
    found = (
        License.objects.filter(pk__in=keys)
        .annotate(was=Subquery(before.values("verdict")[:1]))
        .filter(was__isnull=False)
    )
    return {str(key): _sent_again(was) for key, was in found.values_list("pk", "was")}


def _sent_again(was: str) -> str:
    if was in ASKS:
        return _("The provider has answered “%(verdict)s”") % {"verdict": Verdict(was).label}
    return _("Changed since “%(verdict)s”") % {"verdict": Verdict(was).label}


def _of_reports(keys: list[str]) -> dict[str, str]:
    """Of those that were with the owner: since then they either wait for a reviewer, or the owner's day is over."""
    found = Report.objects.filter(pk__in=keys, state__in=WITH_THE_OWNER)
    return {
        str(key): _("The owner has not answered in time")
        if since is None
        else _("The owner has answered")
        for key, since in found.values_list("pk", "waits_since")
    }
