"""The rule that orders providers: counted, explained, blind to everything it must not see."""

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching import criteria
from matching.criteria import SHARED, WEIGHTS
from matching.matches import match_candidates
from matching.offered import OF_A_SERVICE
from matching.phrases import FACETS as WORDS
from matching.preferences import Preferences, Wish
from matching.reasons import Verdict
from tests.matching.plain import DAY, FACETS, by_number, candidate, facts, offer, standing

VALUES = "abc"
# Facets of the listing as a whole; those of its services are the matter of test_offered.py.
WISHED = [
    facet
    for facet in FACETS
    if facet not in {"model", "cost", "accepting", "verified"} | OF_A_SERVICE
]
stated = st.none() | st.frozensets(st.sampled_from(VALUES), max_size=3)
options = st.fixed_dictionaries(dict.fromkeys(WISHED, stated))
wish = st.builds(
    Wish,
    st.sampled_from(WISHED),
    st.lists(st.sampled_from(VALUES), min_size=1, max_size=2).map(tuple),
)
asked = st.builds(
    Preferences,
    models=st.just(("medical",)),
    must=st.lists(wish, max_size=2).map(tuple),
    wishes=st.lists(wish, max_size=5).map(tuple),
    matter_more=st.frozensets(st.sampled_from(WISHED), max_size=3),
)
availability = st.sampled_from(["open", "waitlist", "full", "away", "unknown"])
field_of = st.builds(
    lambda all_options, all_fresh, all_availability: by_number(
        *(
            candidate(pk, fresh, availability=opening, **stated_options)
            for pk, (stated_options, fresh, opening) in enumerate(
                zip(all_options, all_fresh, all_availability, strict=True), start=1
            )
        )
    ),
    st.lists(options, min_size=6, max_size=6),
    st.lists(st.integers(0, 2), min_size=6, max_size=6),
    st.lists(availability, min_size=6, max_size=6),
)


def order(found):
    return [match.key for match in found.all]


def told(match):
    return [member.facts.slug for member in match.members], match.reasons, match.missing


def test_a_listing_that_does_not_say_is_unknown_and_not_a_no():
    silent, other = candidate(1), candidate(2, language=frozenset({"es"}))
    wanted = Wish("language", ("fr",))
    assert criteria.judge(wanted, silent, ()) == Verdict.UNKNOWN
    assert criteria.judge(wanted, other, ()) == Verdict.UNMET


def test_what_is_not_known_stands_before_a_clear_no():
    silent, other = candidate(1), candidate(2, language=frozenset({"es"}))
    preferences = Preferences(models=("medical",), wishes=(Wish("language", ("fr",)),))
    found = match_candidates(by_number(other, silent), preferences, DAY)
    assert order(found) == ["1", "2"]


def test_what_matters_more_counts_twice():
    talks, near = candidate(1, hours=frozenset("a")), candidate(2, language=frozenset("a"))
    wishes = (Wish("hours", ("a",)), Wish("language", ("a",)))
    for facet, first in (("hours", "1"), ("language", "2")):
        preferences = Preferences(
            models=("medical",), wishes=wishes, matter_more=frozenset({facet})
        )
        found = match_candidates(by_number(talks, near), preferences, DAY)
        assert order(found)[0] == first
        assert found.all[0].rank.fit.met == WEIGHTS.matters_more == 2 * WEIGHTS.wish


def test_freshness_never_outweighs_a_wish():
    fits, fresh = candidate(1, fresh=0, hours=frozenset("a")), candidate(2, fresh=2)
    preferences = Preferences(models=("medical",), wishes=(Wish("hours", ("a",)),))
    assert order(match_candidates(by_number(fresh, fits), preferences, DAY)) == ["1", "2"]


def test_of_two_that_fit_alike_the_fresher_stands_first():
    found = match_candidates(
        by_number(candidate(1), candidate(2, fresh=1)), Preferences(models=("medical",)), DAY
    )
    assert order(found) == ["2", "1"]


@given(field_of, asked)
def test_no_must_is_broken_outside_close(field, preferences):
    found = match_candidates(field, preferences, DAY)
    for match in (*found.all, *found.telehealth):
        assert match.members[0].facts.availability in preferences.accepting
        for must in preferences.must:
            assert criteria.judge_together(must, match.members, match.unit.models) == Verdict.MET
    for match in found.close:
        assert match.missing
        assert sum(reason.verdict == Verdict.UNMET for reason in match.missing) <= 1


