"""A person's name taken apart as people write it and as boards do: "Dr. José van der Berg Jr., MD" and "VAN DER BERG JR, JOSE"."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

TITLES = frozenset(["dr", "mr", "mrs", "ms", "miss", "mx", "prof", "professor"])
GENERATIONS = frozenset(["jr", "sr", "ii", "iii", "iv"])
CREDENTIALS = frozenset(
    [
        "md",
        "phd",
        "psyd",
        "dnp",
        "msn",
        "msw",
        "lcsw",
        "lmft",
        "lpc",
        "lmhc",
        "lpcc",
        "crna",
        "cns",
        "aprn",
        "arnp",
        "fnp",
        "pmhnp",
        "facp",
        "mph",
        "edd",
        "dds",
        "rph",
        "pharmd",
        "nd",
        "rn",
        "lpn",
        "pac",
    ]
)
# Letters after a name that are also names: only where their spelling says which they are ("Alder DO", "Alder, DO").
ALSO_NAMES = frozenset(["do", "ma", "pa", "np", "an", "ba", "bs", "ms", "rn", "nd"])
# They belong to the word after them, written apart or not: "van der Berg", "Vanderberg", "O Brien".
PARTICLES = frozenset(
    [
        "van",
        "von",
        "der",
        "den",
        "ter",
        "ten",
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "das",
        "du",
        "la",
        "le",
        "los",
        "al",
        "el",
        "bin",
        "ben",
        "ibn",
        "abu",
        "mac",
        "mc",
        "o",
        "st",
        "saint",
    ]
)
WITHOUT_MARKS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"}
)


@dataclass(frozen=True)
class PersonName:
    """`ways` are the readings of it as given names and surname: without a comma nobody knows where a surname begins."""

    ways: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    generation: str

    @property
    def words(self) -> tuple[str, ...]:
        """All of its words, in order of the alphabet."""
        return tuple(sorted(word for part in self.ways[0] for word in part)) if self.ways else ()


def read_name(text: str) -> PersonName:
    """The name in its parts, without case, accents, titles and letters after it."""
    mixed = text != text.upper()
    parts: list[list[str]] = []
    generation = ""
    for number, part in enumerate(text.split(",")):
        words = list(_words(part))
        kept = _without_letters(words, after_comma=number > 0, mixed=mixed)
        for word in kept[1:] if not number else kept:
            if word.casefold() in GENERATIONS:
                generation = word.casefold()
        plain = [word for i, word in enumerate(kept) if not _is_generation(word, i, number)]
        if plain:
            parts.append([_plain(word) for word in plain])
    if not parts:
        return PersonName((), generation)
    if len(parts) > 1:
        given = [word for part in parts[1:] for word in part]
        surname = _joined(parts[0], from_start=True)
        return PersonName(((_apart(_joined(given)), _apart(surname)),), generation)
    units = [word.split("-") for word in _joined(parts[0])]
    cuts = range(len(units) - 1, 0, -1) if len(units) > 1 else [0]
    return PersonName(tuple((_flat(units[:cut]), _flat(units[cut:])) for cut in cuts), generation)


def _apart(words: tuple[str, ...]) -> tuple[str, ...]:
    return _flat([word.split("-") for word in words])


def _flat(units: list[list[str]]) -> tuple[str, ...]:
    """Words of double names one by one: "Smith-Jones" is "Smith Jones", but no surname begins within it."""
    return tuple(word for unit in units for word in unit)


def _is_generation(word: str, place: int, part: int) -> bool:
    return word.casefold() in GENERATIONS and (place > 0 or part > 0)


def _words(part: str) -> Iterator[str]:
    """The words of a part. An apostrophe joins ("O'Brien"), a hyphen stays, dots join only what is a degree ("Ph.D.")."""
    joined = re.sub(r"(?<=\w)['’ʼ`´](?=\w)", "", unicodedata.normalize("NFC", part))
    joined = re.sub(r"[‐‑‒–—−]", "-", joined)
    joined = re.sub(r"\b[^\W\d_]{1,3}(?:\.[^\W\d_]{1,3})+\b\.?", _degree_or_initials, joined)
    yield from re.findall(r"[^\W_]+(?:-[^\W_]+)*", joined)


def _degree_or_initials(found: "re.Match[str]") -> str:
    together = found[0].replace(".", "")
    is_degree = together.casefold() in CREDENTIALS | ALSO_NAMES
    return together if is_degree else found[0].replace(".", " ")


def _without_letters(words: list[str], *, after_comma: bool, mixed: bool) -> list[str]:
    """Without titles in front and degrees behind, as long as a name is left."""
    kept = list(words)
    while len(kept) > 1 and kept[0].casefold() in TITLES:
        kept = kept[1:]
    if after_comma and all(
        word.casefold() in CREDENTIALS | ALSO_NAMES | GENERATIONS for word in kept
    ):
        return [word for word in kept if word.casefold() in GENERATIONS]
    while len(kept) > 1 and _is_degree(kept[-1], mixed):
        kept = kept[:-1]
    return kept


def _is_degree(word: str, mixed: bool) -> bool:
    plain = word.casefold()
    if plain in ALSO_NAMES:
        return mixed and word.isupper()
    return plain in CREDENTIALS


def _plain(word: str) -> str:
    apart = unicodedata.normalize("NFKD", word.casefold().translate(WITHOUT_MARKS))
    plain = "".join(sign for sign in apart if not unicodedata.combining(sign)).casefold()
    return {"st": "saint"}.get(plain, plain) or word


def _joined(words: list[str], from_start: bool = False) -> tuple[str, ...]:
    """Particles joined to the word after them; a first word is a given name, "Van" or not, unless a surname starts there."""
    found: list[str] = []
    waiting = ""
    for place, word in enumerate(words):
        is_last = place == len(words) - 1
        if word in PARTICLES and not is_last and (place > 0 or from_start):
            waiting += word
        else:
            found.append(waiting + word)
            waiting = ""
    return tuple(found)
