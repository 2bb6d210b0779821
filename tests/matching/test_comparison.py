"""All options beside each other: none hidden, none forced, each verdict backed by a sentence of the content."""

import itertools

import pytest

from matching import fits
from matching.comparison import compare
from matching.importance import STATED, VALUES
from matching.library.loader import library
from matching.library.option import WANTED
from matching.questions.depth import DepthForm
from matching.questions.talk import TalkForm
from matching.reasons import Verdict
from tests.choices import choices_of

OPTIONS = library().options
SAID = {
    "talk": [each for each in choices_of(TalkForm.base_fields["talk"]) if each != "unsure"],
    "depth": [each for each in choices_of(DepthForm.base_fields["depth"]) if each != "unsure"],
    "how_given": list(library().routes),
    **{value: list(said) for value, said in STATED.items()},
}


def test_the_client_can_say_something_of_every_value_the_content_names():
    assert set(SAID) == set(library().words["values"]) == {value for value, _ in VALUES}


@pytest.mark.parametrize(
    ("value", "said"), [(value, said) for value, choices in SAID.items() for said in choices]
)
def test_every_option_is_judged_for_whatever_a_client_may_say(value, said):
    compared = compare(OPTIONS.values(), {value: (said,)})
    assert {each.option.id for each in compared} == set(OPTIONS)
    assert all(len(each.answers) == 1 and each.answers[0].statement for each in compared)


def test_where_the_content_is_silent_the_verdict_is_unknown():
    """ "Not covered by our sources" and "no reliable number" must never be told to anyone as a no."""
    silent = 0
    for value, choices in SAID.items():
        for option in OPTIONS.values():
            if option.values[value].gap:
                assert {fits.judge(option, value, (said,)) for said in choices} == {Verdict.UNKNOWN}
                silent += 1
    assert silent > 8


def test_whatever_the_content_may_judge_a_client_can_say_and_the_other_way_around():
    """A choice of the guide that no option could ever meet would be asked in vain."""
    judged = {value: said for value, said in SAID.items() if value in WANTED}
    assert judged == {value: list(choices) for value, choices in WANTED.items()}
    for value, choices in WANTED.items():
        for choice in choices:
            assert any(
                fits.judge(option, value, (choice,)) == Verdict.MET for option in OPTIONS.values()
            ), (value, choice)


def test_most_met_first_and_no_option_lost():
    for said in itertools.product(SAID["talk"], SAID["depth"], SAID["how_given"]):
        stated = dict(zip(("talk", "depth", "how_given"), ((each,) for each in said), strict=True))
        compared = compare(OPTIONS.values(), stated)
        assert {each.option.id for each in compared} == set(OPTIONS)
        weights = [each.met_weight for each in compared]
        assert weights == sorted(weights, reverse=True)


def test_no_answer_leaves_the_order_of_the_content_and_favors_nothing():
    assert [each.option.id for each in compare(OPTIONS.values(), {})] == list(OPTIONS)
    assert all(each.met == 0 for each in compare(OPTIONS.values(), {"talk": ()}))


def test_what_matters_more_counts_twice():
    said = {"talk": ("during",), "depth": ("deep",)}
    first = compare(OPTIONS.values(), said, frozenset({"depth"}))[0]
    assert first.option.id == "psychedelic"
    assert compare(OPTIONS.values(), said, frozenset({"talk"}))[0].option.id == "psycholytic"


def test_proof_is_judged_by_the_certainty_that_the_content_gives():
    compared = {
        each.option.id: each for each in compare(OPTIONS.values(), {"effectiveness": ("measured",)})
    }
    verdicts = {name: each.answers[0].reason.verdict for name, each in compared.items()}
    for name, option in OPTIONS.items():
        answer = option.values["effectiveness"]
        if answer.gap or answer.certainty == "unclear":
            assert verdicts[name] == Verdict.UNKNOWN, name
        else:
            proved = answer.certainty in ("strong", "moderate")
            assert verdicts[name] == (Verdict.MET if proved else Verdict.UNMET), name
    assert verdicts["psychedelic"] == verdicts["psycholytic"] == Verdict.UNKNOWN
