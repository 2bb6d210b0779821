"""A number that nobody can read is not called."""

import pytest

from providers.phone import readable


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("5035550142", "(503) 555-0142"),
        ("+15035550142", "(503) 555-0142"),
        ("503-555-0142 ext 5", "(503) 555-0142 ext. 5"),
        ("+442079460958", "+44 20 7946 0958"),
        ("12 Elm St, Portland, OR 97201", "12 Elm St, Portland, OR 97201"),
        ("0000000000", "0000000000"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_number_stands_as_people_write_it_and_all_else_as_it_is(
    number: str | None, words: str
) -> None:
    assert readable(number) == words
