"""Takes out of parsed JSON what is there and fits, and leaves the rest."""

import unicodedata
from typing import Any

LONGEST = 300
MOST_ITEMS = 50
# In place of a blank.
NOTHING = frozenset({"--", "<UNAVAIL>"})


def text(value: object, longest: int = LONGEST) -> str:
    """One line of at most `longest` characters; numbers as they are written, anything else blank."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    if isinstance(value, int) and not 0 <= value < 10**15:
        return ""
    words = " ".join(str(value)[: longest * 4].split())
    # Control and formatting characters (C…) could turn a name around or end a line.
    words = "".join(each for each in words if unicodedata.category(each)[0] != "C")[:longest]
    return "" if words in NOTHING else words


def objects(value: object) -> list[dict[str, Any]]:
    """The objects of a list, the first 50 of them."""
    if not isinstance(value, list):
        return []
    return [each for each in value[:MOST_ITEMS] if isinstance(each, dict)]


def members(value: object) -> dict[str, Any]:
    """An object, or an empty one."""
    return value if isinstance(value, dict) else {}
