"""A report about Alice, and Rosa to act on it."""

import pytest
from django.core import mail
from django.test import Client

from providers.models import Provider
from tests import cast
from tests.verification.reports.reporting import SENTINEL, report_about, signed_in
from verification.models import Report


@pytest.fixture
def alice(db: None) -> Provider:
    return cast.alice()


@pytest.fixture
def report(alice: Provider) -> Report:
    """A safety concern; who was alerted does not matter here."""
    made = report_about(alice, text=SENTINEL)
    mail.outbox.clear()
    return made


@pytest.fixture
def rosa() -> Client:
    return signed_in(cast.rosa())
