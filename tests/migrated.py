"""The database with all migrations applied, made once a run; every other database of the run is a copy of it.

Each process that tests, and the site of the journeys, would otherwise spend ten seconds of the processor on the same.
"""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

import psycopg
from django.conf import settings
from psycopg import sql

ROOT = Path(settings.BASE_DIR)
# The worker of a run on several processes belongs to the run of the process that started it.
RUN = os.getppid() if "PYTEST_XDIST_WORKER" in os.environ else os.getpid()
PRODUCT = {"DEBUG": "1", "DJANGO_SETTINGS_MODULE": "directory.settings"}
NAME = f"stillwater_migrated_{RUN}"


def migrated() -> str:
    """The name of that database, on which nobody works; made by whoever asks first, while the others wait."""
    with server() as asking:
        asking.execute("SELECT pg_advisory_lock(hashtext(%s))", [NAME])
        made = asking.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone()
        if not made:
            unfinished = f"{NAME}_unfinished"
            asking.execute(_named("CREATE DATABASE {}", unfinished))
            manage(
                {"DATABASE_URL": address(unfinished)}, "migrate", "--verbosity=0", "--skip-checks"
            )
            asking.execute(_named("ALTER DATABASE {} RENAME TO {}", unfinished, NAME))
    return NAME


def copied(name: str) -> str:
    """Make the database `name` a copy of the migrated one; returns its address."""
    template = migrated()
    with server() as asking:
        asking.execute(_named("CREATE DATABASE {} TEMPLATE {}", name, template))
    return address(name)


def drop(name: str) -> None:
    """Remove a database, whoever is connected to it; one that is not there is let be."""
    with server() as asking:
        asking.execute(_named("DROP DATABASE IF EXISTS {} WITH (FORCE)", name))


def server() -> psycopg.Connection:
    """A connection that belongs to no database of a test."""
    return psycopg.connect(address("postgres"), autocommit=True)


def address(name: str) -> str:
    """The DATABASE_URL of a database on the server of this run."""
    database = settings.DATABASES["default"]
    login = quote(database["USER"]) + (
        f":{quote(database['PASSWORD'])}" if database["PASSWORD"] else ""
    )
    port = f":{database['PORT']}" if database["PORT"] else ""
    return f"postgres://{login}@{quote(database['HOST'], safe='')}{port}/{name}"


def manage(environment: Mapping[str, str], *arguments: str) -> None:
    """Run a management command of the product, as its operator would; raises with what it said where it fails."""
    done = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env={**os.environ, **PRODUCT, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def _named(statement: str, *names: str) -> sql.Composed:
    return sql.SQL(statement).format(*map(sql.Identifier, names))
