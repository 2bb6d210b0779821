"""The figures as they are now: read at most once a minute by each process, however many ask."""

import datetime as dt
import threading
from dataclasses import dataclass

from django.utils import timezone

from providers.vocabulary.state import State
from verification.accuracy.figures import Tally, without_small
from verification.accuracy.reading import ReportFigures, read, read_reports

FOR = dt.timedelta(minutes=1)


@dataclass(frozen=True)
class StateRow:
    """One line of the table by state."""

    name: str
    tally: Tally


@dataclass(frozen=True)
class Accuracy:
    """What /accuracy/ shows; `together` names the states that are told in one line, which is the last of `states`."""

    at: dt.datetime
    total: Tally
    states: list[StateRow]
    others: Tally | None
    together: list[str]
    reports: ReportFigures


_lock = threading.Lock()
_kept: Accuracy | None = None


def accuracy_now() -> Accuracy:
    """The figures, never older than a minute. Whoever asks while they are read waits, and gets the same."""
    global _kept
    with _lock:
        now = timezone.now()
        if _kept is None or not dt.timedelta(0) <= now - _kept.at < FOR:
            _kept = _read(now)
        return _kept


def forget() -> None:
    """Read anew the next time that somebody asks."""
    global _kept
    with _lock:
        _kept = None


def _read(now: dt.datetime) -> Accuracy:
    counts = read(now)
    alone, others, together = without_small(counts.states)
    rows = [StateRow(_name(state), tally) for state, tally in alone.items()]
    return Accuracy(
        at=now,
        total=counts.total,
        states=sorted(rows, key=lambda row: row.name),
        others=others,
        together=sorted(_name(state) for state in together),
        reports=read_reports(now),
    )


def _name(state: str) -> str:
    return str(State(state).label)
