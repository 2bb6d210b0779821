"""An import that ends before the file does: what it counted is kept, and it can be repeated."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import OperationalError

from providers.models import RegistryRecord
from tests.verification.nppes_command import run
from tests.verification.nppes_rows import deactivated, person, write
from verification.registries import nppes_import
from verification.registries.bad_rows import BadRows
from verification.registries.faults import ReportFailed

pytestmark = pytest.mark.django_db


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


def test_a_disk_that_fills_up_under_the_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A report with holes would be taken for a whole one."""

    def full(*args: object) -> None:
        raise ReportFailed("The report could not be written: No space left on device.")

    monkeypatch.setattr(nppes_import, "BATCH", 1)
    monkeypatch.setattr(BadRows, "add", full)
    path = write(tmp_path / "a.csv", person(1), person(2, entity="9"), person(3))
    summary, _said, error = run(path)
    assert "No space left on device" in error
    assert summary == "read 1, new 1, changed 0, unchanged 0, skipped 0, bad 0"
    assert RegistryRecord.objects.count() == 1
