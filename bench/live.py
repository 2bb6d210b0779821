"""How soon every process sees a commit: python -m bench.live [--commits N] [--rate N] [--writers N] [--processes N]

On the database of DATABASE_URL, which should be a copy: listings are changed and set back. Followers are processes of their own, as on
a site; each says at which moment it had which epoch. Prints latencies from the end of COMMIT until a search could read it, what the
followers used of the processor, and their memory.
"""

import argparse
import bisect
import json
import os
import random
import statistics
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "directory.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402

from catalog.live import live  # noqa: E402
from catalog.live.statements import epochs  # noqa: E402
from catalog.snapshot.snapshot import Snapshot  # noqa: E402
from directory.search import Search  # noqa: E402, F401 - a process of the site has all of this in memory
from providers.models import Provider  # noqa: E402

FOLLOW = "--follow"
WAYS = [*["say"] * 8, "hide", "hide", "rename"]


def follow() -> None:
    """Note when each epoch could be read; tell at the end, when the input closes."""
    seen: list[tuple[float, int]] = []
    put = live.put

    def noting(snapshot: Snapshot, *, instead_of: Snapshot | None) -> bool:
        done = put(snapshot, instead_of=instead_of)
        seen.append((time.monotonic(), snapshot.epoch))
        return done

    live.put = noting  # type: ignore[method-assign]
    before = resident()
    began = time.monotonic()
    live.start()
    while live.snapshot is None:
        time.sleep(0.01)
    tell({"ready": time.monotonic() - began, "memory": resident() - before})
    for line in sys.stdin:
        if line.strip() == "begin":
            seen.clear()
            used, began = time.process_time(), time.monotonic()
            tell({})
        if line.strip() == "end":
            share = (time.process_time() - used) / (time.monotonic() - began)
            tell({"seen": seen, "processor": share, "memory": resident() - before})


def resident() -> float:
    """Of this process, in MB."""
    text = Path("/proc/self/status").read_text()
    return int(text.partition("VmRSS:")[2].split()[0]) / 1024


def tell(what: dict[str, Any]) -> None:
    print(json.dumps(what), flush=True)


class Follower:
    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bench.live", FOLLOW],
            cwd=Path(settings.BASE_DIR),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def hear(self) -> Any:
        assert self.process.stdout is not None
        return json.loads(self.process.stdout.readline())

    def ask(self, command: str) -> Any:
        assert self.process.stdin is not None
        self.process.stdin.write(command + "\n")
        self.process.stdin.flush()
        return self.hear()


def writes(commits: int, rate: float, writer: int) -> list[tuple[float, int]]:
    """When each commit had returned, and an epoch that holds it. Most change what a listing says, some hide it or rename it."""
    chance = random.Random(writer)
    keys = list(Provider.objects.published().order_by("pk").values_list("pk", flat=True))
    done = []
    began = time.monotonic()
    for number in range(commits):
        time.sleep(max(0.0, began + number / rate - time.monotonic()))
        rows = Provider.objects.filter(pk=chance.choice(keys))
        match chance.choice(WAYS):
            case "say":
                rows.update(next_opening_days=chance.randint(0, 300))
            case "hide":
                hidden = rows.filter(listing_state="published").update(listing_state="paused")
                if not hidden:
                    rows.update(listing_state="published")
            case "rename":
                rows.update(name=f"Benchmark {chance.randint(0, 10**6)}")
        returned = time.monotonic()
        with connection.cursor() as cursor:
            done.append((returned, epochs(cursor)[0]))
    connection.close()
    return done


def latencies(done: list[tuple[float, int]], seen: list[tuple[float, int]]) -> list[float]:
    """In ms; beside other writers the epoch may be a later one, which makes the figure larger, never smaller."""
    known = [epoch for _, epoch in seen]
    return [
        max(0.0, seen[bisect.bisect_left(known, epoch)][0] - returned) * 1000
        for returned, epoch in done
        if epoch > known[0]
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--commits", type=int, default=500)
    parser.add_argument("--rate", type=float, default=20, help="commits a second")
    parser.add_argument("--writers", type=int, default=1, help="connections that share them")
    parser.add_argument("--processes", type=int, default=2, help="followers")
    options = parser.parse_args()
    followers = [Follower() for _ in range(options.processes)]
    for follower in followers:
        ready = follower.hear()
        print(f"read in {ready['ready']:.1f} s, {ready['memory']:.0f} MB more than before")
    for follower in followers:
        follower.ask("begin")
    began = time.monotonic()
    share = options.commits // options.writers, options.rate / options.writers
    with ThreadPoolExecutor(options.writers) as pool:
        running = [pool.submit(writes, *share, writer) for writer in range(options.writers)]
        done = [each for writer in running for each in writer.result()]
    print(f"{len(done)} commits, {len(done) / (time.monotonic() - began):.0f} a second")
    # Whoever has not seen the last one after that has failed, and so does this.
    time.sleep(5)
    for follower in followers:
        told = follower.ask("end")
        found = sorted(latencies(done, [tuple(each) for each in told["seen"]]))
        centiles = statistics.quantiles(found, n=100)
        print(
            f"visible after: median {centiles[49]:.1f}, p90 {centiles[89]:.1f}, p99 {centiles[98]:.1f}, "
            f"at most {found[-1]:.1f} ms; {told['processor']:.0%} of a processor, {told['memory']:.0f} MB"
        )
        follower.process.kill()


if __name__ == "__main__":
    follow() if FOLLOW in sys.argv else main()
