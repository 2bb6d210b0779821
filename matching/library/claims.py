"""What no text of the site may say, in the content or beside it."""

import re
from collections.abc import Iterator

from matching.library.library import Library
from providers.risky_words import CERTAIN, CURES, NOT_ADDICTIVE, clauses_that_approve_ketamine

# Each: why it is forbidden, and the words that give it away.
FORBIDDEN = (
    ("no treatment here cures", CURES),
    ("nothing is certain", CERTAIN),
    ("it can be misused, and people can come to crave it", NOT_ADDICTIVE),
    (
        "a seller's figure",
        r"\btwo[- ]thirds\b|\b60 ?(?:%|percent)? ?(?:–|-|to) ?80\b|\bcheaper\b|\bover 50 ?(?:%|percent)",
    ),
    ("doses are a prescriber's to say", r"\d\s?(?:mg|mcg|µg|milligrams?|micrograms?)\b"),
    ("matching does not make people well", r"\bmatched for better\b"),
)
# Said only to call it hype.
QUOTED_AS_HYPE = re.compile(r"“cure” is hype", re.IGNORECASE)


def claims_in(text: str) -> Iterator[str]:
    """What a text says that none may, with the reason."""
    plain = QUOTED_AS_HYPE.sub("", text)
    for why, words in FORBIDDEN:
        if found := re.search(words, plain, re.IGNORECASE):
            yield f"{found.group()!r} in {text!r}: {why}"
    for _clause in clauses_that_approve_ketamine(text):
        yield f"{text!r}: ketamine is approved as an anesthetic only, so say what is approved, and for what"


def forbidden_claims(library: Library) -> Iterator[str]:
    """No cure, no guarantee, no dose, no seller's figure, and no approval that ketamine does not have."""
    for text in library.texts():
        yield from claims_in(text)
