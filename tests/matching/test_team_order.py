"""Care teams stand where their weaker partner would: a client is not well served by half a team."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from catalog.rotation import turn
from matching.criteria import Way
from matching.matches import match_candidates
from matching.preferences import Preferences, Wish
from tests.matching.plain import DAY, by_number, candidate, offer, standing, therapist

PSYCHOLYTIC = (offer("psycholytic", route="sublingual"),)
BOTH_ROLES = standing(therapist_states=frozenset({"OR"}))
OREGON = frozenset({"OR"})
YES = frozenset("a")


def asking(*facets, **more):
    return Preferences(
        models=("psycholytic",), wishes=tuple(Wish(facet, ("a",)) for facet in facets), **more
    )


def having(facets) -> dict[str, Any]:
    return dict.fromkeys(facets, YES)


def team(number, therapists=(), prescribers=(), miles=(3.0, 3.0), **fields):
    """The therapist `number` and their prescriber `number + 1`, with the facets that each has."""
    ways = [{"OR": Way(True, False, each)} for each in miles]
    return (
        candidate(
            number,
            ways=ways[0],
            offers=PSYCHOLYTIC,
            standing=therapist(partners={number + 1: OREGON}),
            **having(therapists),
            **fields,
        ),
        candidate(number + 1, ways=ways[1], offers=(), **having(prescribers), **fields),
    )


def alone(number, facets=()):
    return candidate(number, offers=PSYCHOLYTIC, standing=BOTH_ROLES, **having(facets))


def order(field, preferences, day=DAY):
    return [match.key for match in match_candidates(by_number(*field), preferences, day).all]


def test_a_team_stands_where_its_weaker_partner_would():
    """One partner with everything does not make up for one with nothing: the client deals with both."""
    lopsided = team(1, therapists=("insurance", "hours", "language"))
    even = team(3, therapists=("insurance",), prescribers=("insurance",))
    preferences = asking("insurance", "hours", "language")
    assert order((*lopsided, *even), preferences) == ["3-4", "1-2"]
    found = match_candidates(by_number(*lopsided, *even), preferences, DAY)
    assert [match.rank.fit.met for match in found.all] == [1, 0]


def test_each_partner_is_counted_by_what_they_have_themselves():
    """Each takes one of two wishes, so each meets one; the list says of both wishes that one of the two does not."""
    preferences = asking("insurance", "hours")
    (match,) = match_candidates(
        by_number(*team(1, therapists=("insurance",), prescribers=("hours",))), preferences, DAY
    ).all
    assert match.rank.fit.met == 1
    assert [[each.verdict for each in reasons] for reasons in match.of_each] == [
        ["met", "unknown"],
        ["unknown", "met"],
    ]
    assert [each.verdict for each in match.reasons] == ["unknown", "unknown"]


def test_shared_work_counts_for_both():
    """Only the therapist lists the lozenge and knows the condition; the team gives it all the same."""
    preferences = Preferences(
        models=("psycholytic",),
        wishes=(Wish("route", ("sublingual",)), Wish("condition", ("a",))),
    )
    (match,) = match_candidates(
        by_number(*team(1, therapists=("condition",))), preferences, DAY
    ).all
    assert match.rank.fit.met == 2


def test_of_two_even_teams_the_one_with_the_shorter_ways_stands_first():
    near, far = team(1, miles=(2.0, 2.5)), team(3, miles=(1.0, 9.0))
    assert order((*far, *near), asking()) == ["1-2", "3-4"]
    assert match_candidates(by_number(*near), asking(), DAY).all[0].miles == 4.5


def test_the_way_never_outweighs_a_wish_or_freshness():
    near, far = team(1, miles=(1.0, 1.0)), team(3, miles=(20.0, 20.0), fresh=1)
    assert order((*near, *far), asking()) == ["3-4", "1-2"]


def test_whoever_is_everything_at_once_stands_before_a_team_that_is_even():
    """One way to go instead of two."""
    assert order((*team(1), alone(9)), asking()) == ["9", "1-2"]
    better = team(1, therapists=("hours",), prescribers=("hours",))
    assert order((*better, alone(9)), asking("hours")) == ["1-2", "9"]


def test_teams_with_equal_ways_turn_by_the_names_of_both():
    two = (*team(1), *team(3))
    names = {"1-2": "listing-1+listing-2", "3-4": "listing-3+listing-4"}
    found = order(two, asking())
    assert found == sorted(names, key=lambda key: turn(names[key], DAY))


wished = st.lists(st.sampled_from(["insurance", "hours", "condition", "language"]), max_size=4)
some = st.lists(st.sampled_from(["insurance", "hours", "condition", "language"]), unique=True)


@given(st.lists(st.tuples(some, some), min_size=2, max_size=3), some, wished, st.data())
def test_a_wish_that_is_met_never_lowers_a_team(pairs, solo, facets, data):
    """Met means that both have it, or the two together where it is shared work."""
    more = data.draw(st.sampled_from(["insurance", "condition"]))
    raised = data.draw(st.integers(0, len(pairs) - 1))
    pairs = [
        (
            sorted({*one, more}) if number == raised else one,
            sorted({*other, more}) if number == raised and more == "insurance" else other,
        )
        for number, (one, other) in enumerate(pairs)
    ]
    field = [
        each
        for number, pair in enumerate(pairs)
        for each in team(10 * number + 1, pair[0], pair[1], (number, 2.0))
    ]
    field.append(alone(99, solo))
    key = f"{10 * raised + 1}-{10 * raised + 2}"
    before, after = (order(field, asking(*each)) for each in (facets, (*facets, more)))
    assert after.index(key) <= before.index(key)
