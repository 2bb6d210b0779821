"""Keys of listings in a cookie or an address: hostile until parsed."""

from collections.abc import Iterable

MOST = 30
# The largest key that the database could hold; it would refuse to even look for a larger one.
LARGEST = 2**63 - 1
DIGITS = len(str(LARGEST))


def keys_in(text: str, separator: str = ",", most: int = MOST) -> tuple[int, ...]:
    """The first `most` keys in a text such as "12,57", each once; whatever else stands there is passed over. Never raises."""
    found: dict[int, None] = {}
    for part in text.split(separator):
        if len(part) <= DIGITS and part.isascii() and part.isdigit() and 0 < int(part) <= LARGEST:
            found[int(part)] = None
            if len(found) == most:
                break
    return tuple(found)


def text_of(keys: Iterable[int], separator: str = ",") -> str:
    """The same the other way."""
    return separator.join(str(key) for key in keys)
