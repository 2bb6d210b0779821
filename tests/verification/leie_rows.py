"""Invented rows in the layout of OIG's UPDATED.csv, and the command that reads them. Nobody here exists."""

import csv
import io
from collections.abc import Iterable
from io import StringIO
from pathlib import Path

from django.core.management import CommandError, call_command

Cells = dict[str, str]

HEADER = [
    "LASTNAME",
    "FIRSTNAME",
    "MIDNAME",
    "BUSNAME",
    "GENERAL",
    "SPECIALTY",
    "UPIN",
    "NPI",
    "DOB",
    "ADDRESS",
    "CITY",
    "STATE",
    "ZIP",
    "EXCLTYPE",
    "EXCLDATE",
    "REINDATE",
    "WAIVERDATE",
    "WVRSTATE",
]
NO_NPI = "0000000000"
AS_OF = "2026-01-09"


def excluded(last: str = "FERNWHISTLE", first: str = "MARLOWE", **more: str) -> Cells:
    """A person in Oregon without an NPI, excluded in 2020 and not reinstated, unless `more` says otherwise."""
    return {
        "LASTNAME": last,
        "FIRSTNAME": first,
        "GENERAL": "IND- LIC HC SERV PRO",
        "SPECIALTY": "PHYSICIAN",
        "NPI": NO_NPI,
        "DOB": "19610203",
        "ADDRESS": "12 LARKHOLLOW LANE",
        "CITY": "PORTLAND",
        "STATE": "OR",
        "ZIP": "97201",
        "EXCLTYPE": "1128a1",
        "EXCLDATE": "20200319",
        "REINDATE": "00000000",
        "WAIVERDATE": "00000000",
    } | {key.upper(): value for key, value in more.items()}


def business(name: str, **more: str) -> Cells:
    return excluded("", "", busname=name, dob="", general="OTHER BUSINESS", **more)


def as_csv(rows: Iterable[Cells], header: Iterable[str] = HEADER) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    columns = list(header)
    writer.writerow(columns)
    writer.writerows([row.get(column, "") for column in columns] for row in rows)
    return text.getvalue().encode()


def write(path: Path, *rows: Cells) -> Path:
    path.write_bytes(as_csv(rows))
    return path


def run(path: Path, as_of: str = AS_OF, **options: object) -> tuple[str, str, str]:
    """The summary, what was said on stderr, and the error that ended the command."""
    out, err, error = StringIO(), StringIO(), ""
    try:
        call_command(
            "import_leie", str(path), f"--as-of={as_of}", stdout=out, stderr=err, **options
        )
    except CommandError as fault:
        error = str(fault)
    return "".join(out.getvalue().splitlines()[-1:]), err.getvalue(), error


def listed(path: Path, *rows: Cells, as_of: str = AS_OF) -> None:
    """A new list of exactly these rows, however short, is imported."""
    write(path, *rows)
    summary, _said, error = run(path, as_of, force=True)
    assert error == "", error
    assert summary
