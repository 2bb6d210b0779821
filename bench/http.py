"""Whole requests, against the server as it runs in production: python -m bench.http [--providers N]

A trivial view, the JSON, the fragment that htmx swaps and the page: requests a second and the 95th percentile for 1, 8 and 32
clients; what they cost inside of a process; how soon a commit is seen by every process; and that a hidden listing is never shown.
"""

import os
import sys

if not __package__:
    # Started as a file, its folder would come first, and every `import http` would find this module.
    os.chdir(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))  # noqa: PTH100, PTH120
    os.execv(sys.executable, [sys.executable, "-m", "bench.http", *sys.argv[1:]])  # noqa: S606

import argparse
import json
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection
from pathlib import Path

from bench.search.machine import load as load_average
from bench.search.machine import processor
from bench.web.addresses import KINDS
from bench.web.clients import Load, load
from bench.web.database import ROOT, manage, seeded
from bench.web.freshness import unlisted_rows, visible_after
from devenv.checkout import Checkout
from devenv.database import django_environment
from devenv.ports import free_port
from devenv.processes import end_on_signals
from devenv.site import running_site

CLIENTS = (1, 8, 32)
FIRST_PORT = 8700
# A page that the process has to make, and one that it kept from the last time: both are told.
PAGES = ("page made anew", "page")


