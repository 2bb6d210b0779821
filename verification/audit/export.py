"""A history as a file: CSV for spreadsheets, JSON for programs; written batch by batch, however long it is."""

import csv
import json
from collections.abc import Iterator
from typing import Any

from providers.member_file import plain_cell
from verification.audit.history import Rows, batches
from verification.audit.names import values_of
from verification.audit.telling import Line, recorded_by, told

COLUMNS = (
    *("number", "at", "by", "by_account", "by_program", "act", "kind", "key"),
    *("listing", "other_listing", "license", "fields", "values", "values_erased"),
    # What a decision or evidence says stands in no values: the trail holds only its digest.
    *("recorded", "values_sha256", "previous", "hash"),
)
# A page that a browser makes of it after all must not run anything.
HARMLESS = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


def as_csv(rows: Rows) -> Iterator[str]:
    """The lines of a CSV; no cell is run as a formula. The mark at its head is what Excel tells UTF-8 by."""
    writer = csv.writer(_Lines())
    yield "\ufeff" + writer.writerow(COLUMNS)
    for line in _lines(rows):
        said = _plain(line)
        said["fields"] = " ".join(said["fields"])
        for name in ("values", "recorded"):
            said[name] = json.dumps(said[name], ensure_ascii=False) if said[name] else ""
        cells = ("" if said[name] is None else str(said[name]) for name in COLUMNS)
        yield writer.writerow([plain_cell(cell) for cell in cells])


def as_json(rows: Rows) -> Iterator[str]:
    """The pieces of a JSON array of objects."""
    between = "[\n"
    for line in _lines(rows):
        yield between + json.dumps(_plain(line)).translate(HARMLESS)
        between = ",\n"
    yield "[]\n" if between == "[\n" else "\n]\n"


def _lines(rows: Rows) -> Iterator[Line]:
    for batch in batches(rows):
        yield from told([[row] for row in batch])


def _plain(line: Line) -> dict[str, Any]:
    row = line.row
    return {
        "number": row.number,
        "at": row.at.isoformat(),
        "by": line.who,
        "by_account": row.actor_id,
        "by_program": row.program,
        "act": row.act,
        "kind": row.kind,
        "key": row.key,
        "listing": row.listing_id,
        "other_listing": row.other_listing_id,
        "license": str(row.license_id) if row.license_id else None,
        "fields": row.fields,
        "values": values_of(row),
        "values_erased": line.erased,
        "recorded": recorded_by(line),
        "values_sha256": row.values_sha256,
        "previous": row.previous,
        "hash": row.hash,
    }


class _Lines:
    """What csv.writer writes to: each line goes back to whoever asked for it."""

    def write(self, line: str) -> str:
        return line
