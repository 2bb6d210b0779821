"""What a request costs in the process itself, without a network: python -m bench.web.inside, which prints JSON.

Run by bench.http with the environment of a production site.
"""

import gc
import io
import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

from bench.web.addresses import KINDS, Kind

TIMES = 25
# Of each kind in a turn; of a kind with more addresses others come each time.
IN_A_TURN = 8
PATIENCE = 60


def measure(application: Callable[..., Any]) -> dict[str, dict[str, float]]:
    """For each kind the median in milliseconds and the most queries of a request, the kinds in turns."""
    times: dict[str, list[float]] = {kind.name: [] for kind in KINDS}
    queries = {kind.name: max(_queries(application, kind)) for kind in KINDS}
    gc.collect()
    gc.disable()
    for turn in range(1, TIMES + 1):
        for kind in KINDS:
            for environ in _environs(kind, turn):
                begun = time.perf_counter()
                _ask(application, environ)
                times[kind.name].append((time.perf_counter() - begun) * 1000)
    gc.enable()
    return {
        name: {"median_ms": statistics.median(each), "queries": queries[name]}
        for name, each in times.items()
    }


def _queries(application: Callable[..., Any], kind: Kind) -> Iterator[int]:
    """How many statements each request sends; asked twice, because the first fills caches."""
    from django.db import connection

    count = 0

    def counting(execute: Any, statement: Any, values: Any, many: Any, context: Any) -> Any:
        nonlocal count
        count += 1
        return execute(statement, values, many, context)

    for environ in _environs(kind):
        _ask(application, dict(environ))
        count = 0
        with connection.execute_wrapper(counting):
            _ask(application, environ)
        yield count


def _environs(kind: Kind, turn: int = 0) -> Iterator[dict[str, Any]]:
    begin = turn * IN_A_TURN % len(kind.paths)
    for path in kind.paths[begin : begin + IN_A_TURN]:
        address, _, query = path.partition("?")
        yield {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": address,
            "QUERY_STRING": query,
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": sys.stderr,
            "wsgi.url_scheme": "http",
            **{f"HTTP_{name.upper().replace('-', '_')}": value for name, value in kind.headers},
        }


def _ask(application: Callable[..., Any], environ: dict[str, Any]) -> None:
    status: list[str] = []
    answer = application(environ, lambda said, _headers: status.append(said))
    for _ in answer:
        pass
    answer.close()
    if not status[0].startswith("200"):
        raise SystemExit(f"{environ['PATH_INFO']}?{environ['QUERY_STRING']} answered {status[0]}")


def _wait_for_arrays() -> None:
    from catalog.live import live
    from providers.dates import today

    deadline = time.monotonic() + PATIENCE
    while live.current(today()) is None:
        if time.monotonic() > deadline:
            raise SystemExit(f"the arrays were not read: {live.state}")
        time.sleep(0.05)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "directory.settings")
    from directory.wsgi import application

    _wait_for_arrays()
    print(json.dumps(measure(application)))


if __name__ == "__main__":
    main()
