"""Where a reviewer looks a license up, by the table of look-ups that comes with the project."""

import csv
from functools import lru_cache
from typing import NamedTuple

from providers.rules_file import RULES_FILE
from providers.vocabulary.checking import SourceKind
from providers.vocabulary.license import LicenseType
from providers.vocabulary.state import State

LOOKUPS_FILE = RULES_FILE.with_name("license_lookup_urls.csv")
# The national look-ups that show a board's own record of the license; the table's others only link to boards.
NATIONAL = (
    LicenseType.MD,
    LicenseType.DO,
    LicenseType.NP,
    LicenseType.CRNA,
    LicenseType.CNS,
    LicenseType.RN,
)


class Source(NamedTuple):
    """A place to look, as Evidence names it; `url` is empty for a board that the table does not list."""

    name: str
    url: str
    kind: SourceKind


def license_source(license_type: str, state: str) -> Source:
    """The board's look-up in the table, else a national one that boards name as equal, else the board by its state's name."""
    rows = _rows()
    for name, url, professions in rows.get(state, ()):
        if professions[0].startswith("ALL") or license_type in professions:
            return Source(name, url, SourceKind.PRIMARY)
    if license_type in NATIONAL:
        for name, url, professions in rows["US"]:
            if license_type in professions:
                return Source(name, url, SourceKind.DESIGNATED_EQUIVALENT)
    return Source(f"State licensing board of {State(state).label}", "", SourceKind.PRIMARY)


@lru_cache(maxsize=1)
def _rows() -> dict[str, list[tuple[str, str, tuple[str, ...]]]]:
    rows: dict[str, list[tuple[str, str, tuple[str, ...]]]] = {}
    with LOOKUPS_FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            professions = row["professions"]
            if not professions.startswith("ALL"):
                # "LPC_LMHC_LPCC" is one license under three names.
                professions = professions.lower().replace("_", ";")
            rows.setdefault(row["jurisdiction"], []).append(
                (row["name"], row["url"].split(" ;")[0], tuple(professions.split(";")))
            )
    return rows
