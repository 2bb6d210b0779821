"""Hours that the law of some states asks for before a license prescribes alone: seen by a reviewer, and kept as evidence."""

import pytest
from django.test import Client

from providers.models import Provider
from providers.vocabulary.checking import Fact, Result
from tests import cast
from tests.verification.fact_form import address, record
from tests.verification.reviewing import client_of
from verification.subjects import subjects_of

pytestmark = pytest.mark.django_db


def hours_asked(provider: Provider) -> list[str]:
    return [each.key for each in subjects_of(provider) if each.fact == Fact.SUPERVISED_HOURS]


def test_supervised_hours_are_asked_of_licenses_whose_law_may_ask_for_them() -> None:
    alice = cast.alice()
    assert hours_asked(alice) == [], "the law lets a physician prescribe alone"
    cara = cast.listing("cara-cole")
    nurse = cast.license_of(cara, "crna", "WI")
    cast.license_of(cara, "lcsw", "WI")
    assert hours_asked(cara) == [f"hours-{nurse.pk}"]


def test_supervised_hours_are_kept_with_their_license_and_are_not_public() -> None:
    """What somebody did for years under whom is theirs; the public reads what follows from it."""
    cara = cast.listing("cara-cole")
    nurse = cast.license_of(cara, "crna", "WI")
    client, key = client_of(cast.rosa()), f"hours-{nurse.pk}"
    form = client.get(f"{address(cara)}?about={key}").context["form"]
    assert form["source"].value() == "Licensing board of Wisconsin"
    assert form["method"].value() == "letter"
    words = "4,111 hours, letter of June 3"
    assert record(client, cara, key, source="Board letter", words=words).status_code == 302
    kept = cara.evidence.get(fact=Fact.SUPERVISED_HOURS)
    assert (kept.license_id, kept.result) == (nurse.pk, Result.CONFIRMED)
    assert "Supervised hours completed, for" in client.get(address(cara)).content.decode()
    page = Client().get(cara.get_absolute_url()).content.decode()
    for told in ("Supervised hours completed", "Board letter", "4,111"):
        assert told not in page
