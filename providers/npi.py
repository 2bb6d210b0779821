"""The National Provider Identifier: a number with a check digit, not a license."""

from django.core.exceptions import ValidationError
from django.db.models import BooleanField, Func
from django.utils.translation import gettext_lazy as _
from stdnum import luhn

# CMS: the check digit is Luhn's over the NPI with the card issuer prefix 80840 before it.
PREFIX = "80840"


def is_valid_npi(text: str) -> bool:
    """Ten ASCII digits, the first 1 or 2, with the right check digit."""
    return (
        len(text) == 10
        and text.isascii()
        and text.isdigit()
        and text[0] in "12"
        and bool(luhn.is_valid(PREFIX + text))
    )


def validate_npi(text: str) -> None:
    """Raise ValidationError with a sentence that says what to look at."""
    if not is_valid_npi(text):
        raise ValidationError(
            _(
                "This is not a valid NPI. It has 10 digits; look for a digit that is wrong or swapped."
            ),
            code="npi",
        )


class NpiIsValid(Func):
    """The same rule inside the database, for constraints."""

    function = "npi_is_valid"
    output_field = BooleanField()
