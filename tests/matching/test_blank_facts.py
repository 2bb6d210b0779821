"""A listing that leaves something blank gives a question for the visit, each fact of it one, without a database."""

import dataclasses
from typing import Any

import pytest

from catalog.facts import SAFETY, Facts
from matching.blank_facts import FACTS, blank_facts
from matching.library.loader import library
from matching.reasons import Reason, Verdict
from tests.matching.plain import FACETS, facts, offer, standing

SAID = frozenset({"said"})
# A listing that states everything, by what states it.
OPTIONS = dict.fromkeys(set(FACETS) - {"cost"}, SAID)
DESCRIBED: dict[str, Any] = {"phases": ("preparation",), "course_low": 900}
FULL_OFFER = offer("psycholytic", **DESCRIBED)


def full(pk: int = 1, **fields):
    """A listing that leaves nothing blank."""
    stated = {**OPTIONS, "offers": (FULL_OFFER,), "next_opening_days": 7}
    return facts(pk, **stated | fields)


def blank(*members: Facts, empty=None, models=("psycholytic",), asked=()):
    return blank_facts(members, empty or {}, models, asked)


def test_whoever_states_everything_is_asked_nothing():
    assert blank(full()) == {}


# Each fact, and how a listing leaves only that one blank.
LEFT_BLANK: dict[str, dict[str, Any]] = {
    **{fact: {fact: None} for fact in set(FACTS) & set(OPTIONS) - {"accepting", "phase"}},
    "accepting": {"availability": "unknown"},
    "opening": {"next_opening_days": None},
    "cost": {"offers": (dataclasses.replace(FULL_OFFER, course_low=None),)},
    "phase": {"offers": (dataclasses.replace(FULL_OFFER, phases=()),)},
    "prescribes": {"standing": standing(prescribing={"OR": "not_confirmed"})},
    **{
        fact: {"offers": (offer("psycholytic", **DESCRIBED | {fact: ""}),)}
        for fact in ("molecule", "route", "format", "therapy")
    },
}


@pytest.mark.parametrize("fact", sorted(set(FACTS) - set(SAFETY)))
def test_each_fact_that_is_left_blank_is_asked_for_and_no_other(fact):
    assert blank(full(**LEFT_BLANK[fact])) == {fact: ("Listing 1",)}


@pytest.mark.parametrize("fact", SAFETY)
def test_each_blank_about_the_safety_of_a_session_is_asked_for(fact):
    assert blank(full(), empty={1: (fact,)}) == {fact: ("Listing 1",)}


def test_every_fact_has_its_question_and_there_is_none_to_spare():
    assert set(library().blank_questions) == set(FACTS)
    assert len(FACTS) == len(set(FACTS))


def test_every_facet_that_a_listing_states_is_among_the_facts():
    """A facet that is added one day must not stay unasked on every sheet."""
    follow_from_others = {"model", "profession", "verified"}
    assert set(FACETS) - follow_from_others <= set(FACTS)


def test_whoever_is_full_has_said_so():
    assert blank(full(availability="full", next_opening_days=None)) == {}


def test_what_the_client_asks_for_anyway_is_not_asked_twice():
    asked = [Reason("insurance", ("aetna",), Verdict.UNKNOWN)]
    assert blank(full(insurance=None), asked=asked) == {}


def test_of_a_team_the_question_goes_to_whoever_leaves_it_open():
    found = blank(full(1), full(2, insurance=None))
    assert found == {"insurance": ("Listing 2",)}


def test_a_service_that_one_of_a_team_describes_is_described():
    """Often only one of the two lists the service that they give together."""
    found = blank(full(1), full(2, offers=()))
    assert found == {"cost": ("Listing 2",)}


def test_nobody_asks_for_a_school_of_therapy_where_there_is_no_therapy():
    medical = (offer("medical", phases=("dosing",), course_low=900),)
    assert blank(full(orientation=None, offers=medical), models=("medical",)) == {}


def test_prices_of_another_kind_of_treatment_are_no_prices_here():
    other = offer("medical", phases=("dosing",), course_low=400)
    silent = dataclasses.replace(FULL_OFFER, course_low=None)
    assert blank(full(offers=(other, silent))) == {"cost": ("Listing 1",)}
