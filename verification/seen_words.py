"""What a look kept word for word, told to people: the names of the fields and the values that are words of ours."""

import datetime as dt
from typing import Any

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from providers.vocabulary.license import LicenseType
from verification.compare.record import BoardDiscipline, BoardStatus

# In the order of the screen; a name that is not here is told as it was kept.
LABELS: dict[str, str | Promise] = {
    "words": gettext_lazy("In its words"),
    "name": gettext_lazy("Name"),
    "number": gettext_lazy("Number"),
    "license_type": gettext_lazy("License type"),
    "status": gettext_lazy("Status"),
    "discipline": gettext_lazy("Board discipline"),
    "issued_on": gettext_lazy("Issued"),
    "expires_on": gettext_lazy("Valid until"),
    "compact_states": gettext_lazy("Other states"),
    "another_name_of_the_same_person": gettext_lazy("Another name of the same person"),
}
CHOICES: dict[str, Any] = {
    "license_type": LicenseType,
    "status": BoardStatus,
    "discipline": BoardDiscipline,
}
DAYS = ("issued_on", "expires_on")


def seen_words(shown: dict[str, Any]) -> dict[str, str]:
    """Label and value of each field that was kept, ours first."""
    names = [*(name for name in LABELS if name in shown), *(n for n in shown if n not in LABELS)]
    return {str(LABELS.get(name, name)): _told(name, shown[name]) for name in names}


def _told(name: str, value: Any) -> str:
    said = str(value)
    if name in CHOICES and said in CHOICES[name].values:
        return str(CHOICES[name](said).label)
    if name in DAYS:
        try:
            return date_format(dt.date.fromisoformat(said))
        except ValueError:
            return said
    return _("yes") if said == "yes" else said
