"""Names of people, which registries keep in capitals."""

import re
import unicodedata

NUMERALS = frozenset({"II", "III", "IV"})


def tidy(text: str) -> str:
    """MCDONALD-O'NEIL III → McDonald-O'Neil III. What has a lower-case letter stays as its owner typed it."""
    if not text.isupper():
        return text
    words = unicodedata.normalize("NFC", text).split(" ")
    return " ".join(word if word in NUMERALS else _capitalized(word) for word in words)


def full_name(first: str, middle: str, last: str, suffix: str) -> str:
    """The parts in the order in which they are spoken."""
    return " ".join(tidy(part) for part in (first, middle, last, suffix) if part)


def _capitalized(word: str) -> str:
    word = re.sub(r"[^\W\d_]+", lambda letters: letters[0].capitalize(), word)
    return re.sub(r"\bMc([a-z])(?=[a-z]{2})", lambda match: "Mc" + match[1].upper(), word)
