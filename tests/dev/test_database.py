"""Which database Django gets, and with which settings."""

from pathlib import Path
from urllib.parse import unquote

import environ
import pytest

from devenv.checkout import Checkout
from devenv.database import django_environment, settings_for
from devenv.postgres_settings import database_url, server_options, site_url, user_map


@pytest.mark.parametrize("folder", ["/run/plain", "/home/a b/ü+%2F@:?#/socket"])
def test_the_socket_folder_survives_the_url(folder):
    """A checkout in a folder with a space, or worse, must connect."""
    parsed = environ.Env.db_url_config(database_url(Path(folder)))
    assert unquote(parsed["HOST"]) == folder
    assert (parsed["NAME"], parsed["USER"]) == ("stillwater", "stillwater")


def test_a_server_of_ones_own_is_used_and_none_is_started(tmp_path, monkeypatch):
    """With DATABASE_URL set, the checkout keeps no database of its own."""
    monkeypatch.setenv("DATABASE_URL", "postgres://me@db.example.org/mine")
    monkeypatch.setenv("PGSSLMODE", "require")
    with django_environment(Checkout(tmp_path), "demo") as env:
        assert env["DATABASE_URL"] == "postgres://me@db.example.org/mine"
        assert env["PGSSLMODE"] == "require"
    assert not (tmp_path / ".local" / "postgres").exists()


def test_what_a_person_has_set_stays(tmp_path):
    """DEBUG=0 to look at the real error pages must not be overruled."""
    env = settings_for(Checkout(tmp_path), "postgres:///x", {"DEBUG": "0", "HOME": "/h"}, port=8003)
    assert env["DEBUG"] == "0"
    assert env["BASE_URL"] == "http://127.0.0.1:8003"
    assert env["HOME"] == "/h"


def test_the_secret_key_is_kept_and_private(tmp_path):
    """A new key at every start would sign everybody out; a readable one would let others sign in."""
    first, again = Checkout(tmp_path).secret_key(), Checkout(tmp_path).secret_key()
    assert first == again
    assert len(first) >= 50
    assert (tmp_path / ".local" / "secret-key").stat().st_mode & 0o077 == 0
    assert (tmp_path / ".local").stat().st_mode & 0o077 == 0


def test_the_server_listens_to_no_network_and_logs_no_values():
    """Searches are health data: they must not reach the log, and nobody else the server."""
    options = server_options(
        data=Path("/d"), socket=Path("/s"), access=Path("/a"), users=Path("/u"), durable=True
    )
    for setting in (
        "listen_addresses=",
        "log_min_messages=log",
        "log_min_error_statement=panic",
        "log_error_verbosity=terse",
        "log_statement=none",
        "log_parameter_max_length=0",
        "log_parameter_max_length_on_error=0",
    ):
        assert setting in options
    assert "fsync=off" not in options


def test_only_named_users_may_be_the_role():
    """A quote in a user's name must not open the list."""
    assert user_map({'a"b', "me"}).splitlines() == [
        'stillwater "a""b" stillwater',
        'stillwater "me" stillwater',
        'stillwater "a""b" stillwater_app',
        'stillwater "me" stillwater_app',
    ]


def test_the_site_is_another_role_than_the_owner_of_its_tables():
    """Whoever takes over the site must not be able to drop a guard."""
    url = database_url(Path("/home/stillwater@x/socket"))
    assert environ.Env.db_url_config(site_url(url))["USER"] == "stillwater_app"
    assert site_url(url).partition("@")[2] == url.partition("@")[2]
