"""One run: the listings, the engines, the questions in turns, and what came of it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from bench.search import report
from bench.search.agreement import Agreement
from bench.search.asking import Engine
from bench.search.engines import built
from bench.search.engines.ours import Ours
from bench.search.machine import load, machine
from bench.search.memory import megabytes
from bench.search.oracle import Oracle
from bench.search.questions import Asker
from bench.search.scene import Scene, scene
from bench.search.scratch import ending_on_signals, scratch_schema, statements_not_kept
from bench.search.targets import growth, verdicts
from bench.search.timing import Timings, timed
from providers.dates import today

Tell = Callable[[str], object]
GROWTH = (10_000, 1_000_000)


@dataclass(frozen=True)
class Plan:
    """What to measure: how many listings and questions of a kind, from which seed, with which engines."""

    providers: int
    seed: int
    engines: tuple[str, ...]
    questions: int = 50
    growth: bool = False


@dataclass(frozen=True)
class Result:
    """Times by kind and engine, and what engines said that is wrong."""

    timings: Timings
    faults: Sequence[str]


def run(plan: Plan, tell: Tell, progress: Tell) -> Result:
    """Measure; `tell` is given the lines of the report, `progress` what is being done."""
    with ending_on_signals(), statements_not_kept():
        with scratch_schema():
            result = _side_by_side(plan, tell, progress)
        if plan.growth:
            with scratch_schema():
                _growth(plan, tell, progress)
    return result


def _side_by_side(plan: Plan, tell: Tell, progress: Tell) -> Result:
    progress(f"inventing {plan.providers:,} listings")
    stage = scene(plan.providers, plan.seed)
    questions = Asker(stage.listings, stage.options, plan.seed).questions(plan.questions)
    progress("finding the right answers the long way")
    oracle = Oracle(stage.listings, stage.options, stage.lexicon)
    found = Agreement.with_oracle(oracle, questions)
    before = load()
    with ExitStack() as stack:
        engines = [stack.enter_context(_open(name, stage, progress)) for name in plan.engines]
        progress("asking")
        timings = timed(engines, questions, stage.rows, found.judge)
        _tell_set_up(plan, engines, before, tell)
    tell("")
    for line in report.table(timings, engines):
        tell(line)
    tell("\nms: median without the read of the page's rows, which is the same for all")
    for line in report.finding(timings, engines):
        tell(line)
    tell("\nRatios of medians, with the bounds set for 100,000 listings:")
    for line in report.targets(verdicts(timings)):
        tell(line)
    tell("\nAnswers that are right in every part (total, page, counts, reasons):")
    for line in report.agreement(found, engines):
        tell(line)
    return Result(timings, found.faults)


def _tell_set_up(plan: Plan, engines: Sequence[Engine], before: float, tell: Tell) -> None:
    tell(f"{plan.providers:,} listings, seed {plan.seed}, {today()}")
    tell(machine())
    tell(f"{', '.join(f'{each.name}: {each.version}' for each in engines)}")
    tell(f"load before {before:.1f}, after {load():.1f}")
    for engine in engines:
        if isinstance(engine, Ours):
            tell(
                f"the snapshot: {megabytes(engine.snapshot):,.0f} MB a process,"
                f" built in {engine.build_seconds:.2f} s"
            )


def _growth(plan: Plan, tell: Tell, progress: Tell) -> None:
    """Our own times for few and for very many listings, over the same questions."""
    engines, rows = [], []
    for count in GROWTH:
        progress(f"inventing {count:,} listings")
        stage = scene(count, plan.seed)
        if count == GROWTH[0]:
            asker = Asker(stage.listings, stage.options, plan.seed)
        engines.append(Ours(stage))
        rows.append(stage.rows)
    questions = asker.questions(plan.questions)
    progress("asking")
    small, large = (
        timed([engine], questions, of, _believe) for engine, of in zip(engines, rows, strict=True)
    )
    tell(f"\nOurs from {GROWTH[0]:,} to {GROWTH[1]:,} listings, the same questions:")
    for line in report.growth(growth(small, large), small, large):
        tell(line)
    sizes = (f"{megabytes(engine.snapshot):,.0f}" for engine in engines)
    tell(f"the snapshot: {' → '.join(sizes)} MB a process")


@contextmanager
def _open(name: str, stage: Scene, progress: Tell) -> Iterator[Engine]:
    progress(f"setting up {name}")
    engine = built(name, stage)
    try:
        yield engine
    finally:
        engine.close()


def _believe(*_: object) -> None:
    """Answers at these sizes have been compared in the run before."""
