"""What no text of the site may say, in the content or beside it."""

import re
from collections.abc import Iterator

from matching.library.library import Library

# Each: why it is forbidden, and the words that give it away.
FORBIDDEN = (
    ("no treatment here cures", r"\bcur(?:e|es|ed|ing|able|ative)\b"),
    ("nothing is certain", r"\bguarant\w+|\brisk[- ]free\b|\bmirac\w+|\b100 ?% (?:safe|effective)"),
    (
        "it can be misused, and people can come to crave it",
        r"\bnon[- ]?(?:addictive|habit[- ]forming)\b|\b(?:not|never|isn[’']t) (?:\w+ ){0,3}(?:addictive|habit[- ]forming)\b"
        r"|\bno (?:risk of )?addiction\b|\baddiction[- ]free\b",
    ),
    (
        "a seller's figure",
        r"\btwo[- ]thirds\b|\b60 ?(?:%|percent)? ?(?:–|-|to) ?80\b|\bcheaper\b|\bover 50 ?(?:%|percent)",
    ),
    ("doses are a prescriber's to say", r"\d\s?(?:mg|mcg|µg|milligrams?|micrograms?)\b"),
    ("matching does not make people well", r"\bmatched for better\b"),
)
# Said only to call it hype.
QUOTED_AS_HYPE = re.compile(r"“cure” is hype", re.IGNORECASE)
CLAUSES = re.compile(r"[.;:!?]\s|[.;:!?]$|,? (?:but|while|whereas) ")
APPROVED = re.compile(
    r"\bapprov\w+|\bFDA[- ](?:cleared|authorized)\b|\b(?:cleared|authorized) by the FDA\b",
    re.IGNORECASE,
)
DENIED = re.compile(
    r"\b(?:not|never|nor|isn[’']t|without) (?:been |yet )?(?:FDA[- ])?approv\w+|\bno (?:FDA )?approval\b|\bunapproved\b",
    re.IGNORECASE,
)
ESKETAMINE = re.compile(r"\besketamine\b|\bspravato\b", re.IGNORECASE)
# Ketamine by its name, and by the ways that only ketamine is given.
RACEMIC = re.compile(
    r"(?<!es)\bketamine\b|\b(?:IV|drips?|infusions?|injections?|lozenges?|troches?|intravenous|intramuscular|KAP)\b",
    re.IGNORECASE,
)
AS_AN_ANESTHETIC = re.compile(r"\ban[a]?esthe\w+|\bput people to sleep\b", re.IGNORECASE)
ILLNESS = re.compile(
    r"\bdepress\w*|\banxi\w*|\bPTSD\b|\bOCD\b|\bmental\b|\bmood\b|\bpsychiatr\w*|\bsuicid\w*",
    re.IGNORECASE,
)
BY_THE_FDA = re.compile(r"\bFDA[- ](?:approved|cleared|authorized)\b|\bby the FDA\b", re.IGNORECASE)


def claims_in(text: str) -> Iterator[str]:
    """What a text says that none may, with the reason."""
    plain = QUOTED_AS_HYPE.sub("", text)
    for why, words in FORBIDDEN:
        if found := re.search(words, plain, re.IGNORECASE):
            yield f"{found.group()!r} in {text!r}: {why}"
    for clause in CLAUSES.split(text):
        if _approves_ketamine(DENIED.sub("", clause)):
            yield f"{text!r}: ketamine is approved as an anesthetic only, so say what is approved, and for what"


def forbidden_claims(library: Library) -> Iterator[str]:
    """No cure, no guarantee, no dose, no seller's figure, and no approval that ketamine does not have."""
    for text in library.texts():
        yield from claims_in(text)


def _approves_ketamine(clause: str) -> bool:
    """Whether a clause calls something approved by which a reader could understand ketamine for the mind.

    A clause is safe when it speaks of esketamine alone, of anesthesia alone, or of no medicine, no illness and no FDA.
    """
    if not APPROVED.search(clause):
        return False
    if ESKETAMINE.search(clause) and not RACEMIC.search(clause):
        return False
    if AS_AN_ANESTHETIC.search(clause) and not ILLNESS.search(clause):
        return False
    return any(words.search(clause) for words in (RACEMIC, ILLNESS, BY_THE_FDA))
