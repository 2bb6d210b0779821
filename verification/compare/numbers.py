"""Two license numbers: boards and people write dots, dashes, zeros and letters in front as they like."""

import re
import unicodedata

from django.utils.translation import gettext as _

from providers.license_number import without_label
from verification.compare.likeness import SAME, Comparison, Likeness

# Letters, digits, letters: only such a number has letters in front that can be left out, and zeros that mean nothing.
PARTS = re.compile(r"([A-Z]*)(\d+)([A-Z]*)")


def compare_numbers(submitted: str, shown: str) -> Comparison:
    """How alike they are. A digit that differs, or other letters, is another number."""
    ours, theirs = _plain(submitted), _plain(shown)
    if not ours or not theirs:
        return Comparison(Likeness.DIFFERENT, _("One of the two is not a number."))
    if ours == theirs:
        return SAME
    ours, theirs = _plain(without_label(submitted)), _plain(without_label(shown))
    if ours == theirs:
        return SAME
    one, other = PARTS.fullmatch(ours), PARTS.fullmatch(theirs)
    different = Comparison(Likeness.DIFFERENT, _("Another number."))
    if not one or not other or one[3] != other[3] or one[2].lstrip("0") != other[2].lstrip("0"):
        return different
    said = []
    if one[1] != other[1]:
        if one[1] and other[1]:
            return Comparison(Likeness.DIFFERENT, _("The letters in front differ."))
        said.append(_("Letters in front stand on one side only."))
    if one[2] != other[2]:
        said.append(_("Zeros in front stand on one side only."))
    return Comparison(Likeness.CLOSE, " ".join(said))


def _plain(text: str) -> str:
    return re.sub(r"[^A-Z0-9]", "", unicodedata.normalize("NFKC", text).upper())
