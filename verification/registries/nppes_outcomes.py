"""What can come of asking the NPI registry; every look-up ends in exactly one of these, and none of them is an exception."""

import datetime as dt
from dataclasses import dataclass
from typing import TypeAlias

from providers.vocabulary.people import ProviderKind

# The registry's own number for "this NPI was deactivated".
DEACTIVATED = "15"


@dataclass(frozen=True)
class Place:
    """An address where clients are seen; a blank part was missing or was no text."""

    address: str
    city: str
    state: str
    zip: str
    phone: str


@dataclass(frozen=True)
class Taxonomy:
    """What its owner says they do; the license number is typed by them, a hint and no proof."""

    code: str
    words: str
    license_number: str
    license_state: str
    is_primary: bool


@dataclass(frozen=True)
class NppesRecord:
    """One NPI as the registry shows it now."""

    npi: str
    kind: ProviderKind
    name: str
    last_name: str
    first_name: str
    middle_name: str
    credential_text: str
    other_names: tuple[str, ...]
    places: tuple[Place, ...]
    taxonomies: tuple[Taxonomy, ...]
    enumerated_on: dt.date | None
    updated_on: dt.date | None
    is_active: bool


@dataclass(frozen=True)
class Found:
    """One record or more, never none."""

    records: tuple[NppesRecord, ...]


@dataclass(frozen=True)
class NotFound:
    """The registry answered, and knows nobody like that."""


@dataclass(frozen=True)
class TooMany:
    """More people than the registry shows; ask for less."""

    shown: int


@dataclass(frozen=True)
class Said:
    """What the registry objects to: its own words, and its number for them."""

    words: str
    number: str


@dataclass(frozen=True)
class Refused:
    """The registry understood, and refused."""

    said: tuple[Said, ...]

    @property
    def is_deactivated(self) -> bool:
        """The NPI was one, and is not any more."""
        return any(each.number == DEACTIVATED for each in self.said)


@dataclass(frozen=True)
class Unreachable:
    """No usable answer came in time; the sentence says what happened, for a person."""

    why: str


@dataclass(frozen=True)
class Garbage:
    """Something came that is not an answer of the registry; the sentence says what is wrong with it."""

    why: str


Outcome: TypeAlias = Found | NotFound | TooMany | Refused | Unreachable | Garbage
