"""Two days."""

import datetime as dt

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from verification.compare.likeness import SAME, Comparison, Likeness


def compare_dates(submitted: dt.date | None, shown: dt.date | None) -> Comparison:
    """How alike they are; a day that nobody stated, or that the source does not show, is no difference."""
    if submitted == shown:
        return SAME if shown else Comparison(Likeness.NOT_SHOWN, _("Neither side says it."))
    if shown is None:
        return Comparison(Likeness.NOT_SHOWN, _("The source does not show it."))
    if submitted is None:
        return Comparison(
            Likeness.CLOSE,
            _("Not submitted; the source shows %(day)s.") % {"day": date_format(shown)},
        )
    days = abs((shown - submitted).days)
    if shown > submitted:
        said = ngettext(
            "The source shows a day that is %(n)s day later.",
            "The source shows a day that is %(n)s days later.",
            days,
        )
    else:
        said = ngettext(
            "The source shows a day that is %(n)s day earlier.",
            "The source shows a day that is %(n)s days earlier.",
            days,
        )
    return Comparison(Likeness.DIFFERENT, said % {"n": days})
