"""The numbers in the definitions, each from where it counts."""

from django.conf import settings

from providers.models.reply_time import COUNTED_DAYS, GRACE_DAYS
from providers.replies import FEWEST
from verification.accuracy.figures import FEWEST_LISTINGS
from verification.accuracy.reading import PERIOD
from verification.models.report import KEPT_DAYS
from verification.queue.kinds import CLOCKS, Kind


def definitions() -> dict[str, int]:
    """By the names that templates use."""
    return {
        "evidence_days": settings.EVIDENCE_DAYS,
        "decision_days": CLOCKS[Kind.LICENSE],
        "report_days": CLOCKS[Kind.REPORT],
        "report_kept_days": KEPT_DAYS,
        "counted_days": COUNTED_DAYS,
        "grace_days": GRACE_DAYS,
        "fewest": FEWEST,
        "fewest_listings": FEWEST_LISTINGS,
        "months": PERIOD.days // 30,
    }
