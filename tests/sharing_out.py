"""Which process runs which tests: journeys in a browser by folder, since each folder shares a site; the rest wherever there is time."""

import os
from contextlib import suppress
from math import ceil
from pathlib import Path

from xdist.scheduler import LoadScopeScheduling

IN_A_BROWSER = "tests/browser/"
# One more than there are folders of journeys; and as many as are known to leave the journeys enough time.
FEWEST, MOST = 3, 4
# What a container may use of its computer: microseconds of the processors in so many of the clock, or "max".
QUOTA = Path("/sys/fs/cgroup/cpu.max")


def processes() -> int:
    """How many test at once."""
    return max(FEWEST, min(MOST, _processors()))


def _processors() -> int:
    found = os.cpu_count() or 1
    with suppress(OSError, ValueError):
        quota, period = map(int, QUOTA.read_text().split())
        found = min(found, ceil(quota / period))
    return found


class BrowserByFolder(LoadScopeScheduling):
    """Hands out the journeys of a folder as one piece and first, because they take longest, and all other tests one by one.

    In place of `--dist loadgroup`, whose marks pytest 9.2 no longer takes, and says nothing.
    """

    def _split_scope(self, nodeid: str) -> str:
        if not nodeid.startswith(IN_A_BROWSER):
            return nodeid
        return nodeid.partition("::")[0].rpartition("/")[0]
