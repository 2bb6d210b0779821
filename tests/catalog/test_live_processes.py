"""Several processes follow the same commits, and one of them dies: the others, and what is kept for search, stay right."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.conf import settings
from django.db import connection

from catalog.entries import facts_of_entries
from catalog.load import load_facts
from catalog.rebuild import kept_pks, rebuild_entries
from providers.models import Provider
from tests import cast
from tests.catalog.follower import swap, write
from tests.search.process import eventually

pytestmark = pytest.mark.usefixtures("transactional_db")

PAIRS = 20
WRITES_A_SECOND = 200
BURST_SECONDS = 2.0


class Follower:
    """The other end of tests/catalog/follower.py."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self.process = process

    def tells(self) -> dict[str, Any]:
        line = self.process.stdout.readline()
        assert line, "the process ended"
        return json.loads(line)

    def asked(self, command: str) -> dict[str, Any]:
        self.process.stdin.write(command + "\n")
        self.process.stdin.flush()
        return self.tells()

    def slugs(self) -> list[str]:
        return self.asked("look")["slugs"]

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


@contextmanager
def followers(number: int) -> Iterator[list[Follower]]:
    """So many processes on the database of this test, once they are ready."""
    database = connection.settings_dict
    login = quote(database["USER"]) + (
        f":{quote(database['PASSWORD'])}" if database["PASSWORD"] else ""
    )
    host = quote(database["HOST"], safe="") + (f":{database['PORT']}" if database["PORT"] else "")
    environment = os.environ | {
        "DATABASE_URL": f"postgres://{login}@{host}/{database['NAME']}",
        "DJANGO_SETTINGS_MODULE": "tests.settings",
    }
    with ExitStack() as stack:
        running = []
        for _ in range(number):
            process = subprocess.Popen(
                [sys.executable, "-m", "tests.catalog.follower"],
                cwd=Path(settings.BASE_DIR),
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
            follower = Follower(stack.enter_context(process))
            stack.callback(follower.kill)
            running.append(follower)
        for each in running:
            assert each.tells() == {"ready": True}
        yield running


def listings() -> None:
    """Pairs in Portland, of which one is public."""
    for number in range(PAIRS):
        for side, state in (("a", "published"), ("b", "paused")):
            slug = f"pair-{number:02}-{side}"
            provider = cast.listing(slug, listing_state=state)
            cast.place(provider)


def public() -> list[str]:
    return sorted(Provider.objects.published().values_list("slug", flat=True))


def sound() -> None:
    """What is kept for search is what the tables say."""
    everybody = list(Provider.objects.values_list("pk", flat=True))
    assert facts_of_entries(everybody) == load_facts(everybody)
    assert rebuild_entries(kept_pks()) == 0


def test_two_processes_see_each_commit_and_one_may_die_while_it_writes() -> None:
    """Within a second each; and nobody is told anything that was never true."""
    listings()
    with followers(2) as (dying, living):
        for number in range(10):
            swap(f"pair-{number:02}-a", f"pair-{number:02}-b")
            committed = time.monotonic()
            for each in (dying, living):
                while each.slugs() != public():
                    assert time.monotonic() < committed + 1
        for each in (dying, living):
            each.asked(f"visit {PAIRS}")
        dying.asked(f"write {WRITES_A_SECOND / 2}")
        write(WRITES_A_SECOND / 2, BURST_SECONDS, random.Random(2))
        dying.kill()
        for number in range(PAIRS):
            swap(f"pair-{number:02}-a", f"pair-{number:02}-b")
        eventually(lambda: living.slugs() == public(), 1)
        visited = living.asked("leave")
        assert visited["wrong"] == []
        assert visited["from_arrays"] > visited["searches"] / 2
    sound()
