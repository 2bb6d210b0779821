"""A process of its own that follows commits, as each process of a site does: python -m tests.catalog.follower

Started with DATABASE_URL, told what to do by lines on its input, answers each with one line of JSON.
"""

import json
import math
import os
import random
import sys
import threading
import time
from itertools import count
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.db import connection, transaction  # noqa: E402
from django.http import QueryDict  # noqa: E402
from django.test import Client  # noqa: E402

from catalog.live import live  # noqa: E402
from directory.answers import Answers  # noqa: E402
from directory.search import Search  # noqa: E402
from directory.understood import understood  # noqa: E402
from providers.models import Provider  # noqa: E402
from tests.search.process import eventually, ready  # noqa: E402

SEARCHES = (
    "verified=any",
    "verified=any&near=97201&within=250",
    "verified=any&q=portland&sort=name",
)


def swap(one: str, other: str) -> None:
    """The public one of the two is hidden, the other one shown, in one transaction."""
    with transaction.atomic():
        both = Provider.objects.filter(slug__in=(one, other)).order_by("pk").select_for_update()
        for each in both:
            state = "paused" if each.listing_state == "published" else "published"
            Provider.objects.filter(pk=each.pk).update(listing_state=state)


class Visitors(threading.Thread):
    """Searches without end; `wrong` is what an answer said that was never true."""

    def __init__(self, total: int) -> None:
        super().__init__(daemon=True)
        self.total = total
        self.stopping = threading.Event()
        self.searches = self.from_arrays = 0
        self.wrong: list[Any] = []

    def run(self) -> None:
        client = Client(raise_request_exception=False, SERVER_NAME="127.0.0.1")
        while not self.stopping.is_set():
            query = SEARCHES[self.searches % len(SEARCHES)]
            page = client.get(f"/providers/?{query}")
            if page.status_code != 200:
                self.wrong.append(page.status_code)
            parameters = {name: list(values) for name, values in QueryDict(query).lists()}
            asked = understood(parameters).query
            answers = Answers(
                parameters, asked, parameters.get("sort", [""])[0], must_see_all=False
            )
            arrays = answers.snapshot
            answer = answers.answer(0, 200)
            self.searches += 1
            # The tables are read in several statements, between which somebody may commit; the arrays are of one moment.
            if arrays is not None and answers.snapshot is arrays:
                self.from_arrays += 1
                if answer.total != self.total or len(set(answer.pks)) != self.total:
                    self.wrong.append((query, answer.total, len(set(answer.pks))))
        connection.close()


def main() -> None:
    live.start()
    eventually(ready)
    # The first page of a process reads the cities of the country.
    Client(SERVER_NAME="127.0.0.1").get("/providers/?verified=any&near=97201")
    visitors: Visitors | None = None
    tell({"ready": True})
    for line in sys.stdin:
        command, *values = line.split()
        if command == "look":
            search = Search(QueryDict("verified=any"))
            tell({"slugs": sorted(card.facts.slug for card in search.cards), "state": live.state})
        elif command == "visit":
            visitors = Visitors(int(values[0]))
            visitors.start()
            tell({})
        elif command == "leave" and visitors is not None:
            visitors.stopping.set()
            visitors.join()
            tell(
                {
                    "searches": visitors.searches,
                    "from_arrays": visitors.from_arrays,
                    "wrong": visitors.wrong,
                }
            )
        elif command == "write":
            tell({})
            write(float(values[0]), math.inf, random.Random(1))


def write(a_second: float, seconds: float, chance: random.Random) -> None:
    """So many swaps a second, where the machine can; listings are named in pairs, of which always one is public."""
    slugs = list(Provider.objects.order_by("slug").values_list("slug", flat=True))
    began = time.monotonic()
    for number in count():
        if time.monotonic() > began + seconds:
            return
        at = 2 * chance.randrange(len(slugs) // 2)
        swap(slugs[at], slugs[at + 1])
        time.sleep(max(0.0, began + number / a_second - time.monotonic()))


def tell(what: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
