"""Counts of several workers add up, and the end of a worker loses none."""

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

from django.conf import settings
from django.db import connection

from providers.dates import today
from providers.models import Figure
from providers.models.figure import Counted
from providers.tally import Tally
from tests import cast

WORKER = """
import multiprocessing

def work(pk):
    import django
    django.setup()
    from django.conf import settings
    settings.DATABASES["default"]["NAME"] = "{name}"
    from providers.tally import tally
    tally.start()
    tally.add("view", [pk] * 3)

if __name__ == "__main__":
    worker = multiprocessing.get_context("spawn").Process(target=work, args=({pk},))
    worker.start()
    worker.join()
"""


def total() -> int:
    return sum(Figure.objects.values_list("count", flat=True))


def test_two_workers_that_write_at_once_add_up(transactional_db):
    people = [cast.listing(f"number-{number}").pk for number in range(12)]
    start = threading.Barrier(4)

    def work(number: int) -> None:
        mine = Tally()
        try:
            start.wait()
            for _ in range(20):
                # In another order each, so that two who did not sort would wait for one another
                mine.add("view", people if number % 2 else reversed(people))
                mine.write()
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(work, range(4)))
    assert total() == 4 * 20 * 12


def test_a_running_tally_writes_by_itself_and_at_the_end(transactional_db, monkeypatch):
    alice, mine = cast.alice(), Tally()
    monkeypatch.setattr("providers.tally.WRITE_EVERY_SECONDS", 0.05)
    mine.start()
    mine.add("view", [alice.pk])
    for _ in range(100):
        if total():
            break
        threading.Event().wait(0.05)
    assert total() == 1
    monkeypatch.setattr("providers.tally.WRITE_EVERY_SECONDS", 600)
    mine.add("view", [alice.pk])
    mine.stop()
    assert total() == 2


def test_a_worker_that_ends_writes_what_it_has(transactional_db, tmp_path):
    """In a process that another one started, as the web server starts its workers."""
    alice = cast.alice()
    script = tmp_path / "worker.py"
    script.write_text(WORKER.format(name=connection.settings_dict["NAME"], pk=alice.pk))
    subprocess.run(
        [sys.executable, str(script)],
        cwd=settings.BASE_DIR,
        env=_environment(),
        check=True,
        timeout=60,
    )
    assert total() == 3


def test_counts_add_to_those_of_the_same_month_and_to_no_other(transactional_db):
    alice = cast.alice()
    this = today().replace(day=1)
    before = this.replace(year=this.year - 1)
    Figure.objects.add({Counted(alice.pk, this, "view"): 2, Counted(alice.pk, before, "view"): 5})
    Figure.objects.add({Counted(alice.pk, this, "view"): 1})
    Figure.objects.add({})
    assert dict(Figure.objects.values_list("month", "count")) == {this: 3, before: 5}


def _environment() -> dict[str, str]:
    import os

    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PYTHONPATH": str(settings.BASE_DIR),
    }
