"""Engines asked the same questions in turns, so that whatever else the computer does hits all of them alike."""

import gc
import random
import time
from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from bench.search.asking import KINDS, Engine, Outcome, Question
from bench.search.rows import PageRows, all_read

# How many questions of a kind each engine is asked beforehand.
WARM_UP = 5
# Questions of the same kind that are asked just before each.
AHEAD = 3
# Engines that take seconds a question are asked that many of a kind.
FEW = {"ordinary": 5}


@dataclass(frozen=True)
class Timing:
    """The times of one engine for one kind of question, in milliseconds; `finding` is the median without the read of rows."""

    median: float
    p95: float
    questions: int
    finding: float


Timings = dict[str, dict[str, Timing]]
"""Kind → engine → times."""


def timed(
    engines: Sequence[Engine],
    questions: Sequence[Question],
    rows: PageRows,
    judge: Callable[[Engine, Question, Outcome], None],
    progress: Callable[[int], object] = int,
) -> Timings:
    """Ask everything of every engine, the engines in another order each time, and read the rows of the page that it finds.

    The rows come from PostgreSQL whoever found them: only there is known what has just been hidden, and a copy in an engine
    would show it. Raises AssertionError when a row of a page was not read.

    Engines share a processor here, and turn one another's data out of its caches; on a site the one in use would have them to
    itself. So each is asked the AHEAD questions before this one first, outside of the time.

    `judge` is given every outcome, between the timed parts; `progress` the number of questions done.
    """
    seen: dict[tuple[str, str], int] = defaultdict(int)
    times: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    # The same orders in each run.
    order = random.Random(len(questions))
    _warm_up(engines, questions, rows)
    before = {kind: deque((q for q in questions if q.kind == kind), AHEAD) for kind in KINDS}
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
                for other in () if engine.name in FEW else before[question.kind]:
                    rows.read(engine.page(engine.ask(other)))
                begun = time.perf_counter_ns()
                told = engine.ask(question)
                found = time.perf_counter_ns()
                page = engine.page(told)
                read = rows.read(page)
                whole = time.perf_counter_ns() - begun
                times[key].append((whole / 1e6, (found - begun) / 1e6))
                all_read(read, page)
                judge(engine, question, engine.outcome(question, told))
            before[question.kind].append(question)
            progress(number + 1)
    finally:
        gc.enable()
    kinds: Timings = defaultdict(dict)
    for (kind, name), each in times.items():
        whole, finding = np.array(each).T
        median, p95 = np.percentile(whole, [50, 95]).tolist()
        kinds[kind][name] = Timing(median, p95, len(each), float(np.median(finding)))
    return dict(kinds)


def _warm_up(engines: Sequence[Engine], questions: Sequence[Question], rows: PageRows) -> None:
    for engine in engines:
        seen: dict[str, int] = defaultdict(int)
        for question in questions:
            seen[question.kind] += 1
            if seen[question.kind] <= (1 if engine.name in FEW else WARM_UP):
                rows.read(engine.page(engine.ask(question)))
