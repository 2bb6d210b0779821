"""The file of prescribing rules that comes with the project."""

import csv
import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

RULES_FILE = Path(__file__).parent / "data" / "prescribing_rules.csv"


def read_rules(path: Path = RULES_FILE) -> Iterator[dict[str, Any]]:
    """One dict a row, with the fields of PrescribingRule; raises ValueError with the line number on a bad row."""
    with path.open(encoding="utf-8", newline="") as file:
        for line, row in enumerate(csv.DictReader(file), start=2):
            try:
                yield _rule(row)
            except (KeyError, ValueError) as error:
                raise ValueError(f"{path.name}, line {line}: {error}") from error


def _rule(row: dict[str, str]) -> dict[str, Any]:
    return {
        "license_type": row["license_type"],
        "state": row["state"],
        "authority": row["authority"],
        "routes": row["routes"].split(),
        "valid_from": _date(row["valid_from"]),
        "valid_until": _date(row["valid_until"]),
        "condition": row["condition"],
        "source": row["source"],
        "source_date": _date(row["source_date"]),
        "confidence": row["confidence"],
        "needs_review": {"yes": True, "no": False}[row["needs_review"]],
    }


def _date(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None