@given(field_of, asked, wish, st.integers(1, 6))
def test_a_wish_that_is_met_never_lowers_a_provider(field, preferences, more, pk):
    """Whoever asks for one thing more must not push back a provider who has it."""
    met = replace(
        field[pk].facts, options={**field[pk].facts.options, more.facet: frozenset(more.values)}
    )
    field = {**field, pk: replace(field[pk], facts=met)}
    before = order(match_candidates(field, preferences, DAY))
    wishes = replace(preferences, wishes=(*preferences.wishes, more))
    after = order(match_candidates(field, wishes, DAY))
    if str(pk) in before:
        assert after.index(str(pk)) <= before.index(str(pk))


@given(field_of, asked, st.randoms(use_true_random=False))
def test_what_is_no_input_changes_nothing(field, preferences, chance):
    """Names, numbers, prices in dollars, the order of reading: nobody can buy or come early by them."""
    shuffled = list(field.items())
    chance.shuffle(shuffled)
    disguised = {
        1000 - pk: replace(
            each,
            facts=replace(
                each.facts,
                pk=1000 - pk,
                name=chance.choice("XYZ"),
                post_nominals=chance.choice(["MD", ""]),
                kind=chance.choice(["individual", "organization"]),
                course_low=chance.randrange(9000),
                course_high=chance.randrange(9000, 19000),
                next_opening_days=chance.randrange(90),
                standing=replace(
                    each.facts.standing,
                    checked_on=DAY - dt.timedelta(days=chance.randrange(80)),
                    professions=tuple(chance.sample(["psychiatrist", "crna"], 1)),
                ),
            ),
        )
        for pk, each in shuffled
    }
    plain, dressed = (match_candidates(each, preferences, DAY) for each in (field, disguised))
    for group in ("all", "close", "telehealth"):
        assert [told(match) for match in getattr(plain, group)] == [
            told(match) for match in getattr(dressed, group)
        ]


def test_ties_turn_daily_and_give_everyone_a_fair_share():
    two = by_number(candidate(1), candidate(2))
    days = [DAY + dt.timedelta(days=number) for number in range(400)]
    leaders = [
        order(match_candidates(two, Preferences(models=("medical",)), day))[0] for day in days
    ]
    assert set(leaders[:30]) == {"1", "2"}
    assert 160 <= leaders.count("1") <= 240


@pytest.mark.parametrize(("facet", "value"), [("prescribes", "yes"), ("team", "yes")])
def test_an_authority_that_nobody_confirmed_is_unknown_and_not_a_no(facet, value):
    for authority, verdict in (("not_confirmed", Verdict.UNKNOWN), ("no", Verdict.UNMET)):
        asked_about = candidate(1, standing=standing(prescribing={"OR": authority}))
        assert criteria.judge(Wish(facet, (value,)), asked_about, ()) == verdict


def test_whoever_looks_for_prices_that_are_not_stated_finds_them():
    """The search has that option; so has a program that sends it as a wish."""
    silent, telling = candidate(1), candidate(2, offers=(offer(course_low=900),))
    for wanted, first, second in (
        (("not_stated",), Verdict.MET, Verdict.UNMET),
        (("under_1000",), Verdict.UNKNOWN, Verdict.MET),
    ):
        assert criteria.judge(Wish("cost", wanted), silent, ()) == first
        assert criteria.judge(Wish("cost", wanted), telling, ()) == second


def test_every_listing_that_can_match_is_checked_and_one_of_any():
    checked = candidate(1, verified=frozenset({"yes"}))
    for value in ("yes", "any"):
        assert criteria.judge(Wish("verified", (value,)), checked, ()) == Verdict.MET


def test_in_a_team_the_work_is_shared_and_the_dealings_are_not():
    """One of the two treats PTSD: fine. Only one of the two takes the insurance: the client still pays the other."""
    both = (
        candidate(1, condition=frozenset({"ptsd"}), insurance=frozenset({"aetna"})),
        candidate(2, condition=frozenset(), insurance=frozenset()),
    )
    assert {"condition", "route"} <= SHARED
    assert criteria.judge_together(Wish("condition", ("ptsd",)), both, ()) == Verdict.MET
    assert criteria.judge_together(Wish("insurance", ("aetna",)), both, ()) == Verdict.UNMET


def test_every_facet_a_client_can_wish_for_is_one_that_listings_state():
    assert {facet for facet in WORDS if facet != "accepting"} <= set(facts().options)
