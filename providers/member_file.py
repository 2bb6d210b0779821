"""A spreadsheet of members, saved as CSV: read with the quirks of Excel, row by row, and never trusted."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from providers.npi import is_valid_npi
from providers.vocabulary.state import State

LARGEST_FILE = 1_000_000
MOST_ROWS = 2_000
MOST_COLUMNS = 50
LONGEST = {"name": 150, "email": 254, "npi": 20, "city": 80, "state": 40, "profession": 100}
# What people call the columns.
HEADERS = {
    **{column: column for column in LONGEST},
    **{"e-mail": "email", "email address": "email", "e-mail address": "email", "mail": "email"},
    **{"full name": "name", "npi number": "npi", "town": "city"},
}
REQUIRED = ("name", "email")
# A spreadsheet runs a cell that begins like this.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


class FileRefusedError(Exception):
    """The whole file cannot be used; says why."""


@dataclass(frozen=True)
class Finding:
    """What keeps one row from being invited."""

    line: int
    column: str
    value: str
    said: str


@dataclass(frozen=True)
class MemberRow:
    """A row that can be invited, as far as the file itself tells."""

    line: int
    name: str
    email: str
    npi: str = ""
    city: str = ""
    state: str = ""


@dataclass
class MemberFile:
    rows: list[MemberRow] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def read_members(content: bytes) -> MemberFile:
    """The rows of a CSV and what is wrong with the others; raises FileRefusedError where it is no such file at all."""
    text = _text(content)
    reader = _reader(text)
    try:
        names = _columns(next(reader, []))
        return _read(reader, names)
    except csv.Error as error:
        raise FileRefusedError(
            _("Line %d is not a line of a CSV file.") % reader.line_num
        ) from error


def plain_cell(text: str) -> str:
    """A cell that no spreadsheet runs as a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def findings_csv(findings: list[Finding]) -> str:
    """The findings as a CSV for a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([_("line"), _("column"), _("cell"), _("finding")])
    for each in findings:
        writer.writerow([each.line, each.column, plain_cell(each.value), each.said])
    return out.getvalue()


def _text(content: bytes) -> str:
    if len(content) > LARGEST_FILE:
        raise FileRefusedError(_("The file is larger than 1 MB. Split it, and send the parts."))
    # Excel's "Unicode text" has this mark; its "CSV UTF-8" another one, which utf-8-sig takes off.
    coding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = content.decode(coding)
    except UnicodeDecodeError as error:
        raise FileRefusedError(
            _("This is not a CSV in UTF-8. In Excel, save it as “CSV UTF-8”.")
        ) from error
    if "\0" in text:
        raise FileRefusedError(_("This is not a CSV file: save the spreadsheet as CSV."))
    if not text.strip():
        raise FileRefusedError(_("The file is empty."))
    return text


def _reader(text: str) -> "csv._reader":  # type: ignore[name-defined]
    first, newline, rest = text.lstrip("\r\n").partition("\n")
    # Excel writes and reads a first line such as "sep=;".
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        return csv.reader(io.StringIO(rest, newline=""), delimiter=first.strip()[-1])
    separator = max((",", ";", "\t"), key=first.count)
    return csv.reader(io.StringIO(first + newline + rest, newline=""), delimiter=separator)


def _columns(header: list[str]) -> list[str]:
    """What each column holds; blank for those that we do not read."""
    if len(header) > MOST_COLUMNS:
        raise FileRefusedError(
            _("The file has more than 50 columns. Keep those that are asked for.")
        )
    names = [HEADERS.get(" ".join(cell.split()).lower(), "") for cell in header]
    known = [name for name in names if name]
    if missing := [name for name in REQUIRED if name not in known]:
        raise FileRefusedError(
            _("The first line has no column “%s”. It needs the names of the columns.") % missing[0]
        )
    if len(known) != len(set(known)):
        raise FileRefusedError(_("Two columns have the same name."))
    return names


def _read(reader: Iterator[list[str]], names: list[str]) -> MemberFile:
    found = MemberFile()
    seen: dict[tuple[str, str], int] = {}
    count = 0
    for cells in reader:
        if not any(cell.strip() for cell in cells):
            continue
        count += 1
        if count > MOST_ROWS:
            raise FileRefusedError(_("The file has more than 2,000 rows. Split it."))
        line = reader.line_num  # type: ignore[attr-defined]
        problems, row = _row(line, cells, names)
        if not problems:
            problems = _repeated(row, seen)
        found.findings += problems
        if not problems:
            found.rows.append(row)
    return found


def _row(line: int, cells: list[str], names: list[str]) -> tuple[list[Finding], MemberRow]:
    if any(cell.strip() for cell in cells[len(names) :]):
        said = _("The row has more cells than the first line has columns.")
        return [Finding(line, "", "", said)], MemberRow(line, "", "")
    values = dict.fromkeys(LONGEST, "")
    pairs = zip(names, cells, strict=False)
    values |= {name: " ".join(cell.split()) for name, cell in pairs if name}
    problems = [
        Finding(line, name, values[name][:80], said)
        for name in values
        if (said := _wrong(name, values[name]))
    ]
    state = _state(values["state"])
    row = MemberRow(
        line,
        values["name"],
        values["email"].lower(),
        _npi(values["npi"]),
        values["city"],
        state,
    )
    return problems, row


def _wrong(name: str, value: str) -> str:
    """What is wrong with a cell, or nothing."""
    if value.startswith(FORMULA):
        return _("The cell begins like a formula.")
    if len(value) > LONGEST[name]:
        return _("The cell is longer than %d characters.") % LONGEST[name]
    if any(not letter.isprintable() for letter in value):
        return _("The cell has characters that cannot be shown.")
    if not value:
        return _("The cell is blank.") if name in REQUIRED else ""
    if name == "email":
        return _bad_address(value)
    if name == "npi" and not is_valid_npi(_npi(value)):
        return _("This is not a valid NPI. It has 10 digits; one is wrong or swapped.")
    if name == "state" and not _state(value):
        return _("This is not a state. Use two letters, such as OR.")
    return ""


def _bad_address(value: str) -> str:
    try:
        validate_email(value)
    except ValidationError:
        return _("This is not an email address.")
    return ""


def _npi(value: str) -> str:
    # Excel turns a long number into 1234567890.0 when a column is "general".
    return value.removesuffix(".0").replace(" ", "").replace("-", "")


def _state(value: str) -> str:
    if value.upper() in State.values:
        return value.upper()
    return next((s.value for s in State if str(s.label).lower() == value.lower()), "")


def _repeated(row: MemberRow, seen: dict[tuple[str, str], int]) -> list[Finding]:
    for column, value in (("email", row.email), ("npi", row.npi)):
        if value and (first := seen.setdefault((column, value), row.line)) != row.line:
            return [
                Finding(row.line, column, value, _("The same stands in line %d already.") % first)
            ]
    return []
