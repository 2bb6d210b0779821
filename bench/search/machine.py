"""What a measurement was made on."""

import os
import platform
import re
from pathlib import Path

from django.db import connection


def machine() -> str:
    """Processor, cores, system, Python and PostgreSQL, in a line."""
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        server = cursor.fetchone()[0]
    return (
        f"{processor()}, {os.cpu_count()} cores, {platform.system()} {platform.release()},"
        f" Python {platform.python_version()}, PostgreSQL {server.split()[0]}"
    )


def processor() -> str:
    """The processor's name as the system gives it."""
    try:
        found = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text())
    except OSError:
        found = None
    return found[1] if found else platform.processor() or platform.machine()


def load() -> float:
    """How many programs wanted a processor in the last minute; more than cores means that figures are worth little."""
    return os.getloadavg()[0]
