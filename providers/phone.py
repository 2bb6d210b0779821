"""Phone numbers as people read them."""

from phonenumber_field.phonenumber import PhoneNumber
from phonenumbers import NumberParseException

HERE = "US"


def readable(number: PhoneNumber | str | None) -> str:
    """A number as it is written in its own country, or with the country before it from another; what is no number stays as it is."""
    if isinstance(number, PhoneNumber):
        return _written(number)
    try:
        return _written(PhoneNumber.from_string(number or "", region=HERE))
    except NumberParseException:
        return number or ""


def _written(number: PhoneNumber) -> str:
    if not number.is_valid():
        return str(number.raw_input or number)
    return str(number.as_national if number.country_code == 1 else number.as_international)
