"""The database that a command works on, and the environment that Django gets with it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from urllib.parse import quote_plus

from devenv.checkout import Checkout
from devenv.postgres import Cluster

# These would send us to another server, or the web server elsewhere than where we announce it.
FOREIGN = ("PG", "GRANIAN_")


@contextmanager
def django_environment(
    checkout: Checkout, cluster: str, *, port: int = 8000
) -> Iterator[dict[str, str]]:
    """Yields the environment for manage.py; the embedded server runs inside the block.

    With DATABASE_URL in our own environment that server is used, and none is started.
    """
    if os.environ.get("DATABASE_URL"):
        yield settings_for(checkout, os.environ["DATABASE_URL"], os.environ, port=port)
        return
    with Cluster(checkout, cluster).running() as url:
        own = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
        yield settings_for(checkout, url, own, port=port)


def settings_for(
    checkout: Checkout, url: str, environ: Mapping[str, str], *, port: int
) -> dict[str, str]:
    """`environ` with the settings of a development site; what the person has set themselves stays."""
    defaults = {
        "DEBUG": "1",
        "BASE_URL": f"http://127.0.0.1:{port}",
        "SECRET_KEY": checkout.secret_key(),
        # Nothing leaves a development site; whoever tries it follows the links in these files.
        "EMAIL_URL": f"filemail:///{quote_plus(str(checkout.local / 'mail'), safe='/')}",
    }
    chosen = {name: environ[name] for name in defaults if environ.get(name)}
    always = {
        "DATABASE_URL": url,
        "PYTHONUNBUFFERED": "1",
        # A start is seconds of compiling where Python may not keep what it compiled. Here it lies among no sources.
        "PYTHONPYCACHEPREFIX": str(checkout.local / "bytecode"),
        "PYTHONDONTWRITEBYTECODE": "",
    }
    return {**environ, **defaults, **chosen, **always}
