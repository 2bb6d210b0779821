"""The measurement itself, in a process over the database of the run: see bench.matching.__main__."""

import os
import sys
import time
from collections.abc import Sequence

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "directory.settings")
django.setup()

import numpy as np  # noqa: E402
from django.db import connection  # noqa: E402

from bench.matching.clients import all_of  # noqa: E402
from bench.matching.entries import entries  # noqa: E402
from bench.matching.filled import fill  # noqa: E402
from bench.matching.measured import KINDS, measured, right  # noqa: E402
from bench.matching.oracle import Oracle  # noqa: E402
from bench.search.listings import DAY, listings  # noqa: E402
from bench.search.machine import load, machine  # noqa: E402
from bench.search.memory import megabytes  # noqa: E402
from catalog.live.listener import read_snapshot  # noqa: E402
from catalog.snapshot.bits import size  # noqa: E402
from catalog.snapshot.fitting import Fitting  # noqa: E402
from matching.wanted import wanted  # noqa: E402

# What a matching may cost, in searches over the same listings.
BOUND = 3.0


def main(words: Sequence[str]) -> int:
    """Returns 1 when an answer is wrong."""
    count, seed, questions, checked, new = map(int, words)
    them = listings(count, seed)
    if new:
        fill(entries(them, seed))
    begun = time.perf_counter()
    snapshot = read_snapshot(connection, DAY)
    taken = time.perf_counter() - begun
    asked, searches = all_of(seed, questions)
    print(f"{count:,} listings, {snapshot.teams.turn.size // 2:,} pairs of partners, seed {seed}")
    print(machine())
    print(f"the snapshot: {megabytes(snapshot):,.0f} MB a process, read in {taken:.2f} s")
    print(f"load before {load():.1f}", end=", ")
    times = measured(snapshot, asked, searches)
    print(f"after {load():.1f}\n")
    for name in KINDS:
        print(f"{name:<34}{times.median(name):>8.2f} ms{times.p95(name):>10.2f} ms at 95 %")
    for name, base in (
        ("matching", "search"),
        ("matching, with facts and reasons", "search, with facts"),
    ):
        ratio = times.median(name) / times.median(base)
        verdict = "met" if ratio <= BOUND else "NOT MET"
        print(f"{name} / {base}: {ratio:.2f}   ≤ {BOUND:g}   {verdict}")
    reached = [size(Fitting(snapshot, wanted(each)).reach.all) for each in asked]
    good, sizes = right(snapshot, asked[:checked], Oracle(them).answer)
    print(f"\nin reach: {np.median(reached):,.0f} listings in the median, {max(reached):,} at most")
    print(f"full and close matches: {np.median(sizes):,.0f} in the median, {max(sizes):,} at most")
    print(f"right in every part: {good} of {len(sizes)}")
    return int(good != len(sizes))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
