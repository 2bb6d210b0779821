"""Names that a registry keeps in capitals, as a reviewer reads them."""

import pytest

from verification.registries.person_name import full_name, tidy


@pytest.mark.parametrize(
    ("typed", "readable"),
    [
        ("FERNWHISTLE", "Fernwhistle"),
        ("O'NEIL", "O'Neil"),
        ("SMITH-JONES", "Smith-Jones"),
        ("MCDONALD", "McDonald"),
        ("MACK", "Mack"),
        ("DE LA CRUZ", "De La Cruz"),
        ("J.R.", "J.R."),
        ("III", "III"),
        ("JR.", "Jr."),
        ("MUÑOZ", "Muñoz"),
        ("JOSE\u0301S", "Josés"),
        ("van der Berg", "van der Berg"),
        ("DiMarco", "DiMarco"),
    ],
)
def test_names_in_capitals_become_readable_and_others_stay(typed: str, readable: str) -> None:
    assert tidy(typed) == readable


def test_a_name_is_in_the_order_in_which_it_is_spoken() -> None:
    assert full_name("MARLOWE", "J.", "FERNWHISTLE", "III") == "Marlowe J. Fernwhistle III"
