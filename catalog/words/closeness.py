"""When a typed word counts as a listing's word: as typed, or nearly so."""

from rapidfuzz.distance import OSA

FEWEST_LETTERS_OF_A_PREFIX = 2


def typos_allowed(token: str) -> int:
    """How many slips of the finger a typed word may have: none in short ones and in numbers, where every sign counts."""
    if len(token) < 4 or any(sign.isdigit() for sign in token):
        return 0
    return 1 if len(token) < 8 else 2


def as_typed(token: str, word: str) -> bool:
    """The word is the token or, from two signs on, begins with it."""
    if len(token) < FEWEST_LETTERS_OF_A_PREFIX:
        return word == token
    return word.startswith(token)


def similar(token: str, word: str) -> bool:
    """Not as typed, but no more than the allowed typos away.

    A typo is a letter too many, a missing one, another one, or two neighbors swapped (optimal string alignment).
    """
    most = typos_allowed(token)
    if not most or as_typed(token, word):
        return False
    return OSA.distance(token, word, score_cutoff=most) <= most
