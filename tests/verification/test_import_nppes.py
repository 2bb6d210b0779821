"""An operator reads the CMS file: what is kept, once and again."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from model_bakery import baker

from providers.models import Provider, RegistryRecord
from tests.verification.nppes_command import run as run_command
from tests.verification.nppes_rows import (
    as_csv,
    deactivated,
    npi,
    organization,
    person,
    write,
)
from verification.registries import nppes_import

pytestmark = pytest.mark.django_db


def run(path: Path, **options: object) -> str:
    """The summary line; the command must not complain."""
    summary, _said, error = run_command(path, **options)
    assert error == ""
    return summary


def stored(number: int = 1) -> RegistryRecord:
    return RegistryRecord.objects.get(npi=npi(number))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write(
        tmp_path / "npidata.csv",
        person(1),
        organization(2),
        person(3, "207RG0100X"),  # a gastroenterologist
        person(4, "390200000X"),  # a student
        person(5, "390200000X", taxonomy_2="1041C0700X"),
        person(6, state="WA"),
        deactivated(7),
    )


def test_relevant_rows_are_kept_and_a_second_run_writes_nothing(file: Path) -> None:
    """A monthly run over what has not changed would rewrite millions of rows."""
    assert run(file) == "read 7, new 4, changed 0, unchanged 0, skipped 3, bad 0"
    before = list(RegistryRecord.objects.values())
    assert run(file) == "read 7, new 0, changed 0, unchanged 4, skipped 3, bad 0"
    assert list(RegistryRecord.objects.values()) == before


def test_a_record_has_what_reviewers_need_and_nothing_of_officials(file: Path) -> None:
    run(file)
    record = stored()
    assert (record.kind, record.name, record.last_name) == (
        "individual",
        "Marlowe Fernwhistle",
        "FERNWHISTLE",
    )
    assert (record.address, record.city, record.state, record.zip) == (
        "1 QUIET WATER LN",
        "PORTLAND",
        "OR",
        "97201",
    )
    assert (record.taxonomies, record.primary_taxonomy) == (["2084P0800X"], "2084P0800X")
    assert record.license_hints == [
        {"taxonomy": "2084P0800X", "number": "MD00001", "state": "OR"},
    ]
    assert (record.enumerated_on, record.updated_on) == (dt.date(2006, 5, 23), dt.date(2020, 2, 29))
    practice = stored(2)
    assert (practice.kind, practice.name) == ("organization", "STILL POND INFUSION, LLC")
    assert "SECRETPERSON" not in str(vars(practice))


def test_a_neurologist_is_kept_as_one(tmp_path: Path) -> None:
    """2084N0400X shares four characters with psychiatry; nobody may become a psychiatrist by that."""
    run(write(tmp_path / "a.csv", person(1, "2084N0400X")))
    assert stored().taxonomies == ["2084N0400X"]


def test_a_relevant_code_counts_in_any_of_the_fifteen_places(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", person(1, "208800000X", taxonomy_15="207L00000X"))
    assert run(path) == "read 1, new 1, changed 0, unchanged 0, skipped 0, bad 0"
    assert stored().taxonomies == ["208800000X", "207L00000X"]


@pytest.mark.parametrize("layout", ["V1", "V3"])
def test_every_layout_gives_the_same_records(tmp_path: Path, layout: str) -> None:
    """CMS changes its layout with a month's notice; the site must not need a release for it."""
    rows = (person(1), organization(2))
    run(write(tmp_path / "v2.csv", *rows))
    path = write(tmp_path / "other.csv", *rows, layout=layout)
    assert run(path) == "read 2, new 0, changed 0, unchanged 2, skipped 0, bad 0"


def test_columns_are_found_by_name_wherever_they_stand(tmp_path: Path) -> None:
    lines = as_csv([person(1)]).decode().splitlines()
    backwards = ["\ufeff" + ",".join(reversed(lines[0].split(","))), *lines[1:]]
    backwards[1] = ",".join(reversed(lines[1].split('","'))).replace('"', "")
    (tmp_path / "a.csv").write_text("\r\n".join(backwards), encoding="utf-8")
    run(tmp_path / "a.csv")
    assert stored().name == "Marlowe Fernwhistle"


def test_states_filter_by_where_people_practice(file: Path) -> None:
    """Also where the state is written out; a place abroad is in no state."""
    assert run(file, states="wa, ID") == "read 7, new 1, changed 0, unchanged 0, skipped 6, bad 0"
    assert stored(6).state == "WA"


def test_a_state_by_its_name_and_a_state_abroad(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.csv",
        person(1, state="GEORGIA"),
        person(2, state="WA", country="AU"),
        person(3, state="BAVARIA"),
    )
    assert run(path, states="GA,WA") == "read 3, new 1, changed 0, unchanged 0, skipped 2, bad 0"
    assert run(path) == "read 3, new 2, changed 0, unchanged 1, skipped 0, bad 0"
    assert [stored(number).state for number in (1, 2, 3)] == ["GA", "", ""]


