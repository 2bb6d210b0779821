"""Engines asked the same questions in turns, so that whatever else the computer does hits all of them alike."""

import gc
import random
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from bench.search.asking import Engine, Outcome, Question

# How many questions of a kind each engine is asked beforehand.
WARM_UP = 5
# Engines that take seconds a question are asked that many of a kind.
FEW = {"ordinary": 5}


@dataclass(frozen=True)
class Timing:
    """The times of one engine for one kind of question, in milliseconds."""

    median: float
    p95: float
    questions: int


Timings = dict[str, dict[str, Timing]]
"""Kind → engine → times."""


def timed(
    engines: Sequence[Engine],
    questions: Sequence[Question],
    judge: Callable[[Engine, Question, Outcome], None],
    progress: Callable[[int], object] = int,
) -> Timings:
    """Ask everything of every engine, the engines in another order each time; only `ask` is timed.

    `judge` is given every outcome, between the timed parts; `progress` the number of questions done.
    """
    seen: dict[tuple[str, str], int] = defaultdict(int)
    times: dict[tuple[str, str], list[float]] = defaultdict(list)
    # The same orders in each run.
    order = random.Random(len(questions))
    _warm_up(engines, questions)
    gc.collect()
    gc.disable()
    try:
        for number, question in enumerate(questions):
            # Never one after the same other: who comes after an engine that reads the same rows finds them near at hand, and
            # who comes after one that fills every core's memory finds nothing.
            for engine in order.sample(engines, len(engines)):
                key = (question.kind, engine.name)
                if seen[key] >= FEW.get(engine.name, len(questions)):
                    continue
                seen[key] += 1
                begun = time.perf_counter_ns()
                told = engine.ask(question)
                times[key].append((time.perf_counter_ns() - begun) / 1e6)
                judge(engine, question, engine.outcome(question, told))
            progress(number + 1)
    finally:
        gc.enable()
    kinds: Timings = defaultdict(dict)
    for (kind, name), each in times.items():
        median, p95 = np.percentile(each, [50, 95]).tolist()
        kinds[kind][name] = Timing(median, p95, len(each))
    return dict(kinds)


def _warm_up(engines: Sequence[Engine], questions: Sequence[Question]) -> None:
    for engine in engines:
        seen: dict[str, int] = defaultdict(int)
        for question in questions:
            seen[question.kind] += 1
            if seen[question.kind] <= (1 if engine.name in FEW else WARM_UP):
                engine.ask(question)
