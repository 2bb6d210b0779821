"""Where anybody can look a license up: the boards' own pages, from the table that comes with the project."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from providers.vocabulary.license import LicenseType
from providers.vocabulary.state import State

BOARDS_FILE = Path(__file__).parent / "data" / "license_lookup_urls.csv"
NATION = "US"
# How the table writes the license types; a type without a word here is covered by boards of all professions only.
WORDS = {
    LicenseType.MD: "MD",
    LicenseType.DO: "DO",
    LicenseType.PA: "PA",
    LicenseType.NP: "NP",
    LicenseType.CRNA: "CRNA",
    LicenseType.CNS: "CNS",
    LicenseType.RN: "RN",
    LicenseType.LPN: "LPN",
    LicenseType.PSYCHOLOGIST: "PSYCHOLOGIST",
    LicenseType.PRESCRIBING_PSYCHOLOGIST: "PSYCHOLOGIST",
    LicenseType.LCSW: "LCSW",
    LicenseType.LMFT: "LMFT",
    LicenseType.LPC: "LPC_LMHC_LPCC",
}


@dataclass(frozen=True)
class Board:
    """Who shows licenses to the public, and where."""

    name: str
    url: str


@dataclass(frozen=True)
class Row:
    """One line of the table: a board and the professions it shows; `all_professions` for a state's one board of all."""

    jurisdiction: str
    professions: frozenset[str]
    all_professions: bool
    board: Board


def read_boards(path: Path = BOARDS_FILE) -> Iterator[Row]:
    """The rows that a client can be sent to; raises ValueError with the line number on a bad row.

    Left out: registries of numbers rather than licenses ("ANY"), and addresses that nobody has tried ("no").
    """
    with path.open(encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), start=2):
            try:
                professions = row["professions"].split(";")
                if professions == ["ANY"] or row["checked"] == "no":
                    continue
                if row["jurisdiction"] != NATION:
                    State(row["jurisdiction"])
                if not row["url"].startswith("https://"):
                    raise ValueError("the address is not https")
                yield Row(
                    row["jurisdiction"],
                    frozenset(professions),
                    professions[0].split()[0] == "ALL",
                    Board(row["name"], row["url"]),
                )
            except (KeyError, ValueError, IndexError) as error:
                raise ValueError(f"{path.name}, line {line}: {error}") from error


def board_for(license_type: str, state: str) -> Board | None:
    """Where a license of that type and state can be looked up; None when the table does not say.

    A board of that profession in the state comes before the state's board of all professions, and both before a
    nationwide register of the profession.
    """
    return _find(_rows(), WORDS.get(LicenseType(license_type)), state)


def _find(rows: Iterable[Row], word: str | None, state: str) -> Board | None:
    here = [row for row in rows if row.jurisdiction == state]
    nationwide = [row for row in rows if row.jurisdiction == NATION]
    for row in here:
        if word in row.professions:
            return row.board
    for row in here:
        if row.all_professions:
            return row.board
    return next((row.board for row in nationwide if word in row.professions), None)


@cache
def _rows() -> tuple[Row, ...]:
    return tuple(read_boards())