def inside(env: Mapping[str, str]) -> dict[str, dict[str, float]]:
    """What requests cost in a process of their own."""
    ended = subprocess.run(
        [sys.executable, "-m", "bench.web.inside"],
        cwd=ROOT,
        env=dict(env),
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    figures: dict[str, dict[str, float]] = json.loads(ended.stdout)
    return figures


@contextmanager
def served(checkout: Checkout, env: Mapping[str, str], first: int) -> Iterator[int]:
    """The site runs on the port that this yields, with its arrays read; its log goes to a file in .local."""
    with ExitStack() as stack:
        port = stack.enter_context(free_port(first))
        own = {**env, "BASE_URL": f"http://127.0.0.1:{port}"}
        with _output_to(checkout.local / "bench-http.log"):
            stack.enter_context(running_site(checkout, own, port, reload=False))
        _wait_until_ready(port)
        yield port


@contextmanager
def _output_to(path: Path) -> Iterator[None]:
    """What is started inside this block writes to a file."""
    kept = [os.dup(each) for each in (1, 2)]
    with path.open("a") as file:
        for each in (1, 2):
            os.dup2(file.fileno(), each)
    try:
        yield
    finally:
        for each, old in zip((1, 2), kept, strict=True):
            os.dup2(old, each)
            os.close(old)


def over_the_wire(port: int, seconds: float) -> dict[str, list[Load]]:
    """The loads for each kind, the kinds in turns."""
    found: dict[str, list[Load]] = {kind.name: [] for kind in KINDS}
    for clients in CLIENTS:
        for kind in KINDS:
            one = load(port, kind.requests(port), clients=clients, seconds=seconds)
            found[kind.name].append(one)
    return found


def _wait_until_ready(port: int) -> None:
    """Arrays are read, and every address has been asked for once in each of the two threads and some."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    deadline = time.monotonic() + 60
    while _ask(connection, "/readyz").get("search") != "arrays":
        if time.monotonic() > deadline:
            raise SystemExit("The site did not read its arrays; .local/bench-http.log says why.")
        time.sleep(0.1)
    for kind in KINDS:
        load(port, kind.requests(port), clients=4, seconds=1, at_least=8 * min(8, len(kind.paths)))


def _ask(connection: HTTPConnection, path: str) -> dict[str, object]:
    connection.request("GET", path)
    said: dict[str, object] = json.loads(connection.getresponse().read())
    return said


def tell_loads(loads: Mapping[str, list[Load]]) -> None:
    """Requests a second and 95th percentiles, and how many of the trivial view's requests a second a page gets."""
    print(f"{'requests a second (p95 in ms)':<34}" + "".join(f"{n:>5} clients  " for n in CLIENTS))
    for name, each in loads.items():
        cells = "".join(f"{one.a_second:>8,.0f} ({one.p95_ms:>6.1f})" for one in each)
        print(f"{name:<30}{cells}")
    for name in PAGES:
        for trivial, page in zip(loads["trivial view"], loads[name], strict=True):
            ratio = page.a_second / trivial.a_second
            tell(f"{name} / trivial view, {page.clients} clients", ratio, ratio >= 0.2, "≥ 0.2")


def tell_inside(figures: Mapping[str, Mapping[str, float]]) -> None:
    """Milliseconds and queries in the process, and the page beside the trivial view."""
    for name, each in figures.items():
        print(f"{name:<30}{each['median_ms']:>8.2f} ms, {each['queries']:.0f} queries at most")
    for name in PAGES:
        ratio = figures[name]["median_ms"] / figures["trivial view"]["median_ms"]
        tell(f"{name} / trivial view, in process", ratio, ratio <= 12, "≤ 12")
        queries = figures[name]["queries"]
        tell(f"queries of a {name}", queries, queries <= 6, "≤ 6")


def tell(what: str, measured: float, met: bool, bound: str) -> None:
    """A line with a target."""
    print(f"{what:<46}{measured:>10,.2f}   {bound:<9}{'met' if met else 'NOT MET'}")


def measure(arguments: argparse.Namespace) -> None:
    """Everything, one after another, printed as it is known."""
    checkout = Checkout(ROOT)
    with django_environment(checkout, "test") as server_env:
        url = server_env["DATABASE_URL"]
        filled = seeded(url, server_env, arguments.providers, keep=arguments.keep)
        with filled as env:
            manage(env, "collectstatic", "--no-input", "--verbosity", "0")
            print(f"{arguments.providers:,} listings, {machine()}\n\nIn the process:")
            figures = inside(env)
            tell_inside(figures)
            with served(checkout, env, FIRST_PORT) as port:
                print("\nOver the wire, one worker with two threads:")
                tell_loads(over_the_wire(port, arguments.seconds))
                with served(checkout, env, port + 1) as other:
                    tell_freshness(env["DATABASE_URL"], [port, other], arguments)
        if arguments.large:
            large = seeded(url, server_env, arguments.large, keep=arguments.keep)
            with large as env:
                tell_growth(figures, inside(env), arguments)


def tell_freshness(database: str, ports: list[int], arguments: argparse.Namespace) -> None:
    """Two processes: when they know of a commit, and whether they ever show what is hidden."""
    times = sorted(visible_after(database, ports, arguments.changes))
    print(f"\nTwo processes, {len(times)} commits: {times[len(times) // 2]:.1f} ms in the median")
    worst = times[int(len(times) * 0.99)]
    tell("commit to seen by every process, p99 in ms", worst, worst <= 50, "≤ 50")
    wrong, changes = unlisted_rows(database, ports[0], arguments.pages)
    print(f"{arguments.pages:,} pages while listings were hidden {changes:,} times")
    tell("rows of hidden listings", wrong, wrong == 0, "0")


def tell_growth(
    small: Mapping[str, Mapping[str, float]],
    large: Mapping[str, Mapping[str, float]],
    arguments: argparse.Namespace,
) -> None:
    """The same requests with many more listings."""
    print(f"\nIn the process, {arguments.large:,} listings:")
    tell_inside(large)
    for name in (*PAGES, "fragment", "JSON"):
        ratio = large[name]["median_ms"] / small[name]["median_ms"]
        tell(f"{name}, with {arguments.large:,} listings", ratio, ratio <= 1.5, "≤ 1.5")


def machine() -> str:
    """Processor, cores and load."""
    return f"{processor()}, {os.cpu_count()} cores, load {load_average():.1f}"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--providers", type=int, default=10_000, help="how many listings (10,000)")
    parser.add_argument("--large", type=int, default=0, help="compare with so many, such as 100000")
    parser.add_argument("--seconds", type=float, default=4, help="how long each load lasts (4)")
    parser.add_argument("--changes", type=int, default=200, help="commits that are followed (200)")
    parser.add_argument("--pages", type=int, default=10_000, help="pages looked at for hidden ones")
    parser.add_argument(
        "--keep", action="store_true", help="keep the filled database for next time"
    )
    end_on_signals()
    measure(parser.parse_args())


if __name__ == "__main__":
    main()
