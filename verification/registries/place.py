"""States and ZIP codes as people type them into a registry."""

import re
from functools import lru_cache

from django.utils.translation import override

from providers.vocabulary.state import State

# Territories have country codes of their own; some rows carry those.
US = frozenset({"", "US", "USA", "AS", "GU", "MP", "PR", "UM", "VI"})
# ZIP codes begin with 0 here, and spreadsheets drop the zeros; with two of them in the second group.
ONE_ZERO = frozenset({"CT", "MA", "ME", "NH", "NJ", "NY", "PR", "RI", "VI", "VT"})
TWO_ZEROS = frozenset({"NY", "PR", "VI"})
ALSO_CALLED = {"VIRGINISLANDS": "VI", "WASHINGTONDC": "DC"}


def _by_name() -> dict[str, str]:
    with override("en-us"):
        names = {_letters(str(state.label)): state.value for state in State}
    return names | ALSO_CALLED | {code: code for code in State.values}


def _letters(text: str) -> str:
    return re.sub(r"[^A-Z]", "", text.upper())


BY_NAME = _by_name()


@lru_cache(maxsize=4096)
def state_code(text: str, country: str = "US") -> str:
    """OR for "OR", "or", "Oregon" and "O.R."; blank for what is no US state, and for places abroad.

    "WA" is also Western Australia: that is why the country is asked.
    """
    if country.strip().upper() not in US:
        return ""
    return BY_NAME.get(_letters(text), "")


def zip_code(text: str, state: str) -> str:
    """The five digits of a ZIP or ZIP+4; blank when it is neither.

    Lost leading zeros are put back only where ZIP codes have them: "2138" is 02138 in MA and unknown in OR.
    """
    if not re.fullmatch(r"[0-9]+-?[0-9]*", text):
        return ""
    digits = text.replace("-", "")
    zeros = {5: 0, 9: 0, 4: 1, 8: 1, 3: 2, 7: 2}.get(len(digits))
    if zeros is None or (zeros and state not in (ONE_ZERO, TWO_ZEROS)[zeros - 1]):
        return ""
    return ("0" * zeros + digits)[:5].replace("00000", "")
