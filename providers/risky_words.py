"""The words that give a medical claim away; the site's own texts and those of providers are read by the same ones."""

import re

CURES = r"\bcur(?:e|es|ed|ing|able|ative)\b"
CERTAIN = r"\bguarant\w+|\brisk[- ]free\b|\bmirac\w+|\b100 ?% (?:safe|effective)"
NOT_ADDICTIVE = (
    r"\bnon[- ]?(?:addictive|habit[- ]forming)\b|\b(?:not|never|isn[’']t) (?:\w+ ){0,3}(?:addictive|habit[- ]forming)\b"
    r"|\bno (?:risk of )?addiction\b|\baddiction[- ]free\b"
)
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


def clauses_that_approve_ketamine(text: str) -> list[str]:
    """The clauses by which a reader could understand that ketamine is approved for the mind."""
    return [clause for clause in CLAUSES.split(text) if _approves_ketamine(DENIED.sub("", clause))]


def _approves_ketamine(clause: str) -> bool:
    """A clause is safe when it speaks of esketamine alone, of anesthesia alone, or of no medicine, no illness and no FDA."""
    if not APPROVED.search(clause):
        return False
    if ESKETAMINE.search(clause) and not RACEMIC.search(clause):
        return False
    if AS_AN_ANESTHETIC.search(clause) and not ILLNESS.search(clause):
        return False
    return any(words.search(clause) for words in (RACEMIC, ILLNESS, BY_THE_FDA))
