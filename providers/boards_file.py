"""The table of boards that comes with the project; a site starts with it, and its administrators keep it from then on."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

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


def read_boards(path: Path = BOARDS_FILE) -> Iterator[dict[str, Any]]:
    """The rows that somebody can be sent to, with the fields of Board; raises ValueError with the line number on a bad row.

    How the page can be read by a program ("access") is for us: what reviewers should know of it, administrators write.

    Left out: registries of numbers rather than licenses ("ANY"), and addresses that nobody has tried ("no").
    """
    with path.open(encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), start=2):
            try:
                if row["professions"] != "ANY" and row["checked"] != "no":
                    yield _board(row)
            except (KeyError, ValueError) as error:
                raise ValueError(f"{path.name}, line {line}: {error}") from error


def _board(row: dict[str, str]) -> dict[str, Any]:
    words = row["professions"].split(";")
    of_all = words[0].split(" ")[0] == "ALL"
    types = [str(kind) for kind, word in WORDS.items() if word in words]
    if not of_all and not types:
        raise ValueError("it is about no license type")
    if not row["url"].startswith("https://"):
        raise ValueError("the address is not https")
    return {
        "state": "" if row["jurisdiction"] == NATION else State(row["jurisdiction"]).value,
        "license_types": types,
        "of_all_types": of_all,
        "name": row["name"],
        "url": row["url"],
    }
