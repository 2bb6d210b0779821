"""The measurement itself, in a process over the database of the run: see bench.waiting.__main__."""

import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "directory.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from accounts.models import User  # noqa: E402
from bench.search.machine import load, machine  # noqa: E402
from bench.waiting.filled import fill  # noqa: E402
from bench.waiting.plain import plain  # noqa: E402
from verification.actions.holds import take_next  # noqa: E402
from verification.finding import decided_lately  # noqa: E402
from verification.queue.every import parts  # noqa: E402
from verification.queue.listing import listed  # noqa: E402
from verification.queue.wanted import Held, Wanted  # noqa: E402

# What a page may take of processors, ours and the database's.
BOUND = 200.0
OF_A_PAGE = 25
# The page, and what it asks for.
PAGES: dict[str, tuple[str, Wanted, int]] = {
    "first page": ("", Wanted(), 1),
    "page 200": ("?page=200", Wanted(), 200),
    "new licenses": ("?kind=license", Wanted(kinds=("license",)), 1),
    "to check again in Oregon": (
        "?kind=recheck&state=OR",
        Wanted(kinds=("recheck",), state="OR"),
        1,
    ),
    "overdue": ("?late=on", Wanted(late=True), 1),
    "in nobody's hands": ("?held=free", Wanted(held=Held.FREE), 1),
}
TICK = os.sysconf("SC_CLK_TCK")


def database_ms() -> float:
    """What the server's process for our connection has taken of its processor; 0 where it is on another machine."""
    connection.ensure_connection()
    process = Path(f"/proc/{connection.connection.info.backend_pid}/stat")
    if not process.exists():
        return 0.0
    fields = process.read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICK * 1000


def cost(act: Callable[[], object], times: int) -> tuple[float, float, float]:
    """Milliseconds of our processor and of the database's in the mean, whose clock is coarse, and of the wall in the median."""
    act()
    walls = []
    ours, theirs = time.process_time(), database_ms()
    for _each in range(times):
        begun = time.perf_counter()
        act()
        walls.append((time.perf_counter() - begun) * 1000)
    ours, theirs = (time.process_time() - ours) * 1000, database_ms() - theirs
    return ours / times, theirs / times, median(walls)


def told(name: str, taken: tuple[float, float, float], bound: float | None = BOUND) -> None:
    """A row of the table."""
    ours, theirs, wall = taken
    met = "" if bound is None else "met" if ours + theirs <= bound else "NOT MET"
    print(
        f"{name:<36}{ours:>8.0f}{theirs:>10.0f}{ours + theirs:>8.0f}{wall:>8.0f}   {met}",
        flush=True,
    )


def main(words: Sequence[str]) -> int:
    """Returns 1 when the list is not as the plain rows say."""
    licenses, waiting, times, new = map(int, words)
    if new:
        fill(licenses, waiting)
    # DEBUG waives the second step at sign-in; what else it does is not measured.
    settings.DEBUG, settings.ALLOWED_HOSTS = False, ["testserver"]
    by = User.objects.get(email="reviewer3@example.org")
    client = Client()
    client.force_login(by)
    print(f"{waiting:,} wait among {licenses:,} licenses, {machine()}, load {load():.1f}")
    print(f"{'ms':<36}{'Python':>8}{'database':>10}{'both':>8}{'wall':>8}   ≤ {BOUND:g}")
    right = True
    for name, (address, wanted, page) in PAGES.items():
        told(name, cost(partial(client.get, f"/review/{address}"), times))
        found = listed(parts(by), wanted, by, page=page, of_a_page=OF_A_PAGE)
        cells = Counter({tuple(cell[:4]): cell.number for cell in found.cells})
        shown = [row["waiting_subject"] for row in found.rows]
        right &= (cells, shown) == plain(wanted, by, page, OF_A_PAGE)
    told("Next one", cost(lambda: _next(by), times))
    told("decided lately", cost(lambda: list(decided_lately(by)), times))
    told(
        "the list alone",
        cost(lambda: listed(parts(by), Wanted(), by, page=1, of_a_page=OF_A_PAGE), times),
        None,
    )
    told(
        "the same, plain", cost(lambda: plain(Wanted(), by, 1, OF_A_PAGE), max(1, times // 3)), None
    )
    print(f"load {load():.1f}; {'every page is as' if right else 'NOT as'} the plain rows say")
    return int(not right)


def _next(by: User) -> None:
    hold = take_next(by=by)
    if hold is not None:
        hold.delete()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
