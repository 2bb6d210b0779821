"""Who fills the roles of a model, over plain facts: prescribing within what the law covers, in a state, by a way."""

import pytest

from matching.criteria import Way
from matching.teams import units
from tests.matching.plain import by_number, candidate, offer, standing, therapist

PSYCHOLYTIC_OFFER = (offer("psycholytic"),)


def test_a_partnership_counts_only_in_the_states_it_covers():
    lone = candidate(
        1, offers=PSYCHOLYTIC_OFFER, standing=therapist(partners={2: frozenset({"WA"})})
    )
    complete, incomplete = units(by_number(lone, candidate(2)), ["psycholytic"])
    assert complete == []
    assert [each.lacks for each in incomplete] == [("prescriber",)]


def test_a_prescriber_without_a_therapist_is_not_complete_for_the_deeper_models():
    complete, incomplete = units(
        by_number(candidate(1, offers=(offer("psychedelic"),))), ["psychedelic"]
    )
    assert complete == []
    assert [each.lacks for each in incomplete] == [("therapist",)]


def test_whoever_cannot_prescribe_is_not_complete_for_the_medical_model():
    complete, incomplete = units(by_number(candidate(1, standing=therapist())), ["medical"])
    assert complete == []
    assert [each.lacks for each in incomplete] == [("prescriber",)]


def test_not_confirmed_never_counts_as_a_prescriber():
    open_question = candidate(1, standing=standing(prescribing={"OR": "not_confirmed"}))
    assert units(by_number(open_question), ["medical"])[0] == []


def test_a_model_given_only_from_afar_is_not_had_at_the_office():
    """She has an office here, but offers this model by video only, and is not licensed for that here."""
    there = candidate(1, offers=(offer("medical", format="telehealth"),))
    assert units(by_number(there), ["medical"]) == ([], [])


def test_the_way_shown_is_the_way_in_which_the_model_is_had():
    both = candidate(
        1,
        ways={"OR": Way(True, True, 3.0)},
        offers=(offer("medical", format="telehealth"), offer("psycholytic")),
        standing=standing(therapist_states=frozenset({"OR"})),
    )
    (unit,), _ = units(by_number(both), ["medical"])
    assert unit.ways == (Way(False, True, None),)
    (unit,), _ = units(by_number(both), ["medical", "psycholytic"])
    assert unit.models == ("medical", "psycholytic")
    assert unit.ways == (Way(True, False, 3.0),)


# As for prescribing psychologists in Illinois: no drip and no shot.
LIMITED = standing(prescribing_routes={"OR": frozenset({"sublingual", "intranasal"})})


@pytest.mark.parametrize(
    ("routes", "complete"),
    [(["iv"], False), (["iv", "im"], False), (["sublingual"], True), (["iv", "sublingual"], True)],
)
def test_who_may_prescribe_by_some_routes_only_fills_no_role_by_others(routes, complete):
    """A client is never sent for a drip to somebody who may not prescribe one."""
    offers = tuple(offer("medical", route=route) for route in routes)
    found, lacking = units(by_number(candidate(1, offers=offers, standing=LIMITED)), ["medical"])
    assert bool(found) == complete
    assert [each.lacks for each in lacking] == ([] if complete else [("prescriber",)])


def test_a_route_counts_for_its_own_model_only():
    """Lozenges of another kind of treatment do not make the drip one that they may prescribe."""
    offers = (offer("medical", route="iv"), offer("psychedelic", route="sublingual"))
    assert units(by_number(candidate(1, offers=offers, standing=LIMITED)), ["medical"])[0] == []


@pytest.mark.parametrize("limits", [None, {}, {"WA": frozenset({"sublingual"})}])
def test_without_a_limit_in_the_state_every_route_counts(limits):
    free = candidate(1, standing=standing(prescribing_routes=limits))
    assert len(units(by_number(free), ["medical"])[0]) == 1


@pytest.mark.parametrize(("route", "complete"), [("iv", False), ("sublingual", True)])
def test_a_limited_prescriber_completes_a_team_by_a_covered_route_only(route, complete):
    lone = candidate(
        1,
        offers=(offer("psycholytic", route=route),),
        standing=therapist(partners={2: frozenset({"OR"})}),
    )
    partner = candidate(2, offers=(), standing=LIMITED)
    assert bool(units(by_number(lone, partner), ["psycholytic"])[0]) == complete


def test_an_authority_that_nobody_confirmed_is_told_apart_from_none():
    """What the law lets somebody do can be unclear: that is a question to ask, not a lack."""
    for authority, unconfirmed in (("not_confirmed", True), ("no", False)):
        asked = candidate(1, standing=standing(prescribing={"OR": authority}))
        (each,) = units(by_number(asked), ["medical"])[1]
        assert each.lacks == ("prescriber",)
        assert each.unconfirmed == unconfirmed
