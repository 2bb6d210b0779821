"""Which snapshot a search may read, if any."""

import datetime as dt
import logging
import threading
import time

from django.db import connection

from catalog.live.statements import epochs
from catalog.snapshot.snapshot import Snapshot

logger = logging.getLogger(__name__)

# How long a search believes the listener without asking the database itself.
TRUSTED_SECONDS = 1.0
# How long a search waits for a commit that it must see.
PATIENCE_SECONDS = 0.5


class Live:
    """One a process. The listener's thread alone puts snapshots here; searches read them, and they never change."""

    def __init__(self) -> None:
        self.state = "not started"
        self._snapshot: Snapshot | None = None
        self._confirmed = 0.0
        self._changed = threading.Condition()
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None
        self.stopping = threading.Event()

    def start(self) -> None:
        """Start the listener, unless it runs already; returns at once."""
        # The listener knows this module, not the other way round.
        from catalog.live.listener import Listener

        with self._starting:
            if self._thread is None or not self._thread.is_alive():
                self.stopping.clear()
                target = Listener(self).run
                self._thread = threading.Thread(target=target, name="catalog", daemon=True)
                self._thread.start()

    def stop(self) -> None:
        """End the listener and its connection, and wait for that."""
        self.stopping.set()
        if self._thread is not None:
            self._thread.join()
        self._snapshot = None
        self.state = "not started"

    @property
    def snapshot(self) -> Snapshot | None:
        """The newest there is, of whatever day."""
        return self._snapshot

    def current(self, on: dt.date, *, must_see_all: bool = False) -> Snapshot | None:
        """The snapshot of the day `on`, or None: then the tables must answer.

        What others committed is in it after a second at most; with `must_see_all`, everything committed until now is.
        """
        snapshot = self._snapshot
        if snapshot is None or snapshot.day.date != on:
            return None
        if not must_see_all and time.monotonic() - self._confirmed < TRUSTED_SECONDS:
            return snapshot
        with connection.cursor() as cursor:
            wanted, _ = epochs(cursor)
        with self._changed:
            self._changed.wait_for(lambda: self._reaches(wanted, on), PATIENCE_SECONDS)
            return self._snapshot if self._reaches(wanted, on) else None

    def put(self, snapshot: Snapshot, *, instead_of: Snapshot | None) -> bool:
        """The listener has another snapshot; False when the one it was made from has been dropped meanwhile."""
        with self._changed:
            if self._snapshot is not instead_of:
                return False
            self._snapshot = snapshot
            self.state = "ready"
            self._changed.notify_all()
            return True

    def confirm(self, at: float) -> None:
        """The listener knows that at `at`, on the monotonic clock, nothing newer was committed."""
        self._confirmed = at

    def drop(self, reason: str, *, expected: bool = False) -> None:
        """The snapshot cannot be trusted; the listener makes another. `reason` names no search and no person."""
        with self._changed:
            if self._snapshot is not None or self.state != reason:
                level = logging.INFO if expected else logging.ERROR
                logger.log(level, "Search reads tables until its arrays are made anew: %s", reason)
            self._snapshot = None
            self.state = reason
            self._changed.notify_all()

    def _reaches(self, epoch: int, on: dt.date) -> bool:
        snapshot = self._snapshot
        return snapshot is not None and snapshot.epoch >= epoch and snapshot.day.date == on
