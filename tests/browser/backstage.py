"""What happens on the site without a page for it: the ORM of the tests, on the site's own database.

A process of `manage.py shell` does the same in two seconds of the processor.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import global_settings
from django.db import DEFAULT_DB_ALIAS, connections
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from accounts.models import User
from providers.models import License
from tests.browser.site import Site
from tests.jobs import QUEUED
from verification.actions.case import case_version
from verification.actions.evidence import record_evidence
from verification.actions.licenses import decide_license


@contextmanager
def working_on(site: Site, blocker: DjangoDbBlocker) -> Iterator[None]:
    """What is written inside is committed there, as by another process of the site; mail joins its queue."""
    ours = connections[DEFAULT_DB_ALIAS]
    theirs = ours.copy()
    theirs.settings_dict["NAME"] = site.database.rpartition("/")[2]
    connections[DEFAULT_DB_ALIAS] = theirs
    # Quick ways that the tests have and a site has not.
    real = {"EMAIL_BACKEND": QUEUED, "PASSWORD_HASHERS": global_settings.PASSWORD_HASHERS}
    try:
        with blocker.unblock(), override_settings(**real):
            yield
    finally:
        theirs.close()
        connections[DEFAULT_DB_ALIAS] = ours


def verify_license(number: str) -> None:
    """A look at the board, then the verdict."""
    license_ = License.objects.get(number=number)
    rosa = User.objects.get(email="rosa@example.org")
    record_evidence(
        license_,
        fact="license_status",
        result="confirmed",
        source="Board",
        source_kind="primary",
        method="Looked up by number",
        shown={"status": "Active"},
        version=case_version(license_),
        by=rosa,
    )
    decide_license(
        license_,
        verdict="verified",
        reason="As the board shows it.",
        version=case_version(license_),
        by=rosa,
    )
