"""Who could be one person, and who could not: names as the exclusion list has them, and as people have them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verification.exclusions.names import (
    KEY,
    keys_of,
    organization_agrees,
    organization_key,
    person_agrees,
    readings,
)
from verification.models import Exclusion
from verification.registries.leie_columns import WIDTHS


def agrees(name: str, last: str, first: str, middle: str = "") -> bool:
    row = Exclusion(last_name=last, first_name=first, middle_name=middle)
    return any(person_agrees(reading, row) for reading in readings(name))


@pytest.mark.parametrize(
    ("name", "last", "first", "middle"),
    [
        ("Marlowe Fernwhistle", "FERNWHISTLE", "MARLOWE", ""),
        ("Marlowe Fernwhistle", "FERNWHISTLE", "MARLOWE", "QUILL"),
        ("Marlowe Quill Fernwhistle", "FERNWHISTLE", "MARLOWE", ""),
        ("Marlowe Q. Fernwhistle", "FERNWHISTLE", "MARLOWE", "QUILL"),
        ("Marlowe Quill Fernwhistle", "FERNWHISTLE", "MARLOWE", "Q"),
        ("M. Quill Fernwhistle", "FERNWHISTLE", "MARLOWE", "QUILL"),
        ("Marlowe Fernwhistle", "FERNWHISTLE", "M", ""),
        ("Dr. Marlowe Fernwhistle Jr., MD", "FERNWHISTLE JR", "MARLOWE", ""),
        ("Mary Ann Fernwhistle", "FERNWHISTLE", "MARY ANN", ""),
        ("Maryann Fernwhistle", "FERNWHISTLE", "MARY ANN", ""),
        ("Mary-Ann Fernwhistle", "FERNWHISTLE", "MARYANN", ""),
        ("Ana De La Cruz", "DE LA CRUZ", "ANA", ""),
        ("Ana De La Cruz", "DELACRUZ", "ANA", ""),
        ("Pat O’Neil", "O'NEIL", "PAT", ""),
        ("Pat O'Neil", "ONEIL", "PAT", ""),
        ("José Núñez", "NUNEZ", "JOSE", ""),
        # Hyphens: as one word, as two, and either half.
        ("Marlowe Reed-Thistle", "REED-THISTLE", "MARLOWE", ""),
        ("Marlowe Reed-Thistle", "REED THISTLE", "MARLOWE", ""),
        ("Marlowe Reed-Thistle", "REEDTHISTLE", "MARLOWE", ""),
        ("Marlowe Reed-Thistle", "THISTLE", "MARLOWE", ""),
        ("Marlowe Reed-Thistle", "REED", "MARLOWE", ""),
        ("Marlowe Thistle", "REED-THISTLE", "MARLOWE", ""),
        # Cut at 20 letters, and at 15.
        ("Marlowe Featherstonehaughton", "FEATHERSTONEHAUGHTON"[:20], "MARLOWE", ""),
        ("Marlowe Featherstone-Haughtonwood", "FEATHERSTONE-HAUGHTO", "MARLOWE", ""),
        ("Christopherjames Lee", "LEE", "CHRISTOPHERJAME", ""),
        ("Christopher James Lee", "LEE", "CHRISTOPHER JAM", ""),
        ("Jo Maximilianalexander Lee", "LEE", "JO", "MAXIMILIANALEXA"),
    ],
)
def test_a_person_would_ask_whether_they_are_one(
    name: str, last: str, first: str, middle: str
) -> None:
    assert agrees(name, last, first, middle)


@pytest.mark.parametrize(
    ("name", "last", "first", "middle"),
    [
        ("Bob Birch", "BIRCH", "ROBERT", ""),  # short forms are other names
        ("Marlowe Fernwhistle", "FERNWHISTLE", "MARLA", ""),
        ("Marlowe Fernwhistle", "FERNWHIST", "MARLOWE", ""),  # not cut: it had room for more
        ("Marlo Fernwhistle", "FERNWHISTLE", "MARLOWE", ""),
        ("Marlowe A. Fernwhistle", "FERNWHISTLE", "MARLOWE", "B"),
        ("Marlowe Ann Fernwhistle", "FERNWHISTLE", "MARLOWE", "BETH"),
        ("Marlowe Reed-Thistle", "THISTLE-OAK", "MARLOWE", ""),  # half and half
        ("Marlowe Fernwhistle", "FERNWHISTLE", "", ""),
        ("Fernwhistle", "FERNWHISTLE", "MARLOWE", ""),
        ("", "FERNWHISTLE", "MARLOWE", ""),
        ("Marlowe Fernwhistle", "", "", ""),
    ],
)
def test_nobody_would_take_them_for_one(name: str, last: str, first: str, middle: str) -> None:
    assert not agrees(name, last, first, middle)


@pytest.mark.parametrize(
    ("name", "theirs", "one"),
    [
        ("Still Pond Infusion", "STILL POND INFUSION, LLC", True),
        ("Still Pond Infusion, P.C.", "STILL POND INFUSION INC", True),
        ("The Still Pond", "STILL POND", True),
        ("Reed & Thistle", "REED AND THISTLE", True),
        ("Still Pond Infusion Center of Larkhollow", "STILL POND INFUSION CENTER OF", False),
        ("Still Pond Infusion Center of Larkhollow", "STILL POND INFUSION CENTER OF L", True),
        ("Still Pond", "STILL POND INFUSION", False),
        ("Still Pond", "", False),
    ],
)
def test_organizations(name: str, theirs: str, one: bool) -> None:
    assert organization_agrees(name, Exclusion(business_name=theirs)) is one


LETTERS = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=2, max_size=30)
NAMES = st.lists(LETTERS, min_size=1, max_size=2).map("-".join)


@given(LETTERS, NAMES)
def test_whoever_is_on_the_list_is_found_however_it_was_cut(first: str, last: str) -> None:
    """And under one of the first letters by which the list is narrowed before names are compared."""
    row = Exclusion(last_name=last[: WIDTHS["last_name"]], first_name=first[: WIDTHS["first_name"]])
    row.name_keys = keys_of(row)
    # "Jr" is no last name, and a title no first one.
    found = [each for each in readings(f"{first} {last}") if person_agrees(each, row)]
    suffixes = {"JR", "SR", "II", "III", "IV", "MD", "DO", "NP", "PA", "RN", "PHD"}
    if last in suffixes or first in {"DR", "MR", "MS", "MRS", "PROF"}:
        return
    assert found
    keys = {form[:KEY] for reading in found for form in reading.family}
    assert keys & set(row.name_keys)


@given(st.text(max_size=200), st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_a_name_or_is_none(name: str, last: str, first: str) -> None:
    row = Exclusion(last_name=last, first_name=first, business_name=last)
    [person_agrees(reading, row) for reading in readings(name)]
    organization_agrees(name, row)
    assert all(len(key) <= KEY for key in [*keys_of(row), organization_key(name)])
