"""An operator has a broken file: a sentence that says what to do, never a traceback."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.verification.nppes_command import refusal, run
from tests.verification.nppes_rows import Cells, as_csv, npi, person, write

pytestmark = pytest.mark.django_db


def test_a_missing_file(tmp_path: Path) -> None:
    error = refusal(tmp_path / "gone.csv")
    assert error == f"{tmp_path}/gone.csv cannot be imported. There is no such file."


def test_a_folder(tmp_path: Path) -> None:
    assert "It is a folder" in refusal(tmp_path)


def test_an_empty_file(tmp_path: Path) -> None:
    (tmp_path / "a.csv").touch()
    assert "It is empty." in refusal(tmp_path / "a.csv")


@pytest.mark.parametrize(
    "junk",
    [b"\x7fELF\x02\x01\x01\0\0\0" * 500, b"\xff\xfe\x00N\x00P", b"\x1f\x8b\x08" + b"\xb2" * 999],
    ids=["program", "utf-16", "gzip"],
)
def test_a_file_that_is_no_csv(tmp_path: Path, junk: bytes) -> None:
    (tmp_path / "a.csv").write_bytes(junk)
    assert "not a CSV file" in refusal(tmp_path / "a.csv")


def test_a_broken_quote_in_the_header(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b'"NPI"x,"Entity\n')
    assert "Its first line is not a line of a CSV file." in refusal(tmp_path / "a.csv")


def test_another_table(tmp_path: Path) -> None:
    """The list of excluded people, say: that it is another file, and which is right."""
    (tmp_path / "a.csv").write_text("LASTNAME,FIRSTNAME,NPI\n")
    error = refusal(tmp_path / "a.csv")
    assert "It is another file" in error
    assert "npidata_pfile_….csv" in error


def test_half_of_the_columns(tmp_path: Path) -> None:
    """Which are missing, and what would be right."""
    (tmp_path / "a.csv").write_text("NPI,Entity Type Code\n")
    error = refusal(tmp_path / "a.csv")
    assert "lacks these columns: “Provider Organization Name" in error
    assert "and 76 more" in error
    assert "V1 (" in error
    assert "V2 (" in error
    assert "V3 (" in error


def test_one_column_is_missing(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", person())
    path.write_bytes(path.read_bytes().replace(b"Taxonomy Code_15", b"Taxonomy Kode_15"))
    assert "columns: “Healthcare Provider Taxonomy Code_15”. Known" in refusal(path)


def test_an_unknown_state(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", person())
    assert "Not known: XX, OREGON. Known: AL, AK," in refusal(path, states="OR,xx,Oregon")
    assert "(none given)" in refusal(path, states=" , ")


# Each is a bad row between two good ones: the good ones are kept, and the report says what to look at.
BAD_ROWS: dict[str, tuple[Cells, str]] = {
    "check digit": (person(2) | {"NPI": "1234567890"}, "the right check digit"),
    "check digit of a row that would be skipped": (
        person(2, "208800000X") | {"NPI": npi(2)[:-1] + str((int(npi(2)[-1]) + 1) % 10)},
        "the right check digit",
    ),
    "no npi": (person(2, npi=""), "the right check digit"),
    "npi of other digits": (person(2, npi="１２３４５６７８９３"), "the right check digit"),
    "entity type": (person(2, entity="3"), "neither 1 (person) nor 2"),
    "no entity type": (person(2, entity=""), "neither 1 (person) nor 2"),
    "no name": (person(2, first="", last=""), "has no name"),
    "date": (person(2, enumerated="2006-05-23"), "Provider Enumeration Date is not a date"),
    "day": (person(2, updated="02/30/2020"), "Last Update Date is not a date"),
    "deactivation": (person(2, deactivated="soon"), "NPI Deactivation Date is not a date"),
    "too long": (person(2, city="P" * 81), "city is longer than 80 characters"),
    "long code": (person(2, taxonomy_2="2084P0800XX"), "taxonomy code is longer than 10"),
}


@pytest.mark.parametrize(("row", "reason"), BAD_ROWS.values(), ids=BAD_ROWS)
def test_a_bad_row_goes_to_the_report_and_the_others_are_kept(
    tmp_path: Path, row: Cells, reason: str
) -> None:
    path = write(tmp_path / "a.csv", person(1), row, person(3))
    summary, said, error = run(path, report=tmp_path / "bad.csv")
    assert (summary, said, error) == (
        "read 3, new 2, changed 0, unchanged 0, skipped 0, bad 1",
        "",
        "",
    )
    with (tmp_path / "bad.csv").open(encoding="utf-8", newline="") as report:
        [line] = csv.DictReader(report)
    assert line["line"] == "3"
    assert line["npi"] == (row["NPI"] if row["NPI"].isascii() else "")
    assert reason in line["reason"]
    assert "FERNWHISTLE" not in str(line)


# The same for what breaks the text itself: how the bytes of the second of three rows are damaged.
DAMAGE: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "column lost": (lambda row: row.replace(b'"PORTLAND",', b""), "has 329 columns, the header"),
    "nul byte": (lambda row: row.replace(b"QUIET", b"QU\0ET"), "has a NUL byte"),
    "latin-1": (lambda row: row.replace(b"QUIET", b"QUI\xc9T"), "is not UTF-8 text"),
    "stray quote": (lambda row: row.replace(b"QUIET", b'QU"ET'), "not a row of a CSV file"),
    "endless": (lambda row: row.replace(b"QUIET", b"Q" * 3_000_000), "longer than a row can be"),
}


@pytest.mark.parametrize(("damage", "reason"), DAMAGE.values(), ids=DAMAGE)
def test_damaged_text_costs_one_row(
    tmp_path: Path, damage: Callable[[bytes], bytes], reason: str
) -> None:
    first, second, third, fourth = as_csv([person(1), person(2), person(3)]).splitlines(True)
    (tmp_path / "a.csv").write_bytes(first + second + damage(third) + fourth)
    summary, said, error = run(tmp_path / "a.csv")
    assert summary == "read 3, new 2, changed 0, unchanged 0, skipped 0, bad 1"
    assert "line 3: " in said
    assert reason in said
    assert error == ""


def test_without_a_report_the_first_reasons_are_said(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", *(person(1, entity="9") for _ in range(8)))
    summary, said, _error = run(path)
    assert summary == "read 8, new 0, changed 0, unchanged 0, skipped 0, bad 8"
    assert said.count("neither 1 (person)") == 5
    assert "line 2: " in said
    assert "and 3 more bad rows" in said


def test_a_report_cell_is_never_a_formula(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", person(1, npi="=1+1", entity="@SUM(A1)"))
    run(path, report=tmp_path / "bad.csv")
    assert "=1+1" not in (tmp_path / "bad.csv").read_text()
    assert "@SUM" not in (tmp_path / "bad.csv").read_text()


@pytest.mark.parametrize("cut", [10, 700], ids=["inside a value", "between values"])
def test_a_file_cut_in_its_last_row(tmp_path: Path, cut: int) -> None:
    """An interrupted download: what came before is kept, and the exit code says that it was not all."""
    path = write(tmp_path / "a.csv", person(1), person(2), person(3))
    path.write_bytes(path.read_bytes()[:-cut])
    summary, _said, error = run(path, report=tmp_path / "bad.csv")
    assert summary == "read 3, new 2, changed 0, unchanged 0, skipped 0, bad 1"
    assert "The file ends in the middle of line 4: it is cut short." in error
    assert "the file ends in the middle of this row" in (tmp_path / "bad.csv").read_text()


def test_a_last_row_without_line_end_is_whole(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", person(1), person(2))
    path.write_bytes(path.read_bytes()[:-1])
    assert run(path)[::2] == ("read 2, new 2, changed 0, unchanged 0, skipped 0, bad 0", "")


def test_a_report_that_cannot_be_written(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", person())
    assert "bad.csv cannot be written: No such file" in refusal(path, report=tmp_path / "x/bad.csv")
    assert "cannot be written: Is a directory" in refusal(path, report=tmp_path)


def test_a_report_on_a_full_disk(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", person())
    assert "The report could not be written: No space left" in refusal(
        path, report=Path("/dev/full")
    )


@pytest.mark.parametrize("name", ["a.csv", "link.csv", "../a/a.csv"])
def test_a_report_in_place_of_the_file(tmp_path: Path, name: str) -> None:
    """Nine gigabytes would be gone."""
    (tmp_path / "a").mkdir()
    path = write(tmp_path / "a" / "a.csv", person())
    (tmp_path / "a" / "link.csv").symlink_to(path)
    content = path.read_bytes()
    assert "would overwrite the file to import" in refusal(path, report=tmp_path / "a" / name)
    assert path.read_bytes() == content


def test_a_file_that_is_refused_leaves_an_old_report_alone(tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text("last month")
    refusal(tmp_path / "gone.csv", report=tmp_path / "bad.csv")
    assert (tmp_path / "bad.csv").read_text() == "last month"