def test_a_change_is_written_and_a_claim_survives_it(tmp_path: Path) -> None:
    """A provider who claimed the record would lose it at the next monthly import."""
    run(write(tmp_path / "a.csv", person(1)))
    owner = baker.make(Provider)
    first_read = stored().imported_at
    RegistryRecord.objects.update(claimed_by=owner)
    path = write(tmp_path / "b.csv", person(1, phone="5035550199"))
    assert run(path) == "read 1, new 0, changed 1, unchanged 0, skipped 0, bad 0"
    record = stored()
    assert (record.phone, record.claimed_by, record.imported_at) == (
        "5035550199",
        owner,
        first_read,
    )
    assert record.changed_at > first_read


def test_a_record_that_is_held_follows_its_owner_out_of_the_filter(tmp_path: Path) -> None:
    """It would show the old address for ever."""
    run(write(tmp_path / "a.csv", person(1)), states="OR")
    moved = write(tmp_path / "b.csv", person(1, "208800000X", state="NV"))
    assert run(moved, states="OR") == "read 1, new 0, changed 1, unchanged 0, skipped 0, bad 0"
    assert (stored().state, stored().taxonomies) == ("NV", ["208800000X"])


def test_deactivation_marks_the_record_and_reactivation_clears_it(tmp_path: Path) -> None:
    run(write(tmp_path / "a.csv", person(1), person(2)))
    ended = write(tmp_path / "b.csv", deactivated(1, "03/04/2021"), deactivated(9))
    assert run(ended) == "read 2, new 0, changed 1, unchanged 0, skipped 1, bad 0"
    assert run(ended) == "read 2, new 0, changed 0, unchanged 1, skipped 1, bad 0"
    assert (stored().deactivated_on, stored().name) == (
        dt.date(2021, 3, 4),
        "Marlowe Fernwhistle",
    )
    assert stored(2).deactivated_on is None
    again = write(tmp_path / "c.csv", person(1, deactivated="03/04/2021", reactivated="05/06/2021"))
    assert run(again) == "read 1, new 0, changed 1, unchanged 0, skipped 0, bad 0"
    assert stored().deactivated_on is None


def test_a_deactivated_npi_makes_no_new_record(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.csv", person(1, deactivated="03/04/2021", replacement=npi(2)), deactivated(3)
    )
    assert run(path) == "read 2, new 0, changed 0, unchanged 0, skipped 2, bad 0"


def test_of_two_rows_for_one_npi_the_first_is_kept_on_every_run(tmp_path: Path) -> None:
    """If the last one won, each run would write the record twice and never come to rest."""
    path = write(tmp_path / "a.csv", person(1), person(1, phone="5035550199"), person(2))
    assert run(path) == "read 3, new 2, changed 0, unchanged 0, skipped 0, bad 1"
    assert run(path) == "read 3, new 0, changed 0, unchanged 2, skipped 0, bad 1"
    assert stored().phone == "5035550100"


def test_a_header_alone_is_an_empty_week(tmp_path: Path) -> None:
    assert run(write(tmp_path / "a.csv")) == (
        "read 0, new 0, changed 0, unchanged 0, skipped 0, bad 0"
    )


def test_nothing_imported_is_listed(file: Path) -> None:
    """People who never heard of this site would find themselves on it."""
    run(file)
    assert RegistryRecord.objects.count() == 4
    assert not Provider.objects.exists()
    assert not Provider.objects.published().exists()


def test_rows_are_written_a_batch_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A 9 GB file has three million relevant rows: they must never be in memory together."""
    sizes, save = [], nppes_import._save

    def count_and_save(batch: list[Any], tally: Any) -> None:
        sizes.append(len(batch))
        save(batch, tally)

    monkeypatch.setattr(nppes_import, "BATCH", 3)
    monkeypatch.setattr(nppes_import, "_save", count_and_save)
    path = write(tmp_path / "a.csv", *(person(number) for number in range(1, 8)))
    assert run(path) == "read 7, new 7, changed 0, unchanged 0, skipped 0, bad 0"
    assert sizes == [3, 3, 1]


def test_a_record_erased_during_the_run_does_not_come_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(write(tmp_path / "a.csv", person(1), person(2)))
    save = nppes_import._save

    def erase_and_save(*args: Any) -> None:
        RegistryRecord.objects.filter(npi=npi(1)).delete()
        save(*args)

    monkeypatch.setattr(nppes_import, "_save", erase_and_save)
    path = write(tmp_path / "b.csv", person(1, phone="1"), person(2, phone="2"), person(3))
    assert run(path) == "read 3, new 1, changed 1, unchanged 0, skipped 1, bad 0"
