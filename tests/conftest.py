"""What every test shares."""

import gc
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from hypothesis import HealthCheck, settings
from pytest_django import DjangoDbBlocker
from xdist.remote import Producer

from tests.entries import committing
from tests.migrated import NAME, drop, migrated
from tests.sharing_out import BrowserByFolder, processes

# The cores are shared with whatever else runs, so how long one random example takes says nothing about the code.
settings.register_profile(
    "shared-cores", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("shared-cores")

opened: set[BaseDatabaseWrapper] = set()


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> BrowserByFolder:
    """What runs where is said there, whatever `--dist` says."""
    return BrowserByFolder(config, log)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """What `-n auto` means."""
    return processes()


def pytest_collection_finish(session: pytest.Session) -> None:
    """What is there by now stays to the end, so Python need not look through it for garbage every 700 objects."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(10_000, 10, 10)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    """The test database begins as a copy of one that has been migrated."""
    connections["default"].settings_dict["TEST"] |= {"TEMPLATE": migrated(), "MIGRATE": False}


migrating: list[threading.Thread] = []


def pytest_sessionstart(session: pytest.Session) -> None:
    """Migrate while the processes that test are still collecting, since all of them wait for it."""
    if session.config.getoption("numprocesses", None):
        migrating.append(threading.Thread(target=migrated))
        migrating[0].start()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """The one that was copied goes with the process that outlives the others."""
    for thread in migrating:
        thread.join()
    if not hasattr(session.config, "workerinput"):
        drop(NAME)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> Iterator[None]:
    """The test database, dropped only once nobody is connected to it.

    While Playwright keeps an event loop in this thread, Django gives its tests another connection than before; when the
    browser is gone, nothing leads to that one any more, and a database in use cannot be dropped.
    """
    yield
    for connection in opened:
        connection.close()


@pytest.fixture(autouse=True)
def remember_the_connection() -> Iterator[None]:
    """Keep hold of whichever connection the test used."""
    yield
    opened.add(connections["default"])


@pytest.fixture
def media_folder(settings: LazySettings, tmp_path: Path) -> Path:
    """An empty folder for what is uploaded."""
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


@pytest.fixture
def transactional_db(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Instead of pytest-django's: what the test writes is committed, and swept away afterwards.

    The original empties all tables with TRUNCATE, which the tables that only grow refuse, and takes the prescribing rules with it.
    """
    with committing(django_db_blocker):
        yield
