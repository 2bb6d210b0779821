"""Any row that could stand in the exclusion list is kept whole or refused with a reason."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.verification.leie_rows import HEADER, excluded
from tests.verification.nppes_rows import npi
from verification.models.exclusion import FACTS
from verification.registries.faults import BadRow, FileRefused
from verification.registries.leie_columns import Columns
from verification.registries.leie_row import LIMITS, parse_row

COLUMNS = Columns.of(HEADER)
DAYS = st.dates(dt.date(1900, 1, 1), dt.date(2100, 1, 1)).map(lambda day: f"{day:%Y%m%d}")
TEXTS = st.text(max_size=130) | st.sampled_from(["0000000000", npi(1), "00000000", "OR", "Oregon"])
CELLS = st.dictionaries(st.sampled_from(HEADER), TEXTS | DAYS)


@given(CELLS)
def test_any_cells_come_to_a_row_that_fits_or_to_a_reason(cells: dict[str, str]) -> None:
    row = excluded() | cells
    values = [row.get(column, "") for column in HEADER]
    try:
        exclusion = parse_row(values, COLUMNS).exclusion
    except BadRow as reason:
        assert str(reason)
        return
    assert exclusion.last_name or exclusion.business_name
    assert isinstance(exclusion.excluded_on, dt.date)
    assert all(len(getattr(exclusion, name)) <= (limit or 0) for name, limit in LIMITS.items())
    assert all(1 <= len(key) <= 3 for key in exclusion.name_keys)
    assert len(exclusion.row_sha256) == 64


@given(DAYS, DAYS)
def test_a_row_is_another_one_as_soon_as_the_list_says_something_else(one: str, other: str) -> None:
    def digest(day: str) -> str:
        row = excluded(excldate=day)
        return parse_row([row.get(name, "") for name in HEADER], COLUMNS).exclusion.row_sha256

    assert (digest(one) == digest(other)) == (one == other)


def test_every_fact_that_is_kept_is_in_the_digest() -> None:
    plain = excluded(npi=npi(1), busname="A")
    changes = {
        "LASTNAME": "X", "FIRSTNAME": "X", "MIDNAME": "X", "BUSNAME": "X", "GENERAL": "X",
        "SPECIALTY": "X", "NPI": npi(2), "ADDRESS": "X", "CITY": "X", "STATE": "WA", "ZIP": "98660",
        "EXCLTYPE": "X", "EXCLDATE": "20200401", "WAIVERDATE": "20200402", "WVRSTATE": "WA",
    }  # fmt: skip
    digests = {
        parse_row([row.get(name, "") for name in HEADER], COLUMNS).exclusion.row_sha256
        for row in [plain, *(plain | {name: value} for name, value in changes.items())]
    }
    assert len(digests) == len(changes) + 1 == len(FACTS)


@pytest.mark.parametrize("last", ["WVRSTATE", "WAIVERSTATE", "waiverstate"])
def test_both_names_of_the_last_column_are_known(last: str) -> None:
    assert Columns.of([*HEADER[:-1], last]).place["waiver_state"] == len(HEADER) - 1


def test_a_missing_column_is_named() -> None:
    with pytest.raises(FileRefused, match="lacks these columns: EXCLDATE"):
        Columns.of([name for name in HEADER if name != "EXCLDATE"])
