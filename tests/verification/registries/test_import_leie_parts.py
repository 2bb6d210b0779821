"""A part of the exclusion list, or another file, must never pass for the list."""

import datetime as dt
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command

from tests.verification.leie_rows import HEADER, as_csv, excluded, run, write
from verification.exclusions import subject
from verification.models import Exclusion, ExclusionList
from verification.registries import leie_file

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_january")]


@pytest.fixture
def in_january() -> Iterator[None]:
    with time_machine.travel(dt.datetime(2026, 1, 12, 12, tzinfo=dt.UTC), tick=False):
        yield


def refusal(path: Path, **options: Any) -> str:
    """The sentence; nothing may have changed."""
    before = list(Exclusion.objects.values("pk", "row_sha256"))
    lists = ExclusionList.objects.count()
    summary, _said, error = run(path, **options)
    assert summary == ""
    assert error.endswith("Nothing is changed.")
    assert list(Exclusion.objects.values("pk", "row_sha256")) == before
    assert ExclusionList.objects.count() == lists
    return error


@pytest.fixture
def january(tmp_path: Path) -> bytes:
    """Ten people on the list; the file of it."""
    path = write(tmp_path / "january.csv", *(excluded(f"NAME{n}") for n in range(10)))
    run(path)
    return path.read_bytes()


def test_a_file_cut_in_half_in_a_row_changes_nothing(tmp_path: Path, january: bytes) -> None:
    (tmp_path / "cut.csv").write_bytes(january[: len(january) // 2])
    assert "The file ends in the middle of line" in refusal(tmp_path / "cut.csv")


def test_a_file_cut_between_two_rows_changes_nothing(tmp_path: Path, january: bytes) -> None:
    lines = january.splitlines(keepends=True)
    (tmp_path / "cut.csv").write_bytes(b"".join(lines[:6]))
    error = refusal(tmp_path / "cut.csv")
    assert "has 5 rows that can be kept, and the last one had 10: it seems to be a part" in error
    # An operator who knows better can say so.
    assert run(tmp_path / "cut.csv", force=True)[2] == ""
    assert Exclusion.objects.count() == 5


def test_a_file_of_bad_rows_changes_nothing(tmp_path: Path, january: bytes) -> None:
    (tmp_path / "a.csv").write_bytes(january.replace(b"20200319", b"2020-03-19"))
    assert "There is no row in it that can be kept." in refusal(tmp_path / "a.csv", force=True)


@pytest.mark.usefixtures("january")
def test_a_file_without_its_header_changes_nothing(tmp_path: Path) -> None:
    content = as_csv([excluded(), excluded("TWO")]).partition(b"\n")[2]
    (tmp_path / "a.csv").write_bytes(content)
    assert "It is another file, or has no header" in refusal(tmp_path / "a.csv")


@pytest.mark.usefixtures("january")
@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "It is empty."),
        (b"\x7fELF\x02\0\0", "not a CSV file"),
        (b"PK\x03\x04\0\0", "not a CSV file"),
        (b'"NPI","Entity Type Code"\n', "It is another file"),
        (as_csv([excluded()], HEADER[:-3]), "lacks these columns: REINDATE, WAIVERDATE"),
        (as_csv([]), "There is no row in it that can be kept."),
    ],
    ids=["empty", "program", "zip", "nppes", "columns", "header only"],
)
def test_another_file_changes_nothing(tmp_path: Path, content: bytes, sentence: str) -> None:
    (tmp_path / "a.csv").write_bytes(content)
    assert sentence in refusal(tmp_path / "a.csv")


@pytest.mark.usefixtures("january")
def test_no_file_a_folder_and_far_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "There is no such file." in refusal(tmp_path / "gone.csv")
    assert "It is a folder" in refusal(tmp_path)
    monkeypatch.setattr(leie_file, "LARGEST", 100)
    assert "far larger" in refusal(write(tmp_path / "a.csv", excluded()))


@pytest.mark.usefixtures("january")
def test_an_older_list_does_not_replace_a_newer_one(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", *(excluded(f"NAME{n}") for n in range(10)))
    assert "This list is of 2025-12-09, and the last one was of 2026-01-09" in refusal(
        path, as_of="2025-12-09"
    )
    assert run(path, "2025-12-09", force=True)[2] == ""


def test_a_list_of_tomorrow(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", excluded())
    assert "a day that has not come yet" in refusal(path, as_of="2026-01-13", force=True)
    with pytest.raises(CommandError, match="a day as YYYY-MM-DD"):
        call_command("import_leie", str(path), "--as-of=01/09/2026")
    with pytest.raises(CommandError, match="--as-of"):
        call_command("import_leie", str(path))


@pytest.mark.usefixtures("january")
def test_what_fails_in_the_middle_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows are replaced and providers compared in one transaction."""

    def failing(*args: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(subject.Subject, "hit_of", failing)
    monkeypatch.setattr("verification.actions.comparisons.subjects", failing)
    path = write(tmp_path / "a.csv", *(excluded(f"OTHER{n}") for n in range(10)))
    out, err = StringIO(), StringIO()
    with pytest.raises(SystemExit) as ending:
        call_command("import_leie", str(path), "--as-of=2026-01-10", stdout=out, stderr=err)
    assert (ending.value.code, out.getvalue()) == (130, "")
    assert "Stopped. Nothing is changed." in err.getvalue()
    assert not Exclusion.objects.filter(last_name__startswith="OTHER").exists()
    assert ExclusionList.objects.count() == 1


def test_a_report_in_place_of_the_file(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", excluded())
    content = path.read_bytes()
    assert "would overwrite the file to import" in refusal(path, report=path)
    assert path.read_bytes() == content
