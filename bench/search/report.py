"""A run in words and tables, and as JSON."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.search.agreement import Agreement
from bench.search.asking import KINDS, Engine
from bench.search.targets import NAMES, Verdict
from bench.search.timing import Timings


def table(timings: Timings, engines: Sequence[Engine]) -> Iterator[str]:
    """Medians and 95th percentiles, a row an engine."""
    yield f"{'ms: median / p95':<18}" + "".join(f"{NAMES[kind]:>24}" for kind in KINDS)
    for engine in engines:
        cells = []
        for kind in KINDS:
            timing = timings[kind][engine.name]
            cells.append(f"{timing.median:>14,.2f} / {timing.p95:>7,.2f}")
        yield f"{engine.name:<18}" + "".join(f"{cell:>24}" for cell in cells)


def finding(timings: Timings, engines: Sequence[Engine]) -> Iterator[str]:
    """Medians of finding alone, a row an engine, with how ours compare."""
    for engine in engines:
        cells = []
        for kind in KINDS:
            each = timings[kind]
            ratio = ""
            if "ours" in each and engine.name != "ours":
                ratio = f"ours {each['ours'].finding / each[engine.name].finding:.2f}"
            cells.append(f"{each[engine.name].finding:>14,.2f}{ratio:>10}")
        yield f"{engine.name:<18}" + "".join(cells)


def targets(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """Each target, what was measured, and whether that meets it."""
    for verdict in verdicts:
        target = verdict.target
        sign = "≥" if target.at_least else "≤"
        what = f"{target.over} / {target.under}, {NAMES[target.kind]}"
        yield (
            f"{what:<46}{verdict.ratio:>10,.2f}   {sign} {target.bound:<6g}"
            f"{'met' if verdict.met else 'NOT MET'}"
        )


def growth(verdicts: Sequence[Verdict], small: Timings, large: Timings) -> Iterator[str]:
    """How our medians grew from the small to the large."""
    for verdict in verdicts:
        kind = verdict.target.kind
        yield (
            f"{NAMES[kind]:<24}{small[kind]['ours'].median:>8,.2f} → {large[kind]['ours'].median:>8,.2f} ms"
            f"{verdict.ratio:>9,.1f} x   ≤ {verdict.target.bound:<6g}"
            f"{'met' if verdict.met else 'NOT MET'}"
        )


def agreement(found: Agreement, engines: Sequence[Engine]) -> Iterator[str]:
    """How often each engine's answer was the right one, in all of its parts."""
    for engine in engines:
        cells = []
        for kind in KINDS:
            key = (kind, engine.name)
            cells.append(f"{NAMES[kind]} {found.right[key]} of {found.asked[key]}")
        yield f"{engine.name:<12}{', '.join(cells)}"


def write_json(path: Path, providers: int, timings: Timings) -> None:
    """The figures for other programs."""
    kinds = {
        kind: {
            name: {"median_ms": round(timing.median, 4), "p95_ms": round(timing.p95, 4)}
            for name, timing in engines.items()
        }
        for kind, engines in timings.items()
    }
    path.write_text(json.dumps({"providers": providers, "kinds": kinds}, indent=2) + "\n")
