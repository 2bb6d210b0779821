"""What a client asks for becomes wishes: needs add up, alternatives do not."""

from hypothesis import given
from hypothesis import strategies as st

from matching.preferences import ADDING_UP, Wish, wishes
from tests.matching.plain import FACETS


def test_someone_with_two_conditions_wants_both_looked_after():
    assert wishes({"condition": ("ptsd", "depression")}) == (
        Wish("condition", ("ptsd",)),
        Wish("condition", ("depression",)),
    )


def test_someone_who_would_take_either_route_has_one_wish():
    assert wishes({"route": ("iv", "im")}) == (Wish("route", ("iv", "im")),)


def test_nothing_chosen_is_no_wish():
    assert wishes({"route": (), "access": ()}) == ()


@given(st.dictionaries(st.sampled_from(FACETS), st.lists(st.sampled_from("abcd"), max_size=6)))
def test_no_value_is_lost_and_none_is_counted_twice(asked):
    """A value ticked twice, as a forged form may do, must not weigh double."""
    made = wishes(asked)
    for facet, values in asked.items():
        found = [value for wish in made if wish.facet == facet for value in wish.values]
        assert sorted(found) == sorted(set(values))
        if facet not in ADDING_UP:
            assert len([wish for wish in made if wish.facet == facet]) == bool(values)
