"""`python3 dev.py`: the site with its demo data, until Ctrl+C."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

from devenv import environment
from devenv.checkout import Checkout
from devenv.console import BOLD, paint, say, step, warn
from devenv.database import django_environment
from devenv.ports import free_port
from devenv.postgres_settings import site_url
from devenv.preparation import age_in_days, migration, seed
from devenv.processes import run
from devenv.site import end_leftovers, running_site
from devenv.worker import end_leftover_workers, mail_folder, running_worker

# After 30 days nobody in the demo is known to take clients, after 90 nobody is verified.
STALE_DAYS = 30
PASSWORD = "stillwater-demo"  # noqa: S105 - the published password of the demo
PEOPLE = {
    "alice@example.org": "provider, psychiatrist",
    "bob@example.org": "provider, clinical social worker",
    "rosa@example.org": "reviewer",
    "sam@example.org": "senior reviewer",
    "ada@example.org": "administrator",
}


def serve(checkout: Checkout, *, port: int, providers: int | None, reload: bool) -> int:
    """Everything from a fresh clone to a running site, until a signal ends it; returns the exit code.

    Raises Problem when a step fails, with what the step printed.
    """
    environment.prepare(checkout, "demo")
    end_leftovers(checkout)
    end_leftover_workers(checkout)
    with free_port(port) as chosen:
        if chosen != port:
            say(f"Port {port} is in use; taking {chosen}.")
        with django_environment(checkout, "demo", port=chosen) as env:
            _prepare_database(checkout, env, providers)
            own = _as_site(env)
            with (
                running_worker(checkout, own, chosen),
                running_site(checkout, own, chosen, reload=reload) as server,
            ):
                _announce(checkout, chosen)
                try:
                    server.wait()
                except SystemExit:
                    say("Stopping the site and its database ...")
                    return 0
    say("The web server has ended by itself; its last lines above say why.")
    return 1


def _prepare_database(checkout: Checkout, env: Mapping[str, str], providers: int | None) -> None:
    migrating = migration(checkout)
    # Others may have changed a server of the person's own since.
    if os.environ.get("DATABASE_URL") or not migrating.is_done():
        with step("Bringing the database up to date (up to half a minute)"):
            _manage(checkout, env, "migrate", "--verbosity", "0", "--no-input")
            if not os.environ.get("DATABASE_URL"):
                _manage(checkout, env, "grant_roles", "--create")
        migrating.remember()
    seeding = seed(checkout, providers)
    if not seeding.is_done():
        with step("Filling in invented demo data (about 15 seconds)"):
            options = [] if providers is None else ["--providers", str(providers)]
            told = _manage(checkout, env, "seed_demo", *options)
        # Existing data is kept, also when other data was asked for: that is what the first line tells.
        say("  " + told.strip().partition("\n")[0])
        seeding.remember()
    if (age := age_in_days(checkout)) > STALE_DAYS:
        warn(
            f"The demo data is {age} days old, and what it says about licenses and openings has run out."
            " For new data: python3 dev.py reset"
        )


def _as_site(env: Mapping[str, str]) -> dict[str, str]:
    """The environment of the site and its worker, who do not own the tables of our own server; on another one they are who it says."""
    if os.environ.get("DATABASE_URL"):
        return dict(env)
    return {**env, "DATABASE_URL": site_url(env["DATABASE_URL"])}


def _manage(checkout: Checkout, env: Mapping[str, str], *words: str) -> str:
    return run(
        [checkout.python, "manage.py", *words],
        cwd=checkout.root,
        env=env,
        failure=f"manage.py {words[0]} failed:",
    )


def _announce(checkout: Checkout, port: int) -> None:
    lines = ["", paint(f"Stillwater is at http://127.0.0.1:{port}", BOLD, sys.stdout)]
    lines += [f"Sign in at /account/login/ with the password {PASSWORD} as"]
    lines += [f"  {address:<18} {role}" for address, role in PEOPLE.items()]
    if not os.environ.get("EMAIL_URL"):
        lines += [f"Mail is not sent but put into files in {mail_folder(checkout)}"]
    lines += ["Everybody and everything in it is invented. Ctrl+C stops it.", ""]
    print("\n".join(lines), flush=True)
