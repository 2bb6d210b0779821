"""Which worker runs which tests: those in a browser together on one, since they share a site; the rest wherever there is time."""

from xdist.scheduler import LoadScopeScheduling

IN_A_BROWSER = "tests/browser/"


class BrowserOnOneWorker(LoadScopeScheduling):
    """Hands out the journeys as one piece and first, because they take longest, and all other tests one by one.

    In place of `--dist loadgroup`, whose marks pytest 9.2 no longer takes, and says nothing.
    """

    def _split_scope(self, nodeid: str) -> str:
        return IN_A_BROWSER if nodeid.startswith(IN_A_BROWSER) else nodeid
