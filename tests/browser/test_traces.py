"""Nothing answered in the guide may be found afterwards: not in a log, an address, the database or the browser's storage.

Somebody walks the guide with a word that stands nowhere else, on the real server, and then everything that could have kept it
is read.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from playwright.sync_api import Page
from psycopg import sql

from tests.browser.conftest import Visitor
from tests.browser.guide import press, walk_to_the_answers
from tests.browser.site import Site

SENTINEL = "Quixotopolis"
KEPT_IN_THE_BROWSER = (
    "JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)])"
)


def test_what_was_answered_is_found_nowhere(visitor: Visitor) -> None:
    page, site = visitor.page, visitor.site
    addresses = addresses_of(page)
    # Given a walk through the guide with a place that does not exist, and then with a real one
    visitor.goes_to("/guide/place/")
    page.get_by_label("ZIP code or city").fill(SENTINEL)
    press(page, "Continue")
    assert SENTINEL in page.content(), "what was typed is kept for them alone"
    walk_to_the_answers(visitor, near="99950")
    # And with the database failing while their matches are looked for
    page.locator("main .button").first.click()
    page.locator("main input[value=psycholytic]").check()
    with broken(site):
        visitor.expects_error("500")
        page.locator("main button.button").first.click()
        assert "988" in page.locator("body").inner_text()
    page.reload()
    # Then neither the word nor the ZIP code stands in anything that lasts
    for word in (SENTINEL, "99950"):
        assert word not in site.log.read_text()
        assert word not in database_log(site)
        assert word not in page.evaluate(KEPT_IN_THE_BROWSER)
        assert not [address for address in addresses if word in address]
        assert not [each for each in page.context.cookies() if word in each["value"]]
    assert SENTINEL not in database(site)
    # And no page of the guide names what it is about in the browser's history
    assert not [address for address in addresses if "?" in address]


def test_a_search_is_in_the_address_and_in_no_log(visitor: Visitor) -> None:
    visitor.goes_to(f"/providers/?q={SENTINEL}&condition=ptsd&near=99950")
    with broken(visitor.site):
        visitor.expects_error("500")
        visitor.goes_to(f"/providers/?q={SENTINEL}&condition=ptsd&near=99950")
    for word in (SENTINEL, "99950", "ptsd"):
        assert word not in visitor.site.log.read_text()
        assert word not in database_log(visitor.site)


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


def database(site: Site) -> str:
    """All rows of all tables, as text."""
    with psycopg.connect(site.database) as connection:
        tables = connection.execute(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
        ).fetchall()
        parts: list[bytes] = []
        for (table,) in tables:
            statement = sql.SQL("COPY {} TO STDOUT").format(sql.Identifier(table))
            with connection.cursor().copy(statement) as rows:
                parts.extend(bytes(row) for row in rows)
    return b"".join(parts).decode()


def database_log(site: Site) -> str:
    """The log of the database server, which dev.py keeps beside its data; empty where the server is somebody else's."""
    with psycopg.connect(site.database) as connection:
        row = connection.execute("SHOW data_directory").fetchone()
    log = Path(row[0]).parent / "log" if row else Path()
    return log.read_text(errors="replace") if log.is_file() else ""
