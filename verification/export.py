"""What reviewers keep about a listing that its owner may read, for the owner's export: never what they noted for one another, and nothing
of whoever reported."""

from typing import Any

from accounts.at_rest import LockedError
from providers.models import Provider
from verification.models import ExclusionHit, ReportAct
from verification.models.exclusion import FACTS
from verification.report_text import Written
from verification.vocabulary.report import Act

# At these the owner hears of a report; one that was closed without a word to them is none of their business.
TOLD = (Act.ASKED, Act.SUSPENDED)
SHOWN = (*TOLD, Act.ANSWERED, Act.CLOSED, Act.RESTORED)


def concerning(listing: Provider) -> dict[str, Any]:
    """Matches with the exclusion list, and what the owner was asked and answered."""
    hits = ExclusionHit.objects.filter(provider=listing).select_related("seen_in")
    told = ReportAct.objects.filter(provider=listing, act__in=TOLD).values("report")
    acts = ReportAct.objects.filter(report__in=told, act__in=SHOWN)
    return {
        "exclusion_list": [_hit(each) for each in hits],
        "asked_by_reviewers": [
            _act(each)
            for each in acts.select_related("text", "report").order_by("at", "report", "number")
        ],
    }


def _hit(hit: ExclusionHit) -> dict[str, Any]:
    """The row of the public list, how it matches, and what came of it."""
    row = {name: str(getattr(hit, name) or "") for name in FACTS if name != "row_sha256"}
    return {
        "list_of": str(hit.seen_in.as_of),
        "list_says": row,
        "match": str(hit.get_kind_display()),
        "state": str(hit.get_stage_display()),
        "found_at": str(hit.found_at),
        "gone_on": str(hit.gone_on or ""),
        "decided_at": str(hit.decided_at or ""),
    }


def _act(act: ReportAct) -> dict[str, Any]:
    written = _written(act)
    return {
        "at": str(act.at),
        "what": str(act.get_act_display()),
        "how_it_ended": str(act.get_outcome_display()) if act.outcome else "",
        "told": written.told if act.act != Act.ANSWERED else "",
        "answered": written.text if act.act == Act.ANSWERED else "",
    }


def _written(act: ReportAct) -> Written:
    """Its words, as far as they are kept and may still be read."""
    if not hasattr(act, "text") or (act.act == Act.ANSWERED and act.report.texts_are_over()):
        return Written()
    try:
        return Written.opened(act.text.locked)
    except LockedError:
        return Written()
