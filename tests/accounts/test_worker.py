"""A real worker in a process of its own: what it is at when it is killed is sent by the next one, as the same message."""

import os
import signal
import socketserver
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from email import message_from_string
from pathlib import Path

import pytest
from django.conf import settings as site
from django.core.mail import send_mail
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob
from procrastinate.exceptions import AlreadyEnqueued
from pytest_django import Settings as SettingsWrapper

from accounts.tasks import take_up_stalled
from tests.jobs import QUEUED

ROOT = Path(__file__).resolve().parents[2]


class Sink(socketserver.ThreadingTCPServer):
    """A mail server that takes a message and, while it `hangs`, never says that it did."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Talk)
        self.messages: list[str] = []
        self.hangs = True


class Talk(socketserver.StreamRequestHandler):
    server: Sink

    def handle(self) -> None:
        self._say("220 sink")
        while line := self.rfile.readline().decode().strip().upper():
            if line == "DATA":
                self._say("354 go on")
                self._take()
            else:
                self._say("221 bye" if line == "QUIT" else "250 ok")

    def _take(self) -> None:
        lines = []
        while (line := self.rfile.readline()) not in (b".\r\n", b""):
            lines.append(line.decode())
        self.server.messages.append("".join(lines))
        if self.server.hangs:
            time.sleep(60)
        self._say("250 taken")

    def _say(self, text: str) -> None:
        self.wfile.write(f"{text}\r\n".encode())


@pytest.fixture
def sink() -> Iterator[Sink]:
    with Sink() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def wait_for(done: object, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not done():  # type: ignore[operator]
        assert time.monotonic() < end
        time.sleep(0.1)


def start_worker(sink: Sink, *options: str) -> subprocess.Popen[bytes]:
    found = connection.get_connection_params()
    user, name = found.get("user", ""), found["dbname"]
    host = str(found.get("host", "")).replace("/", "%2F")
    address = f"{user}:{found.get('password', '')}@{host}:{found.get('port', '') or 5432}"
    env = os.environ | {
        "DATABASE_URL": f"postgres://{address}/{name}",
        "EMAIL_URL": f"smtp://127.0.0.1:{sink.server_address[1]}",
        "SECRET_KEY": site.SECRET_KEY,
        "DJANGO_SETTINGS_MODULE": "directory.settings",
        "DEBUG": "1",
    }
    command = [sys.executable, "manage.py", "procrastinate", "worker", *options]
    return subprocess.Popen(command, cwd=ROOT, env=env, stdin=subprocess.DEVNULL)


def test_a_killed_workers_mail_is_sent_again_as_the_same_message(
    transactional_db: None, settings: SettingsWrapper, sink: Sink
) -> None:
    settings.EMAIL_BACKEND = QUEUED
    for number in range(3):
        send_mail(f"Mail {number}", "A secret link", "s@example.org", ["alice@example.org"])
    first = start_worker(sink)
    try:
        wait_for(lambda: len(sink.messages) == 1)
    finally:
        first.send_signal(signal.SIGKILL)
        first.wait()
    sink.hangs = False
    # Half a minute of silence, without waiting for it.
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE procrastinate_workers SET last_heartbeat = now() - interval '1 hour'"
        )
    # Unless the first worker has left one waiting.
    with suppress(AlreadyEnqueued):
        take_up_stalled.defer(timestamp=0)  # type: ignore[call-arg]
    second = start_worker(sink)
    try:
        wait_for(lambda: len(sink.messages) == 4)
        wait_for(lambda: not ProcrastinateJob.objects.filter(queue_name="mail").exists())
    finally:
        second.terminate()
        second.wait(15)
    keys = [message_from_string(each)["Message-ID"] for each in sink.messages]
    subjects = {message_from_string(each)["Subject"] for each in sink.messages}
    assert subjects == {"Mail 0", "Mail 1", "Mail 2"}
    assert len(set(keys)) == 3
    assert keys.count(keys[0]) == 2
