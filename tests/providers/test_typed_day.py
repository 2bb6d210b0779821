"""A day is read however a board's page writes it, and never guessed."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from providers.forms.license import DateField

DAY = dt.date(2027, 3, 31)


@pytest.mark.parametrize(
    "typed",
    [
        "03/31/2027",
        "3/31/2027",
        " 3 / 31 / 2027 ",
        "2027-03-31",
        "2027/3/31",
        "03-31-2027",
        "03.31.2027",
        "3/31/27",
        "03–31–2027",
        "March 31, 2027",
        "march 31 2027",
        "MAR 31, 2027",
        "Mar. 31st, 2027",
        "31 Mar 2027",
        "31-MAR-2027",
        "31 March, 2027",
    ],
)
def test_a_day_is_read_as_boards_write_it(typed):
    assert DateField().clean(typed) == DAY


def test_september_has_four_letters_too():
    assert DateField().clean("Sept. 3, 2027") == dt.date(2027, 9, 3)


@pytest.mark.parametrize(
    "typed",
    ["31/03/2027", "31.3.2027", "03/2027", "2/30/2027", "soon", "0331 2027", "2027", "May 2027"],
)
def test_what_names_no_one_day_is_refused_with_an_example(typed):
    with pytest.raises(ValidationError, match="like 03/31/2027"):
        DateField().clean(typed)


@given(st.text(max_size=40))
def test_whatever_is_typed_is_a_day_or_an_error(typed):
    try:
        found = DateField(required=False).clean(typed)
    except ValidationError:
        return
    assert found is None or isinstance(found, dt.date)
