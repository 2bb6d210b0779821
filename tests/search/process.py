"""The arrays of a process, followed for real: on committed rows, by the thread that follows commits."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from catalog.live import live
from catalog.live.current import Live
from providers.dates import today
from providers.models import PrescribingRule
from providers.rules_file import read_rules

# Longer than anything here takes on a busy machine.
PATIENCE = 20.0


def eventually(holds: Callable[[], object], seconds: float = PATIENCE) -> None:
    """Wait until something holds; fails when it does not within `seconds`."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.005)


def ready() -> bool:
    """Searches of today are answered from the arrays."""
    return live.current(today()) is not None


@contextmanager
def following() -> Iterator[Live]:
    """The process's own arrays, once they are ready; stopped afterwards, with the law as it comes with the project."""
    try:
        live.start()
        eventually(ready)
        yield live
    finally:
        live.stop()
        PrescribingRule.objects.all().delete()
        PrescribingRule.objects.bulk_create(PrescribingRule(**row) for row in read_rules())
