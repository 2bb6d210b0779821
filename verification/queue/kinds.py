"""The kinds of work, and how long each may wait.

The clocks are those that US law sets for health plans' directories: two business days for a correction, one for a removal.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What waits; the order is the one in which the filter lists them."""

    SAFETY_REPORT = "safety_report", _("Safety or misconduct")
    EXCLUSION = "exclusion", _("Exclusion list")
    LICENSE = "license", _("New license")
    SECOND_LOOK = "second_look", _("Second look")
    CLAIM = "claim", _("Claim of a listing")
    RECHECK = "recheck", _("Check again")
    EXPIRING = "expiring", _("License ends soon")
    DIFFERENCE = "difference", _("Registry differs")
    REPORT = "report", _("Report about a listing")
    RULE = "rule", _("Prescribing rule")
    DISPUTE = "dispute", _("Whose license it is")


# In business days; 0 is the same day.
CLOCKS: dict[str, int] = {
    Kind.SAFETY_REPORT: 0,
    Kind.EXCLUSION: 1,
    Kind.LICENSE: 2,
    Kind.SECOND_LOOK: 2,
    Kind.CLAIM: 2,
    Kind.RECHECK: 2,
    Kind.EXPIRING: 2,
    Kind.DIFFERENCE: 2,
    Kind.REPORT: 2,
    Kind.RULE: 2,
    Kind.DISPUTE: 2,
}
# These come before everything else, however old that is.
URGENT = (Kind.SAFETY_REPORT, Kind.EXCLUSION)

# One piece of work, whatever it waits for by now: a hold on it goes on when a license that ends soon needs to be checked again.
HELD_AS: dict[str, Kind] = {
    Kind.SECOND_LOOK: Kind.LICENSE,
    Kind.RECHECK: Kind.LICENSE,
    Kind.EXPIRING: Kind.LICENSE,
    Kind.SAFETY_REPORT: Kind.REPORT,
}


def held_as(kind: str) -> Kind:
    """The kind under which a row of `kind` is held."""
    return HELD_AS.get(kind, Kind(kind))
