"""A license number without the words that stand before it on a card or on a board's page."""

import re

# "License No. MD-12345", "Lic # 12345", "Number: 12345". Letters that touch the digits are part of the number.
LABEL = re.compile(
    r"\s*(?:state\s+)?"
    r"(?:(?:licen[sc]e|lic|registration|reg|certificate|cert|credential)(?![a-z0-9])[\s.:]*)?"
    r"(?:(?:number|num|nbr|no)(?![a-z0-9-])[\s.:]*)?"
    r"(?:[#№]\s*|(?<=[\s:]))",
    re.IGNORECASE,
)


def without_label(typed: str) -> str:
    """What is left of `typed`; all of it where nothing with a digit would be left."""
    label = LABEL.match(typed)
    rest = typed[label.end() :] if label else typed
    return rest if any(sign.isdigit() for sign in rest) else typed
