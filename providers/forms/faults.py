"""What is wrong with a field and what to do, in our words; Django's own say "this value"."""

from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

Faults = dict[str, Any]

LENGTH: Faults = {
    "max_length": _("Use at most %(limit_value)d letters. It has %(show_value)d: take some away.")
}
PHONE: Faults = {"invalid": _("Type a phone number with its area code, such as 503 555 0142.")}
WEBSITE: Faults = LENGTH | {
    "invalid": _("Type the address of a web page, such as https://example.org.")
}


def number(least: int, most: int) -> Faults:
    """Of a whole number."""
    fault = format_lazy(
        _("Type a whole number from {least} to {most}."), least=least, most=f"{most:,}"
    )
    return dict.fromkeys(("invalid", "min_value", "max_value"), fault)


def price(most: int) -> Faults:
    """Of dollars without cents."""
    fault = format_lazy(_("Type whole dollars, from 0 to {most}, such as 400."), most=f"{most:,}")
    return dict.fromkeys(("invalid", "min_value", "max_value"), fault)


def year(first: int) -> Faults:
    fault = format_lazy(_("Type a year from {first} on, such as 2012."), first=first)
    return dict.fromkeys(("invalid", "min_value", "max_value"), fault)
