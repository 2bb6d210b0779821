"""A database of our own with invented listings, in the server that the site uses; dropped at the end."""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
from psycopg import sql

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def seeded(
    url: str, environ: Mapping[str, str], providers: int, *, keep: bool
) -> Iterator[dict[str, str]]:
    """Yields the environment of a production site over so many invented listings.

    With `keep` the database is left for the next run, which takes it up instead of filling another: that takes minutes.
    """
    with migrated(url, environ, str(providers), keep=keep) as (env, new):
        if new:
            manage({**env, "DEBUG": "1"}, "seed_demo", "--providers", str(providers))
            # So that the server does not take itself the time in the middle of a measurement.
            with psycopg.connect(env["DATABASE_URL"], autocommit=True) as connection:
                connection.execute("VACUUM ANALYZE")
        yield env


@contextmanager
def migrated(
    url: str, environ: Mapping[str, str], what: str, *, keep: bool
) -> Iterator[tuple[dict[str, str], bool]]:
    """Yields the environment of a production site over a database with empty tables, and whether it is new."""
    name = f"stillwater_bench_{what}" + ("" if keep else f"_{os.getpid()}")
    own = urlunsplit(urlsplit(url)._replace(path=f"/{name}"))
    env = {**environ, "DATABASE_URL": own, "DEBUG": "0"}
    try:
        new = _create(url, name)
        if new:
            manage(env, "migrate", "--verbosity", "0")
        yield env, new
    finally:
        if not keep:
            _drop(url, name)


def manage(env: Mapping[str, str], *words: str) -> str:
    """Run a command of manage.py; raises CalledProcessError when it fails, with what it said."""
    ended = subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env=dict(env),
        check=False,
        capture_output=True,
        text=True,
    )
    if ended.returncode:
        raise SystemExit(f"manage.py {words[0]} failed:\n{ended.stdout}{ended.stderr}")
    return ended.stdout


def _create(url: str, name: str) -> bool:
    """Whether it had to be made."""
    with psycopg.connect(url, autocommit=True) as server:
        there = server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        if there.fetchone():
            return False
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return True


def _drop(url: str, name: str) -> None:
    with psycopg.connect(url, autocommit=True) as server:
        dropping = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)")
        server.execute(dropping.format(sql.Identifier(name)))
