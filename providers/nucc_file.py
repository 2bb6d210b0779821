"""The taxonomy codes that may belong to somebody who offers ketamine treatment; see the notice beside the file."""

import csv
from functools import cache
from pathlib import Path

TAXONOMIES_FILE = Path(__file__).parent / "data" / "nucc_taxonomies.csv"
# "Student in an Organized Health Care Education/Training Program": never licensed.
STUDENT = "390200000X"


def relevant_taxonomies(path: Path = TAXONOMIES_FILE) -> frozenset[str]:
    """The codes for which a registry row is kept; a student needs another one of them."""
    with path.open(encoding="utf-8", newline="") as file:
        return frozenset(row["Code"] for row in csv.DictReader(file)) - {STUDENT}


@cache
def taxonomy_names(path: Path = TAXONOMIES_FILE) -> dict[str, str]:
    """What each of those codes is called."""
    with path.open(encoding="utf-8", newline="") as file:
        return {row["Code"]: row["Display Name"] for row in csv.DictReader(file)}
