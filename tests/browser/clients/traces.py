"""Everything that could have kept what somebody did on the site, read from outside."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from playwright.sync_api import Page
from psycopg import sql

from tests.browser.site import Site

# What a script can keep in a browser, apart from cookies.
STORED = """async () => JSON.stringify([
    Object.entries(localStorage), Object.entries(sessionStorage), document.cookie, window.name,
    await indexedDB.databases(), await caches.keys(),
    (await navigator.serviceWorker.getRegistrations()).map(each => each.scope),
])"""
NOTHING_STORED = '[[],[],"","",[],[],[]]'


def addresses_of(page: Page) -> list[str]:
    """Every address asked for from now on, and every referrer sent along."""
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.url))
    page.on("request", lambda request: seen.append(request.headers.get("referer", "")))
    return seen


@contextmanager
def broken(site: Site) -> Iterator[None]:
    """The table that every search starts from is gone for a while, so that statements with values fail."""
    with psycopg.connect(site.database, autocommit=True) as connection:
        connection.execute("ALTER TABLE providers_provider RENAME TO providers_gone")
        try:
            yield
        finally:
            connection.execute("ALTER TABLE providers_gone RENAME TO providers_provider")


def database(site: Site) -> dict[str, str]:
    """All rows of every table, as text."""
    with psycopg.connect(site.database) as connection:
        tables = connection.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
        ).fetchall()
        found = {}
        for (table,) in tables:
            statement = sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(table))
            with connection.cursor().copy(statement) as rows:
                found[table] = b"".join(bytes(row) for row in rows).decode()
    return found


def database_log(site: Site) -> str:
    """The log of the database server, which dev.py keeps beside its data; empty where the server is somebody else's."""
    with psycopg.connect(site.database) as connection:
        row = connection.execute("SHOW data_directory").fetchone()
    log = Path(row[0]).parent / "log" if row else Path()
    return log.read_text(errors="replace") if log.is_file() else ""
