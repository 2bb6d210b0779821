"""What people type into a registry, read for those who compare it with a license."""

import datetime as dt
import io
import tracemalloc
from collections.abc import Iterable
from contextlib import suppress
from typing import BinaryIO, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from providers.npi import is_valid_npi
from providers.nucc_file import STUDENT, relevant_taxonomies
from providers.vocabulary.state import State
from tests.verification.nppes_rows import (
    SHORT,
    as_csv,
    header,
    npi,
    organization,
    person,
    values,
)
from verification.registries.csv_stream import CsvStream, Row
from verification.registries.faults import BadRow, FileCutShort, FileRefused
from verification.registries.npi_set import NpiSet
from verification.registries.nppes_choice import Choice
from verification.registries.nppes_columns import NAMES, Columns
from verification.registries.nppes_row import LIMITS, parse_row

COLUMNS = Columns.of(header())
READ = sorted(set(NAMES.values()) | set(SHORT.values()))
quick = settings(deadline=None, max_examples=60)


@quick
@given(st.dictionaries(st.sampled_from(READ), st.text(max_size=40)))
def test_a_row_of_anything_is_kept_skipped_or_bad(cells: dict[str, str]) -> None:
    """One odd row must not end the import of nine million others."""
    choice = Choice(COLUMNS, frozenset({"OR"}), NpiSet([npi(1)]))
    with suppress(BadRow):
        candidate = choice.of(values(person(1) | cells))
        if candidate and candidate.is_whole:
            assert candidate.record.name
            assert candidate.record.state in {"", *State.values}
            assert all(len(getattr(candidate.record, f)) <= n for f, (n, _) in LIMITS.items())


@quick
@given(st.integers(0, 10**10 - 1).map("{:010}".format))
def test_only_a_right_check_digit_is_kept(number: str) -> None:
    choice = Choice(COLUMNS, frozenset(), NpiSet())
    row = values(person(1, npi=number))
    if is_valid_npi(number):
        assert choice.of(row) is not None
    else:
        with pytest.raises(BadRow, match="check digit"):
            choice.of(row)


@quick
@given(st.dates(dt.date(1000, 1, 1)))
def test_dates_are_read_in_the_american_order(date: dt.date) -> None:
    """03/04 is the fourth of March."""
    record = parse_row(values(person(enumerated=f"{date:%m/%d/%Y}")), COLUMNS)
    assert record.enumerated_on == date


@quick
@given(st.binary(max_size=400))
def test_any_bytes_after_the_header_are_survived(junk: bytes) -> None:
    good = as_csv([person(1)])
    stream = CsvStream(io.BytesIO(good + junk))
    width = len(stream.header())
    rows: list[Row] = []
    with suppress(FileCutShort):
        rows.extend(stream.rows(width))
    assert rows[0].values == values(person(1))
    assert all(row.fault or len(row.values) == width for row in rows)


@quick
@given(st.binary(max_size=200))
def test_any_bytes_in_place_of_a_file_are_refused_in_words(junk: bytes) -> None:
    with pytest.raises(FileRefused):
        Columns.of(CsvStream(io.BytesIO(junk)).header())


@quick
@given(st.sets(st.integers(1, 900_000).map(npi)), st.integers(1, 900_000).map(npi))
def test_the_small_set_answers_as_a_set_does(npis: set[str], other: str) -> None:
    small = NpiSet(npis)
    assert all(number in small for number in npis)
    assert (other in small) == (other in npis)


def test_parts_of_a_name_stay_as_typed_beside_the_readable_one() -> None:
    """A reviewer compares them letter by letter with the board's record."""
    record = parse_row(
        values(person(last="MCDONALD  SMITH", other_first="LOU", other_last="FERN")), COLUMNS
    )
    assert (record.name, record.last_name) == ("Marlowe McDonald Smith", "MCDONALD SMITH")
    assert record.other_name == "Lou Fern"


def test_an_organization_keeps_its_capitals() -> None:
    record = parse_row(values(organization(other_organization="POND MRI")), COLUMNS)
    assert (record.name, record.other_name) == ("STILL POND INFUSION, LLC", "POND MRI")


def test_what_is_withheld_is_blank() -> None:
    """CMS masks numbers that were social security numbers; a mask is no hint."""
    row = person(credential="<UNAVAIL>", license_1="$$$$$$$$$", license_2="X1", license_state_2="X")
    record = parse_row(values(row), COLUMNS)
    assert record.credential_text == ""
    assert record.license_hints == [{"taxonomy": "", "number": "X1", "state": ""}]


def test_the_primary_taxonomy_is_the_one_marked_so() -> None:
    row = person(1, "207L00000X", taxonomy_2="207LP2900X", primary_1="N", primary_2="Y")
    assert parse_row(values(row), COLUMNS).primary_taxonomy == "207LP2900X"
    assert parse_row(values(person(primary_1="X")), COLUMNS).primary_taxonomy == ""


def test_the_digest_changes_with_what_is_kept_and_not_with_the_rest() -> None:
    """Else every new fax number would rewrite a record, or a new address would not."""
    before = parse_row(values(person()), COLUMNS).row_sha256
    fax = {"Provider Business Practice Location Address Fax Number": "5035550000"}
    assert parse_row(values(person() | fax), COLUMNS).row_sha256 == before
    assert parse_row(values(person(address_2="UNIT 2")), COLUMNS).row_sha256 != before


def test_students_alone_are_not_relevant() -> None:
    codes = relevant_taxonomies()
    assert {"2084P0800X", "2084N0400X", "1041C0700X", "261QI0500X"} <= codes
    assert STUDENT not in codes


class Endless:
    """A file that is never whole anywhere."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._lines = iter(lines)

    def readline(self, size: int) -> bytes:
        return next(self._lines, b"")


def test_reading_takes_no_more_memory_than_a_few_rows() -> None:
    """The monthly file has 9 GB."""
    first, second = as_csv([person(1)]).splitlines(True)
    stream = CsvStream(cast(BinaryIO, Endless([first, *[second] * 2000])))
    width = len(stream.header())
    tracemalloc.start()
    count = sum(1 for _row in stream.rows(width))
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count == 2000
    assert stream.bytes_read > 2_000_000
    assert peak < 500_000
