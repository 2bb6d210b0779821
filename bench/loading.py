"""How long a frightened person on an old phone and a slow line looks at nothing: python -m bench.loading [--times N]

Chromium at 400 kbit/s, 400 ms for each request and a quarter of the processor opens the five kinds of pages with an empty cache.
"""

import argparse
import json
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.request import urlopen

from playwright.sync_api import Browser, sync_playwright

from bench.http import FIRST_PORT, machine, served
from bench.web.database import ROOT, manage, seeded
from bench.web.phone import QUIET, Visit, typical, visits
from devenv.checkout import Checkout
from devenv.chromium import find
from devenv.database import django_environment
from devenv.processes import end_on_signals

PLACE = "near=Portland%2C+OR"
LARGEST_MS = 1800
SHIFT = 0.02
RECEIVED = 60 * 1024
REQUESTS = 6


def pages(site: str) -> dict[str, str]:
    """The addresses to open, by what they show."""
    with urlopen(f"{site}/api/v1/providers?{PLACE}") as answer:  # noqa: S310 - our own server
        slug = json.load(answer)["results"][0]["slug"]
    return {
        "home": f"{site}/",
        "results": f"{site}/providers/?{PLACE}",
        "listing": f"{site}/providers/{slug}/",
        "comparison": f"{site}/models/",
        "question": f"{site}/guide/reason/",
    }


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's browser, as the tests find it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find(os.environ), args=[*QUIET], headless=True
        )
        yield browser
        browser.close()


def measure(site: str, times: int) -> None:
    """Each page several times, printed as it is known."""
    print(f"{'':<12}{'LCP':>7}{'fastest':>9}{'CLS':>7}{'bytes':>9}{'HTML':>8}{'requests':>10}")
    with chromium() as browser:
        for name, address in pages(site).items():
            print(told(name, visits(browser, address, times)), flush=True)


def told(name: str, made: list[Visit]) -> str:
    """A row of the table."""
    seen = typical(made)
    fastest = min(each.largest_ms for each in made)
    missed = [
        what
        for what, met in {
            "LCP": seen.largest_ms <= LARGEST_MS,
            "CLS": seen.shift <= SHIFT,
            "bytes": seen.received <= RECEIVED,
            "requests": seen.requests <= REQUESTS,
        }.items()
        if not met
    ]
    verdict = f"NOT MET: {', '.join(missed)}" if missed else "met"
    return (
        f"{name:<12}{seen.largest_ms:>7,.0f}{fastest:>9,.0f}{seen.shift:>7.3f}{seen.received:>9,}"
        f"{seen.document:>8,}{seen.requests:>10}   {verdict:<12} {seen.largest}"
    )


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--providers", type=int, default=2_000, help="how many listings (2,000)")
    parser.add_argument("--times", type=int, default=5, help="how often each page is opened (5)")
    parser.add_argument(
        "--keep", action="store_true", help="keep the filled database for next time"
    )
    parser.add_argument(
        "--serve", action="store_true", help="only serve the site, for Lighthouse, until Ctrl+C"
    )
    end_on_signals()
    run(parser.parse_args())


def run(arguments: argparse.Namespace) -> None:
    """Fill a database, serve it as in production, and measure or wait."""
    checkout = Checkout(ROOT)
    with django_environment(checkout, "test") as server_env:
        url = server_env["DATABASE_URL"]
        with seeded(url, server_env, arguments.providers, keep=arguments.keep) as env:
            manage(env, "collectstatic", "--no-input", "--verbosity", "0")
            with served(checkout, env, FIRST_PORT) as port:
                site = f"http://127.0.0.1:{port}"
                if arguments.serve:
                    serve(site)
                else:
                    print(f"{arguments.providers:,} listings, {machine()}, LCP ≤ {LARGEST_MS:,} ms")
                    measure(site, arguments.times)


def serve(site: str) -> None:
    """Say the addresses, and wait for Ctrl+C."""
    for name, address in pages(site).items():
        print(f"{name:<12}{address}", flush=True)
    signal.pause()


if __name__ == "__main__":
    main()
