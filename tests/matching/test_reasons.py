"""Met, not met, not known: unknown is never made into a no, and never into a yes."""

from hypothesis import given
from hypothesis import strategies as st

from matching.reasons import Reason, Verdict, all_of, any_of, weight_of

verdicts = st.lists(st.sampled_from(Verdict), min_size=1, max_size=6)


@given(verdicts)
def test_one_that_fits_is_enough_where_any_may(given_verdicts):
    together = any_of(given_verdicts)
    assert (together == Verdict.MET) == (Verdict.MET in given_verdicts)
    if together == Verdict.UNMET:
        assert set(given_verdicts) == {Verdict.UNMET}


@given(verdicts)
def test_all_must_fit_where_all_have_to(given_verdicts):
    together = all_of(given_verdicts)
    assert (together == Verdict.UNMET) == (Verdict.UNMET in given_verdicts)
    if together == Verdict.MET:
        assert set(given_verdicts) == {Verdict.MET}


@given(verdicts, st.sampled_from(Verdict))
def test_weights_are_added_by_verdict(given_verdicts, verdict):
    why = [Reason("route", ("iv",), each, weight=2) for each in given_verdicts]
    assert weight_of(why, verdict) == 2 * given_verdicts.count(verdict)
