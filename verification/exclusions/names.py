"""Names as the exclusion list has them: in capitals, cut at fixed widths, with hyphens, spaces and initials as they came.

Two names agree when a person would ask whether they are one. Short forms ("Bob") are other names, or everybody would be a hit.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from verification.models.exclusion import ExclusionFacts
from verification.registries.leie_columns import WIDTHS

KEY = 3
TITLES = frozenset({"DR", "MR", "MRS", "MS", "PROF"})
SUFFIXES = frozenset({"JR", "SR", "II", "III", "IV", "MD", "DO", "PHD", "NP", "PA", "RN"})
# What an organization is, by law; listings often leave it out.
LEGAL = frozenset({"INC", "LLC", "PLLC", "PC", "PA", "LLP", "LTD", "CORP", "CO", "THE"})


def words_of(text: str) -> list[str]:
    """ASCII letters and digits in capitals; a hyphen ends a word, and "O'Neil" is one."""
    plain = unicodedata.normalize("NFKD", text.replace("&", " AND ")).upper()
    plain = re.sub(r"['’.]", "", plain).encode("ascii", "ignore").decode()
    return re.findall(r"[A-Z0-9]+", plain)


class NamedPerson(Protocol):
    """A row that has a name in parts: of the exclusion list, or of the NPI registry."""

    @property
    def last_name(self) -> str: ...
    @property
    def first_name(self) -> str: ...
    @property
    def middle_name(self) -> str: ...


@dataclass(frozen=True)
class PersonName:
    """`family` has the last name as one word, and each half of a hyphenated one; `given` the words before it."""

    family: tuple[str, ...]
    given: tuple[str, ...]

    @classmethod
    def of(cls, given: str, family: str) -> "PersonName":
        return cls(family_forms(family), tuple(words_of(given)))


def family_forms(text: str) -> tuple[str, ...]:
    """SMITH-JONES JR → SMITHJONES, SMITH, JONES; the whole comes first."""
    whole = _family(text)
    halves = [_family(half) for half in text.split("-")] if "-" in text else []
    return tuple(dict.fromkeys(form for form in (whole, *halves) if len(form) > 1))


def readings(name: str) -> Iterator[PersonName]:
    """Each way in which a spoken name can be given and family names: "Ana De La Cruz" has three."""
    parts = [part for part in name.partition(",")[0].split() if words_of(part)]
    while parts and "".join(words_of(parts[0])) in TITLES:
        del parts[0]
    while len(parts) > 1 and "".join(words_of(parts[-1])) in SUFFIXES:
        del parts[-1]
    for cut in range(1, len(parts)):
        yield PersonName.of(" ".join(parts[:cut]), " ".join(parts[cut:]))


def person_agrees(name: PersonName, row: NamedPerson) -> bool:
    """The last names are one, whole or in half, and so are the given names as far as both tell them."""
    return _family_agrees(name.family, row.last_name) and _given_agrees(name.given, row)


def organization_agrees(name: str, row: ExclusionFacts) -> bool:
    """The same but for the legal form, as far as the list has room for it."""
    theirs = words_of(row.business_name)
    if not theirs:
        return False
    if _is_cut(row.business_name, "business_name"):
        return "".join(words_of(name)).startswith("".join(theirs))
    return same_organization(name, row.business_name)


def same_organization(one: str, other: str) -> bool:
    """Two names of organizations differ in no more than their legal form."""
    return _without_legal(words_of(one)) == _without_legal(words_of(other))


def keys_of(row: ExclusionFacts) -> list[str]:
    """The first letters under which a row of the list is found."""
    names = (*family_forms(row.last_name), "".join(_without_the(words_of(row.business_name))))
    return sorted({form[:KEY] for form in names if form})


def organization_key(name: str) -> str:
    return "".join(_without_the(words_of(name)))[:KEY]


def _family_agrees(ours: tuple[str, ...], last_name: str) -> bool:
    theirs = family_forms(last_name)
    if not (ours and theirs):
        return False
    if theirs[0] in ours or ours[0] in theirs:
        return True
    # What fills its field may go on behind it; of a hyphenated name only the last half can.
    return _is_cut(last_name, "last_name") and (
        ours[0].startswith(theirs[0]) or (len(theirs) > 1 and ours[0].startswith(theirs[-1]))
    )


def _given_agrees(ours: tuple[str, ...], row: NamedPerson) -> bool:
    first, middle = words_of(row.first_name), words_of(row.middle_name)
    if not (ours and first):
        return False
    if "".join(ours) == "".join(first):
        return True
    cut = _is_cut(row.first_name, "first_name")
    theirs = [(word, False) for word in first[:-1]] + [(first[-1], cut)]
    theirs += [(word, _is_cut(row.middle_name, "middle_name")) for word in middle]
    # As far as both go: who gives no middle name does not say that they have none.
    return all(_word_agrees(one, *other) for one, other in zip(ours, theirs, strict=False))


def _word_agrees(ours: str, theirs: str, is_cut: bool) -> bool:
    if len(ours) == 1 or len(theirs) == 1:
        return ours[0] == theirs[0]
    return ours == theirs or (is_cut and ours.startswith(theirs))


def _family(text: str) -> str:
    words = words_of(text)
    while len(words) > 1 and words[-1] in SUFFIXES:
        del words[-1]
    return "".join(words)


def _is_cut(text: str, column: str) -> bool:
    return len(text) >= WIDTHS[column]


def _without_the(words: list[str]) -> list[str]:
    return words[1:] if words[:1] == ["THE"] else words


def _without_legal(words: list[str]) -> str:
    return "".join(word for word in words if word not in LEGAL)
