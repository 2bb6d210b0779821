"""Fast and wrong is not fast: every engine that can be had here answers as the long way does."""

from dataclasses import replace

import pytest

from bench.search.agreement import Agreement, differences
from bench.search.asking import KINDS, Outcome
from bench.search.engines import built
from bench.search.oracle import Oracle
from bench.search.timing import timed


@pytest.fixture
def agreement(stage, questions):
    """Judges answers about the stage."""
    return Agreement.with_oracle(Oracle(stage.listings, stage.options, stage.lexicon), questions)


@pytest.mark.parametrize("name", ["ours", "sqlite", "ordinary"])
def test_an_engine_answers_as_the_long_way_does(name, stage, questions, agreement):
    """Totals, first page, every count, and reasons where it gives them."""
    engine = built(name, stage)
    # The ordinary way takes its time even here: two of each kind.
    asked = questions[:8] if name == "ordinary" else questions
    timings = timed([engine], asked, stage.rows, agreement.judge)
    engine.close()
    assert agreement.faults == []
    assert set(timings) == set(KINDS)
    assert all(each[name].median > 0 for each in timings.values())


def test_every_engine_is_asked_in_the_same_run(stage, questions, agreement):
    """Side by side, so that a busy moment hits all of them."""
    engines = [built(name, stage) for name in ("ours", "sqlite")]
    timings = timed(engines, questions, stage.rows, agreement.judge)
    assert {name for each in timings.values() for name in each} == {"ours", "sqlite"}
    assert all(each["ours"].questions == 6 for each in timings.values())
    assert agreement.right == agreement.asked


RIGHT = Outcome(2, (7, 9), {"route:iv": 2}, ("+-", "--"))


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"total": 3}, "a total of 3"),
        ({"first": (9, 7)}, r"the page \(9, 7\)"),
        ({"counts": {"route:iv": 1}}, "route:iv counted 1"),
        ({"counts": None}, "route:iv counted None"),
        ({"reasons": ("++", "--")}, "the reasons"),
    ],
)
def test_each_part_of_an_answer_is_compared(wrong, told):
    """An engine that leaves out what is dear would look quick."""
    with pytest.raises(AssertionError, match=told):
        assert differences(RIGHT, replace(RIGHT, **wrong)) == ""


def test_an_engine_may_leave_out_reasons():
    """tantivy gives none, which is told beside its figures."""
    assert differences(RIGHT, replace(RIGHT, reasons=None)) == ""
