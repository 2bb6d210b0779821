"""Which process runs which tests: journeys in a browser by folder, since each folder shares a site; the rest wherever there is time."""

import os

from xdist.scheduler import LoadScopeScheduling

IN_A_BROWSER = "tests/browser/"
FEWEST, MOST = 3, 8


def processes() -> int:
    """How many test at once: one for each processor, and one more than there are folders of journeys at least.

    Each takes about 0.5 GB, so not more than 8.
    """
    return max(FEWEST, min(MOST, os.cpu_count() or 1))


class BrowserByFolder(LoadScopeScheduling):
    """Hands out the journeys of a folder as one piece and first, because they take longest, and all other tests one by one.

    In place of `--dist loadgroup`, whose marks pytest 9.2 no longer takes, and says nothing.
    """

    def _split_scope(self, nodeid: str) -> str:
        if not nodeid.startswith(IN_A_BROWSER):
            return nodeid
        return nodeid.partition("::")[0].rpartition("/")[0]
