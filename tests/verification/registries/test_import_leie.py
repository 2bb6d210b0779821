"""An operator imports the exclusion list: what is kept of it, and that a part of it never passes for the whole."""

import csv
import datetime as dt
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
import time_machine
from django.core.management import call_command

from tests.verification.leie_rows import Cells, as_csv, business, excluded, run, write
from tests.verification.nppes_rows import npi
from verification.models import Exclusion, ExclusionList

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_january")]


@pytest.fixture
def in_january() -> Iterator[None]:
    with time_machine.travel(dt.datetime(2026, 1, 12, 12, tzinfo=dt.UTC), tick=False):
        yield


def test_a_list_is_read(tmp_path: Path) -> None:
    path = write(
        tmp_path / "UPDATED.csv",
        excluded(middle="", midname="Q", npi=npi(1), waiverdate="20210401", wvrstate="WA"),
        business("STILL POND INFUSION, LLC", state="WASHINGTON", zip="98660"),
    )
    summary, said, error = run(path)
    assert (summary, said, error) == (
        "read 2, new 2, changed 0, unchanged 0, skipped 0, bad 0",
        "",
        "",
    )
    person, practice = Exclusion.objects.order_by("-last_name")
    assert (person.name, person.npi, person.state, person.zip) == (
        "MARLOWE Q FERNWHISTLE",
        npi(1),
        "OR",
        "97201",
    )
    assert person.excluded_on == dt.date(2020, 3, 19)
    assert (person.waiver_on, person.waiver_state) == (dt.date(2021, 4, 1), "WA")
    assert (practice.name, practice.npi, practice.state) == ("STILL POND INFUSION, LLC", "", "WA")
    current = ExclusionList.objects.get()
    assert (current.as_of, current.kept) == (dt.date(2026, 1, 9), 2)
    assert len(current.sha256) == 64


def test_no_date_of_birth_is_kept(tmp_path: Path) -> None:
    """No listing has one to compare it with."""
    run(write(tmp_path / "a.csv", excluded(dob="19610203")))
    assert "1961" not in str(Exclusion.objects.values().get())


def test_the_same_list_again_changes_nothing(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", excluded(), excluded("THISTLEFELL"))
    run(path)
    keys = set(Exclusion.objects.values_list("pk", flat=True))
    assert run(path)[0] == "read 2, new 0, changed 0, unchanged 2, skipped 0, bad 0"
    assert set(Exclusion.objects.values_list("pk", flat=True)) == keys


def test_the_next_list_replaces_the_last(tmp_path: Path) -> None:
    run(write(tmp_path / "a.csv", *(excluded(f"NAME{n}") for n in range(10))))
    rows = [excluded("NAME0", city="SALEM"), *(excluded(f"NAME{n}") for n in range(1, 9))]
    path = write(tmp_path / "b.csv", *rows, excluded("NEWNAME"))
    out = StringIO()
    call_command("import_leie", str(path), "--as-of=2026-01-10", stdout=out)
    assert out.getvalue().splitlines() == [
        "1 row of the last list is not on this one.",
        "read 10, new 1, changed 1, unchanged 8, skipped 0, bad 0",
    ]
    assert not Exclusion.objects.filter(last_name="NAME9").exists()
    assert Exclusion.objects.get(last_name="NAME0").city == "SALEM"
    assert ExclusionList.objects.first().removed == 1


def test_who_was_reinstated_is_not_on_the_list(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.csv",
        excluded("REINSTATED", reindate="20251201"),
        excluded("LATER", reindate="20260201"),
        excluded("AGAIN", excldate="20251224", reindate="20251201"),
    )
    assert run(path)[0] == "read 3, new 2, changed 0, unchanged 0, skipped 1, bad 0"
    assert set(Exclusion.objects.values_list("last_name", flat=True)) == {"LATER", "AGAIN"}


def test_a_row_that_is_there_twice_counts_once(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", excluded(), excluded())
    assert run(path)[0] == "read 2, new 1, changed 0, unchanged 0, skipped 1, bad 0"


BAD_ROWS: dict[str, tuple[Cells, str]] = {
    "date": (excluded(excldate="03/19/2020"), "EXCLDATE is not a date as YYYYMMDD"),
    "day": (excluded(excldate="20200230"), "EXCLDATE is not a date"),
    "short date": (excluded(excldate="2020"), "EXCLDATE is not a date"),
    "other digits": (excluded(excldate="２０２００３１９"), "EXCLDATE is not a date"),
    "no date": (excluded(excldate="00000000"), "has no EXCLDATE"),
    "reinstatement": (excluded(reindate="soon"), "REINDATE is not a date"),
    "waiver": (excluded(waiverdate="20200101x"), "WAIVERDATE is not a date"),
    "no name": (excluded("", ""), "has no name"),
    "no type": (excluded(excltype=""), "has no EXCLTYPE"),
    "too long": (excluded("X" * 61), "LASTNAME is longer than 60 characters"),
}


@pytest.mark.parametrize(("row", "reason"), BAD_ROWS.values(), ids=BAD_ROWS)
def test_a_bad_row_goes_to_the_report_and_the_others_are_kept(
    tmp_path: Path, row: Cells, reason: str
) -> None:
    path = write(tmp_path / "a.csv", excluded("ONE"), row, excluded("TWO"))
    summary, said, error = run(path, report=tmp_path / "bad.csv")
    assert (summary, said, error) == (
        "read 3, new 2, changed 0, unchanged 0, skipped 0, bad 1",
        "",
        "",
    )
    with (tmp_path / "bad.csv").open(encoding="utf-8", newline="") as report:
        [line] = csv.DictReader(report)
    assert (line["line"], reason in line["reason"]) == ("3", True)
    assert "FERNWHISTLE" not in str(line)


def test_without_a_report_the_first_reasons_are_said(tmp_path: Path) -> None:
    rows = [excluded(f"N{n}", excldate="x") for n in range(7)]
    _summary, said, _error = run(write(tmp_path / "a.csv", excluded(), *rows))
    assert said.count("EXCLDATE is not a date") == 5
    assert "and 2 more bad rows" in said


def test_a_number_that_is_no_npi_does_not_take_a_name_off_the_list(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", excluded(npi="1234567890"))
    summary, _said, _error = run(path, report=tmp_path / "bad.csv")
    assert summary == "read 1, new 1, changed 0, unchanged 0, skipped 0, bad 0"
    assert Exclusion.objects.get().npi == ""
    assert "is kept without its NPI" in (tmp_path / "bad.csv").read_text()


@pytest.mark.parametrize("text", ["0000000000", "", "0"])
def test_zeros_are_no_npi(tmp_path: Path, text: str) -> None:
    run(write(tmp_path / "a.csv", excluded(npi=text)))
    assert Exclusion.objects.get().npi == ""


@pytest.mark.parametrize(
    "damaged",
    [b"T\0O", b"TW\xc9", b'"T"O"', b"TWO,TWO"],
    ids=["nul", "latin-1", "quote", "column"],
)
def test_damaged_text_costs_one_row(tmp_path: Path, damaged: bytes) -> None:
    content = as_csv([excluded("ONE"), excluded("TWO"), excluded("THREE")])
    (tmp_path / "a.csv").write_bytes(content.replace(b"TWO", damaged, 1))
    assert run(tmp_path / "a.csv")[0] == "read 3, new 2, changed 0, unchanged 0, skipped 0, bad 1"
