"""An operator has a broken file: a sentence that says what to do, never a traceback."""

import csv
import zipfile
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from providers.models import RegistryRecord
from tests.verification.nppes_rows import Cells, as_csv, deactivated, npi, person, write, write_zip
from verification.registries import nppes_import

pytestmark = pytest.mark.django_db


def run(path: Path, **options: object) -> tuple[str, str, str]:
    """The summary, what was said on stderr, and the error that ended the command."""
    out, err, error = StringIO(), StringIO(), ""
    try:
        call_command("import_nppes", str(path), stdout=out, stderr=err, **options)
    except CommandError as fault:
        error = str(fault)
    return "".join(out.getvalue().splitlines()[-1:]), err.getvalue(), error


def refusal(path: Path, **options: object) -> str:
    """The sentence; nothing may have been read."""
    summary, _err, error = run(path, **options)
    assert summary == ""
    assert not RegistryRecord.objects.exists()
    return error


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
    """The list of excluded people, say: which columns are missing, and what would be right."""
    (tmp_path / "a.csv").write_text("LASTNAME,FIRSTNAME,NPI\n")
    error = refusal(tmp_path / "a.csv")
    assert "lacks these columns: “Entity Type Code”, “Provider Organization Name" in error
    assert "and 77 more" in error
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


def test_a_zip_that_was_not_downloaded_to_its_end(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", as_csv([person()]))
    path.write_bytes(path.read_bytes()[:-100])
    assert "Download it again." in refusal(path)


def test_a_zip_that_is_damaged_inside(tmp_path: Path) -> None:
    """Damage shows when a part does not fit its checksum: the parts before it are kept."""
    path, rows = tmp_path / "a.zip", as_csv(person(number) for number in range(1, 201))
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("npidata_pfile_1-2.csv", rows)
    path.write_bytes(path.read_bytes().replace(b"FERNWHISTLE", b"FERNWHISTEL", 1))
    summary, _said, error = run(path)
    kept = RegistryRecord.objects.count()
    assert 100 < kept < 200
    assert summary == f"read {kept}, new {kept}, changed 0, unchanged 0, skipped 0, bad 0"
    assert f"cut short or damaged after line {kept + 1} (Bad CRC-32" in error


def test_a_zip_without_providers(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("othername_pfile_1-2.csv", "NPI\n")
        archive.writestr("npidata_pfile_1-2_FileHeader.csv", "NPI\n")
        archive.writestr("__MACOSX/._npidata_pfile_1-2.csv", "NPI\n")
    error = refusal(tmp_path / "a.zip")
    assert "no file of providers (npidata_pfile_….csv)" in error
    assert "othername_pfile_1-2.csv" in error


def test_a_zip_with_two_months(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("npidata_pfile_1-2.csv", as_csv([person()]))
        archive.writestr("npidata_pfile_2-3.csv", as_csv([person()]))
    assert "several files of providers: npidata_pfile_1-2.csv, npidata" in refusal(
        tmp_path / "a.zip"
    )


@pytest.mark.parametrize(
    ("offsets", "value", "says"),
    [((6, 8), 1, "locked with a password"), ((8, 10), 9, "packed in a way")],
    ids=["encrypted", "deflate64"],
)
def test_a_zip_that_cannot_be_unpacked(
    tmp_path: Path, offsets: tuple[int, int], value: int, says: str
) -> None:
    path = write_zip(tmp_path / "a.zip", as_csv([person()]))
    data = bytearray(path.read_bytes())
    # The local header and the entry in the directory at the end both say how a member is packed.
    for magic, offset in zip((b"PK\x03\x04", b"PK\x01\x02"), offsets, strict=True):
        place = data.find(magic)
        while place >= 0:
            data[place + offset] = value
            place = data.find(magic, place + 4)
    path.write_bytes(data)
    assert says in refusal(path)


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


@pytest.fixture
def second_batch_fails(monkeypatch: pytest.MonkeyPatch) -> Callable[[BaseException], None]:
    def arrange(fault: BaseException) -> None:
        save, calls = nppes_import._save, []

        def failing(*args: Any) -> None:
            calls.append(1)
            if len(calls) == 2:
                raise fault
            save(*args)

        monkeypatch.setattr(nppes_import, "BATCH", 2)
        monkeypatch.setattr(nppes_import, "_save", failing)

    return arrange


def test_ctrl_c_keeps_what_it_counts_and_the_next_run_goes_on(
    tmp_path: Path, second_batch_fails: Callable[[BaseException], None]
) -> None:
    path = write(tmp_path / "a.csv", deactivated(9), *(person(number) for number in range(1, 7)))
    second_batch_fails(KeyboardInterrupt())
    out, err = StringIO(), StringIO()
    with pytest.raises(SystemExit) as ending:
        call_command("import_nppes", str(path), stdout=out, stderr=err)
    assert ending.value.code == 130
    assert out.getvalue() == "read 3, new 2, changed 0, unchanged 0, skipped 1, bad 0\n"
    assert "Stopped. What is counted here is kept" in err.getvalue()
    assert RegistryRecord.objects.count() == 2
    assert run(path)[0] == "read 7, new 4, changed 0, unchanged 2, skipped 1, bad 0"


def test_a_database_that_goes_away(
    tmp_path: Path, second_batch_fails: Callable[[BaseException], None]
) -> None:
    """Only the first line of its complaint is shown: the next quotes the row, and a row is a person."""
    path = write(tmp_path / "a.csv", *(person(number) for number in range(1, 7)))
    second_batch_fails(OperationalError("server closed\nDETAIL: FERNWHISTLE"))
    summary, _said, error = run(path)
    assert summary == "read 2, new 2, changed 0, unchanged 0, skipped 0, bad 0"
    assert "The database refused or went away: server closed. " in error
    assert "FERNWHISTLE" not in error
