"""The thread that keeps a process's snapshot true: it reads everything once, then what each commit changed."""

import datetime as dt
import logging
import time
from concurrent.futures import Future, ThreadPoolExecutor

import psycopg
from django.db import DatabaseError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import timezone

from catalog.entries import forget
from catalog.live.current import Live
from catalog.live.memory import give_back_memory, uncollected
from catalog.live.statements import epochs, listen, own_connection
from catalog.snapshot.patch import FullError, patched
from catalog.snapshot.reading import read_changes, read_everybody
from catalog.snapshot.snapshot import Snapshot
from catalog.snapshot.today import Day
from providers.dates import today

logger = logging.getLogger(__name__)

# How often the listener looks by itself, should a notification be lost; shorter than a search's trust.
LOOK_SECONDS = 0.4
# After a patch, so that a burst of commits takes fewer patches than commits.
REST_SECONDS = 0.005
RETRY_SECONDS = 1.0
# Arrays that fail again and again are made anew less and less often: making them takes the processor from searches.
MOST_RETRY_SECONDS = 60.0
# After so many patches the words of changed listings cost searches more than arrays made anew.
MOST_PATCHED = 300
# So many changes at once are read faster with everything else.
MOST_CHANGES = 2000
# Arrays that nobody reads yet catch up with whatever was committed while they were made.
NO_LIMIT = 10**6
# Arrays for the next day are made ahead, so that midnight is like any other moment.
AHEAD = dt.timedelta(minutes=2)


class OvertakenError(Exception):
    """The database was set back, or changed more than patches are made for."""


class BrokenError(Exception):
    """A search could not be answered from the arrays; whoever noticed has dropped them."""


def read_snapshot(connection: BaseDatabaseWrapper, on: dt.date) -> Snapshot:
    """Everything, as of a commit not older than this call, on a day.

    What others commit while it is read may be there in part; it is there as a whole once the snapshot has caught up.
    """
    with uncollected(), connection.cursor() as cursor:
        epoch, _ = epochs(cursor)
        snapshot = Snapshot.build(read_everybody(cursor, on), Day.of(on), epoch)
    give_back_memory()
    return snapshot


def caught_up(
    connection: BaseDatabaseWrapper, snapshot: Snapshot, most: int = NO_LIMIT
) -> Snapshot:
    """The snapshot with all that was committed since; itself when that is nothing.

    Raises OvertakenError or FullError when it has to be made anew, for which more than `most` changes are a reason.
    """
    with connection.cursor() as cursor:
        changes = read_changes(cursor, snapshot.day.date, snapshot.epoch, most)
    if not changes.since <= snapshot.epoch <= changes.number or changes.count > most:
        raise OvertakenError
    if changes.number == snapshot.epoch:
        return snapshot
    return patched(snapshot, changes.listed, changes.unlisted, changes.number)


def made_anew(connection: BaseDatabaseWrapper, on: dt.date) -> Snapshot:
    """Everything as of one moment, after the last row was read; raises what `caught_up` does."""
    return caught_up(connection, read_snapshot(connection, on))


class Listener:
    """Runs until it is told to stop; after any failure it starts over."""

    def __init__(self, live: Live) -> None:
        self.live = live
        self.builder = ThreadPoolExecutor(1, thread_name_prefix="catalog-builder")
        self.building: Future[Snapshot] | None = None
        self.renewed = False
        self.pause = RETRY_SECONDS

    def run(self) -> None:
        """Returns once the process wants to stop."""
        while not self.live.stopping.is_set():
            began = time.monotonic()
            try:
                with own_connection() as connection:
                    self.follow(connection)
            except (OvertakenError, FullError):
                # Not a failure: the arrays are read again at once, unless they were only just read.
                self.live.drop("reading everything again", expected=True)
                if time.monotonic() - began > RETRY_SECONDS:
                    continue
                self.pause = RETRY_SECONDS
            except (DatabaseError, psycopg.Error) as error:
                self.live.drop(f"the database does not answer ({type(error).__name__})")
                self.pause = RETRY_SECONDS
            except BrokenError:
                self.slow_down(began)
            except Exception as error:
                self.live.drop(f"the arrays could not be kept ({type(error).__name__})")
                self.slow_down(began)
            self.live.stopping.wait(self.pause)
        self.builder.shutdown()

    def slow_down(self, began: float) -> None:
        """Wait longer before the next try when arrays made at `began` did not last."""
        lasted = time.monotonic() - began > MOST_RETRY_SECONDS
        self.pause = RETRY_SECONDS if lasted else min(2 * self.pause, MOST_RETRY_SECONDS)

    def follow(self, connection: BaseDatabaseWrapper) -> None:
        """Read everything, then keep up until the process wants to stop."""
        with connection.cursor() as cursor:
            listen(cursor)
        self.live.state = "reading the listings"
        self.building = None
        forget()
        self.live.put(made_anew(connection, today()), instead_of=None)
        while not self.live.stopping.is_set():
            if self.keep_up(connection):
                self.live.stopping.wait(REST_SECONDS)
            # Psycopg waits here for the next notification; several that came together are answered by one look.
            list(connection.connection.notifies(timeout=LOOK_SECONDS, stop_after=1))
            list(connection.connection.notifies(timeout=0))

    def keep_up(self, connection: BaseDatabaseWrapper) -> bool:
        """Bring the snapshot to the last commit, and to this day; whether there was anything to bring."""
        looked_at = time.monotonic()
        before = snapshot = self.live.snapshot
        if before is None or snapshot is None:
            raise BrokenError
        if self.renewed:
            # The arrays that were in use before are not needed any more, nor is what the new ones were made from.
            give_back_memory()
        made = self.finished()
        self.renewed = made is not None and made.day.date == today()
        if made is not None and self.renewed:
            snapshot = made
        if snapshot.day.date != today():
            raise OvertakenError
        snapshot = caught_up(connection, snapshot, NO_LIMIT if self.renewed else MOST_CHANGES)
        if snapshot is not before and not self.live.put(snapshot, instead_of=before):
            raise BrokenError
        self.live.confirm(looked_at)
        self.plan(snapshot)
        return snapshot is not before

    def finished(self) -> Snapshot | None:
        """Arrays that were made beside the ones in use, once they are done and their day has come."""
        if self.building is None or not self.building.done():
            return None
        made = self.building.result()
        if made.day.date > today():
            return None
        self.building = None
        return made

    def plan(self, snapshot: Snapshot) -> None:
        """Have arrays made anew, beside those in use, for tomorrow or after many patches."""
        if self.building is not None:
            return
        soon = timezone.localdate(timezone.now() + AHEAD)
        if soon != snapshot.day.date:
            self.building = self.builder.submit(build, soon)
        elif snapshot.words.overlay_size > MOST_PATCHED:
            self.building = self.builder.submit(build, snapshot.day.date)


def build(on: dt.date) -> Snapshot:
    """A snapshot read through a connection of its own."""
    with own_connection() as connection:
        return made_anew(connection, on)
