"""A client who chose a kind of treatment hears only of services of that kind, in reasons, in the order and in prices."""

from hypothesis import given
from hypothesis import strategies as st

from catalog.load import cost_band
from matching.cards import cost_in_words
from matching.criteria import judge, judge_together
from matching.matches import match_candidates
from matching.offered import OF_A_SERVICE, cost_bands
from matching.preferences import Preferences, Wish
from matching.reasons import Verdict
from tests.matching.plain import (
    DAY,
    by_number,
    candidate,
    facts,
    offer,
    standing,
    therapist,
)

MODELS = ("medical", "psycholytic", "psychedelic")
LOZENGE = offer("psycholytic", route="sublingual", course_low=4000, course_high=4500)
DRIP = offer("medical", route="iv", course_low=900, course_high=1200)
BOTH_ROLES = standing(therapist_states=frozenset({"OR"}))
prices = st.none() | st.integers(100, 20_000)
services = st.builds(
    offer,
    st.sampled_from(MODELS),
    route=st.sampled_from(["iv", "im", "sublingual"]),
    molecule=st.sampled_from(["ketamine", "esketamine"]),
    therapy=st.sampled_from(["none", "partner", "same_provider"]),
    format=st.sampled_from(["in_person", "telehealth"]),
    phases=st.lists(st.sampled_from(["preparation", "integration"]), unique=True).map(tuple),
    course_low=prices,
)
listed = st.lists(services, max_size=5).map(tuple)
asked = st.sampled_from(
    [
        Wish("route", ("iv",)),
        Wish("molecule", ("esketamine",)),
        Wish("therapy", ("same_provider", "partner")),
        Wish("format", ("telehealth",)),
        Wish("phase", ("integration",)),
        Wish("cost", ("under_1000", "1000_2500")),
    ]
)


def test_a_drip_of_another_kind_of_treatment_is_no_reason_to_stand_first():
    """She gives the drip without talk only: whoever wants talk with a drip does not get that here."""
    drip = candidate(1, offers=(DRIP, LOZENGE), standing=BOTH_ROLES)
    preferences = Preferences(models=("psycholytic",), wishes=(Wish("route", ("iv",)),))
    (match,) = match_candidates(by_number(drip), preferences, DAY).all
    assert [reason.verdict for reason in match.reasons] == [Verdict.UNMET]


def test_whoever_fills_only_one_of_two_chosen_models_is_judged_by_that_one():
    """Her lozenges come with talk, but no therapist is here: the card shows her for the drip, and so do the reasons."""
    prescriber = candidate(1, offers=(DRIP, LOZENGE))
    preferences = Preferences(
        models=("medical", "psycholytic"), wishes=(Wish("route", ("sublingual",)),)
    )
    (match,) = match_candidates(by_number(prescriber), preferences, DAY).all
    assert match.unit.models == ("medical",)
    assert match.reasons[0].verdict == Verdict.UNMET


def test_a_team_has_what_either_lists_of_the_chosen_kind():
    """The prescriber's own drip is another treatment; the lozenge that the therapist lists is given by both together."""
    team = (
        candidate(1, offers=(LOZENGE,), standing=therapist()),
        candidate(2, offers=(DRIP,)),
    )
    for route, verdict in (("sublingual", Verdict.MET), ("iv", Verdict.UNMET)):
        assert judge_together(Wish("route", (route,)), team, ("psycholytic",)) == verdict


def test_the_price_is_that_of_the_chosen_kind():
    both = candidate(1, offers=(DRIP, LOZENGE))
    cheap = Wish("cost", ("under_1000",))
    assert judge(cheap, both, ("medical",)) == Verdict.MET
    assert judge(cheap, both, ("psycholytic",)) == Verdict.UNMET
    assert judge(cheap, both, ("psychedelic",)) == Verdict.UNKNOWN
    assert cost_in_words(both.facts, ("medical",)) == "Whole course: $900 to $1,200"
    assert cost_in_words(both.facts, ("psycholytic",)) == "Whole course: $4,000 to $4,500"
    assert "not stated" in cost_in_words(facts(offers=(offer(),)), ("medical",))


@given(listed, listed, asked, st.sampled_from(MODELS))
def test_services_of_other_kinds_change_no_verdict(offers, more, wish, model):
    """Nobody climbs in a list by adding a service that the client did not ask for."""
    others = tuple(each for each in more if each.model != model)
    plain, padded = (candidate(1, offers=each) for each in (offers, (*others, *offers)))
    assert judge(wish, plain, (model,)) == judge(wish, padded, (model,))
    assert cost_in_words(plain.facts, (model,)) == cost_in_words(padded.facts, (model,))


@given(listed, asked, st.sampled_from(MODELS))
def test_a_service_that_has_it_meets_the_wish(offers, wish, model):
    """Met exactly when a service of the chosen kind has it; unknown only when none of them says."""
    own = [each for each in offers if each.model == model]
    verdict = judge(wish, candidate(1, offers=offers), (model,))
    if not own:
        assert verdict == Verdict.UNKNOWN
    elif wish.facet in OF_A_SERVICE - {"phase"}:
        has = any(getattr(each, wish.facet) in wish.values for each in own)
        assert verdict == (Verdict.MET if has else Verdict.UNMET)


@given(st.integers(0, 50_000))
def test_a_price_lies_in_the_band_in_which_the_search_counts_it(dollars):
    """Else the guide would call "under $1,000" what the search does not."""
    assert cost_bands([offer(course_low=dollars)]) == frozenset({cost_band(dollars)})
