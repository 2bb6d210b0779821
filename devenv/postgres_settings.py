"""How the embedded PostgreSQL is configured: all on its command line, nothing in files that could go stale."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

# Who owns the tables, and who the site is: what the second may not do, `manage.py grant_roles` says.
ROLE = DATABASE = "stillwater"
SITE_ROLE = "stillwater_app"
PORT = 5432  # Only part of the socket's file name: there is no TCP.

# Searches are health data, and so is what an error message quotes: no statement, value or detail of one
# reaches the log. Messages of the level "error" go to the client, which sees them anyway.
QUIET = {
    "log_min_messages": "log",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_statement": "none",
    "log_min_duration_statement": "-1",
    "log_parameter_max_length": "0",
    "log_parameter_max_length_on_error": "0",
    "log_checkpoints": "off",
    "log_autovacuum_min_duration": "-1",
}
MODEST = {
    "shared_buffers": "64MB",
    "max_connections": "200",
    "max_wal_size": "512MB",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "jit": "off",
    "io_method": "sync",
    # Containers often have 64 MB in /dev/shm.
    "dynamic_shared_memory_type": "mmap",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
# A demo may lose its last second in a power cut, but not its consistency; a test database may lose everything.
DEMO = {"synchronous_commit": "off"}
THROWAWAY = {"synchronous_commit": "off", "fsync": "off", "full_page_writes": "off"}

ACCESS = f"local all {ROLE},{SITE_ROLE} peer map=stillwater\n"


def server_options(
    *, data: Path, socket: Path, access: Path, users: Path, durable: bool
) -> list[str]:
    """The arguments of `postgres` for a server that only its socket folder leads to."""
    settings = {
        "listen_addresses": "",
        "port": str(PORT),
        "unix_socket_directories": _quoted(socket),
        "unix_socket_permissions": "0700",
        "hba_file": str(access),
        "ident_file": str(users),
        **QUIET,
        **MODEST,
        **(DEMO if durable else THROWAWAY),
    }
    options = ["-D", str(data)]
    for name, value in settings.items():
        options += ["-c", f"{name}={value}"]
    return options


def user_map(names: set[str]) -> str:
    """The pg_ident.conf that lets the system users `names`, and nobody else, be the roles."""
    quoted = [name.replace('"', '""') for name in sorted(names)]
    return "".join(f'stillwater "{name}" {role}\n' for role in (ROLE, SITE_ROLE) for name in quoted)


def database_url(socket: Path) -> str:
    """The DATABASE_URL of the server behind the folder `socket`, in the form that libpq's tools read too."""
    return f"postgres://{ROLE}@{quote(str(socket), safe='')}/{DATABASE}"


def site_url(url: str) -> str:
    """The same address for the site's own role."""
    return url.replace(f"postgres://{ROLE}@", f"postgres://{SITE_ROLE}@", 1)


def _quoted(path: Path) -> str:
    # The setting is a list, so a comma or a space in the path would end the name.
    return '"' + str(path).replace('"', '""') + '"'
