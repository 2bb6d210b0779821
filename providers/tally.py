"""Counts in the memory of a process, added to the database every few seconds: no page that is read waits for a write.

Each process adds its own, so several of them add up. One that is ended in the usual way writes what it has; one that is killed
loses what it counted since it last wrote, some seconds. Nothing about who looked is there at any time.
"""

import datetime as dt
import logging
import threading
from collections import Counter
from collections.abc import Iterable
from multiprocessing.util import Finalize

from django.db import DatabaseError, connection

from providers.dates import today
from providers.models.figure import Counted, Figure

logger = logging.getLogger(__name__)

WRITE_EVERY_SECONDS = 5.0


class Tally:
    """One a process; many threads add, one writes."""

    def __init__(self) -> None:
        self._counts: Counter[Counted] = Counter()
        self._lock = threading.Lock()
        self._stopping = threading.Event()
        self._thread: threading.Thread | None = None

    def add(self, kind: str, providers: Iterable[int], on: dt.date | None = None) -> None:
        """Count one of `kind` for each of the listings with these keys."""
        month = (on or today()).replace(day=1)
        with self._lock:
            for provider in providers:
                self._counts[Counted(provider, month, kind)] += 1

    def write(self) -> None:
        """Add what was counted to the database. What cannot be written now is kept for the next time."""
        with self._lock:
            counts, self._counts = self._counts, Counter()
        try:
            Figure.objects.add(counts)
        except DatabaseError:
            logger.error("The counts of this process could not be written; it tries again")
            with self._lock:
                self._counts.update(counts)

    def start(self) -> None:
        """Write from now on, until the process ends."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="tally", daemon=True)
            self._thread.start()
            # Also called at the end of a process that another one started, which `atexit` is not.
            Finalize(None, self.stop, exitpriority=1)

    def stop(self) -> None:
        """Write for the last time."""
        self._stopping.set()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        stopping = False
        while not stopping:
            stopping = self._stopping.wait(WRITE_EVERY_SECONDS)
            self.write()
            # Back to the pool: for most of the time this thread needs none.
            connection.close()


tally = Tally()
