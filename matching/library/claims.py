"""What the content must never say."""

import re
from collections.abc import Iterator

from matching.library.library import Library

# Each: why it is forbidden, and the words that give it away.
FORBIDDEN = (
    ("no treatment here cures", r"\bcur(?:e|es|ed|ing|able|ative)\b"),
    ("nothing is certain", r"\bguarant\w+|\brisk[- ]free\b|\bmirac\w+|\b100 ?% (?:safe|effective)"),
    (
        "it can be misused, and people can come to crave it",
        r"\bnon[- ]?addictive\b|\bnot addictive\b|\bnever addictive\b",
    ),
    ("a seller's figure", r"\btwo[- ]thirds\b|\b60 ?(?:–|-|to) ?80\b|\bcheaper\b"),
    ("doses are a prescriber's to say", r"\d\s?(?:mg|mcg|µg|milligrams?|micrograms?)\b"),
    ("matching does not make people well", r"\bmatched for better\b"),
)
# Said only to call it hype.
QUOTED_AS_HYPE = re.compile(r"“cure” is hype", re.IGNORECASE)
# A clause that says ketamine is approved; esketamine is another medicine, and "not approved" is the truth.
CLAUSES = re.compile(r"[.;:!?]\s|[.;:!?]$")
APPROVED = re.compile(r"\bapproved\b", re.IGNORECASE)
RACEMIC = re.compile(r"(?<!es)ketamine\b", re.IGNORECASE)
TRUE_OF_KETAMINE = re.compile(
    r"\bnot (?:FDA-)?approved\b|\bapproved (?:it )?as an anesthetic\b|\bto be approved\b",
    re.IGNORECASE,
)


def forbidden_claims(library: Library) -> Iterator[str]:
    """No cure, no guarantee, no dose, no seller's figure, and no approval that ketamine does not have."""
    for text in library.texts():
        plain = QUOTED_AS_HYPE.sub("", text)
        for why, words in FORBIDDEN:
            if found := re.search(words, plain, re.IGNORECASE):
                yield f"{found.group()!r} in {text!r}: {why}"
        for clause in CLAUSES.split(text):
            if (
                APPROVED.search(clause)
                and RACEMIC.search(clause)
                and not TRUE_OF_KETAMINE.search(clause)
            ):
                yield f"{text!r}: ketamine is approved as an anesthetic only"
