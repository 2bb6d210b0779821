"""What the order promises, whatever is asked and whoever is listed: tried on the answers that a program gets."""

import datetime as dt
import json
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from matching.api.facets import VALUES
from tests.matching.api.asking import among, answered, post
from tests.matching.api.worlds import LISTED, OF_SERVICES, bodies, worlds
from tests.matching.plain import DAY, by_number, candidate

GROUPS = ("all", "close", "telehealth")


def full(answer):
    """Those who miss nothing, alone or in teams."""
    teams = [each for each in answer["teams"] if not each["missing_gates"]]
    return [*answer["groups"]["all"], *answer["groups"]["telehealth"], *teams]


def lists(answer):
    """Each list of the answer that has an order, as (who, wishes that are met)."""
    for group in (*answer["groups"].values(), answer["teams"]):
        yield [(tuple(each.get(role) for role in ROLES), each["met"]) for each in group]


ROLES = ("slug", "therapist", "prescriber")


def has(facts, facet, values):
    """Read from the facts alone, without the rule: the listing has one of the values."""
    if facet in OF_SERVICES:
        return any(getattr(each, facet) in values for each in facts.offers)
    if facet == "phase":
        return any(phase in values for each in facts.offers for phase in each.phases)
    return not (facts.options[facet] or frozenset()).isdisjoint(values)


@settings(max_examples=60)
@given(worlds(), bodies)
def test_no_must_is_broken_outside_close(field, body):
    """Whoever must have something never finds, among the full matches, a provider without it."""
    by_slug = {each.facts.slug: each.facts for each in field.values()}
    with among(field):
        answer = answered(body)
    accepted = {"open", "waitlist"} if body.get("include_waitlist", True) else {"open"}
    for match in full(answer):
        members = [by_slug[match[role]] for role in ROLES if role in match]
        assert match["missing_gates"] == []
        assert all(facts.availability in accepted for facts in members)
        for facet, values in body.get("must", {}).items():
            if values and facet in {*LISTED, *OF_SERVICES, "phase"}:
                assert any(has(facts, facet, values) for facts in members)
    assert all(match["missing_gates"] for match in answer["groups"]["close"])


@settings(max_examples=60)
@given(worlds(), bodies, st.data())
def test_a_wish_that_is_met_never_lowers_anybody(field, body, data):
    """Of every facet, services and prices too: whoever asks for one thing more does not push back who has it."""
    wished = body.get("wishes", {})
    facet = data.draw(st.sampled_from([name for name in VALUES if name not in wished]))
    value = data.draw(st.sampled_from(VALUES[facet]))
    with among(field):
        before = answered(body)
        after = answered({**body, "wishes": {**wished, facet: [value]}})
    for old, new in zip(lists(before), lists(after), strict=True):
        stood = [who for who, _ in old]
        for place, (who, met) in enumerate(new):
            if {"facet": facet, "values": [value]} in met:
                assert place <= stood.index(who)


@settings(max_examples=40)
@given(worlds(), bodies, st.randoms(use_true_random=False))
def test_what_is_no_input_changes_no_byte(field, body, chance):
    """Names, numbers, letters behind a name, days of checks, the order of reading and of the body's names."""
    shuffled = list(field.values())
    chance.shuffle(shuffled)
    number = {pk: 1000 - pk for pk in field}
    disguised = by_number(
        *(
            replace(
                each,
                facts=replace(
                    each.facts,
                    pk=number[each.facts.pk],
                    name=chance.choice("XYZ"),
                    post_nominals=chance.choice(["MD", ""]),
                    kind=chance.choice(["individual", "organization"]),
                    next_opening_days=chance.randrange(90),
                    course_low=chance.randrange(9000),
                    standing=replace(
                        each.facts.standing,
                        checked_on=DAY - dt.timedelta(days=chance.randrange(80)),
                        partners={
                            number[pk]: states
                            for pk, states in (each.facts.standing.partners or {}).items()
                        },
                    ),
                ),
            )
            for each in shuffled
        )
    )
    names = list(body)
    chance.shuffle(names)
    with among(field):
        plain = post(body).content
    with among(disguised):
        assert post({name: body[name] for name in names}).content == plain


@settings(max_examples=30)
@given(worlds(), bodies)
def test_the_same_body_gives_the_same_bytes_all_day(field, body):
    with among(field):
        assert post(body).content == post(json.dumps(body, indent=3)).content


def test_of_two_that_tie_each_leads_about_half_of_the_days():
    """Nobody is first for good; a month is long enough to see it."""
    two = by_number(candidate(1), candidate(2))
    leaders = []
    for number in range(30):
        with among(two, DAY + dt.timedelta(days=number)):
            leaders.append(answered({"state": "OR"})["groups"]["all"][0]["slug"])
    assert 10 <= leaders.count("listing-1") <= 20
