"""How soon a change is seen by every process, and that nothing hidden is ever shown."""

import http.client
import json
import random
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

import psycopg

HIDE = "UPDATE providers_provider SET listing_state = 'paused' WHERE slug = %s"
SHOW = "UPDATE providers_provider SET listing_state = 'published' WHERE slug = %s"
# Pages on which listings are hidden and shown while they are asked for.
PAGES = 3
PATIENCE = 5.0


class Site:
    """One process of the site, over one connection that stays open."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def slugs(self, query: str) -> list[str]:
        """The listings on the page that the JSON gives for a search."""
        self.connection.request("GET", f"/api/v1/providers?{query}")
        answer = self.connection.getresponse()
        body = answer.read()
        if answer.status != http.client.OK:
            raise SystemExit(f"the site answered {answer.status} while listings were changed")
        return [each["slug"] for each in json.loads(body)["results"]]

    def count(self, query: str) -> int:
        """How many listings fit a search."""
        self.connection.request("GET", f"/api/v1/providers?{query}")
        count: int = json.loads(self.connection.getresponse().read())["count"]
        return count


def visible_after(database: str, ports: Sequence[int], changes: int) -> list[float]:
    """For each change the milliseconds from its commit until a search of each process, asked in turns, shows it.

    The count comes from the arrays alone: the page's own query would hide a listing at once. The search is for the listing's
    name, whose few results take a process the least time to write down, so that asking again and again measures little of itself.
    """
    sites = [Site(port) for port in ports]
    times = []
    with psycopg.connect(database, autocommit=True) as writer:
        rows = writer.execute(
            "SELECT slug, name FROM catalog_entry WHERE listed LIMIT %s", [changes // 2]
        )
        for slug, name in rows.fetchall():
            query = urlencode({"verified": "any", "q": name})
            for statement in (HIDE, SHOW):
                before = sites[0].count(query)
                writer.execute(statement, [slug])
                committed = time.perf_counter()
                unaware = list(sites)
                while unaware:
                    unaware = [site for site in unaware if site.count(query) == before]
                    if time.perf_counter() - committed > PATIENCE:
                        raise SystemExit("a change was not seen within seconds")
                times.append((time.perf_counter() - committed) * 1000)
    return times


@dataclass
class Hidden:
    """When each listing was hidden for sure: from after the commit until before the next is sent."""

    since: dict[str, float] = field(default_factory=dict)
    spans: list[tuple[str, float, float]] = field(default_factory=list)

    def during(self, slug: str, begun: float, ended: float) -> bool:
        """Whether it was hidden from before `begun` until after `ended`."""
        since = self.since.get(slug)
        if since is not None and since < begun:
            return True
        lately = reversed(self.spans[-1000:])
        return any(name == slug and start < begun and end > ended for name, start, end in lately)


def unlisted_rows(database: str, port: int, pages: int) -> tuple[int, int]:
    """How many rows of so many pages were hidden while the page was made, and how many changes there were meanwhile."""
    site = Site(port)
    shown = [slug for page in range(PAGES) for slug in site.slugs(f"verified=any&page={page + 1}")]
    hidden, stop = Hidden(), threading.Event()
    writer = threading.Thread(target=_hide_and_show, args=(database, shown, hidden, stop))
    writer.start()
    wrong = 0
    chance = random.Random(1)
    try:
        for _ in range(pages):
            query = f"verified=any&page={chance.randint(1, PAGES)}"
            begun = time.perf_counter()
            slugs = site.slugs(query)
            ended = time.perf_counter()
            wrong += sum(hidden.during(slug, begun, ended) for slug in slugs)
    finally:
        stop.set()
        writer.join()
    return wrong, len(hidden.spans)


def _hide_and_show(
    database: str, slugs: Sequence[str], hidden: Hidden, stop: threading.Event
) -> None:
    """Hide one listing after another for a moment."""
    chance = random.Random(2)
    with psycopg.connect(database, autocommit=True) as writer:
        while not stop.is_set():
            slug = chance.choice(slugs)
            writer.execute(HIDE, [slug])
            since = hidden.since[slug] = time.perf_counter()
            time.sleep(chance.uniform(0, 0.02))
            hidden.spans.append((slug, since, time.perf_counter()))
            del hidden.since[slug]
            writer.execute(SHOW, [slug])
