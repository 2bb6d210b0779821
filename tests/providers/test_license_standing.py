"""What is asked of licenses by a statement that is kept is what the plain query says, on each day."""

import datetime as dt

import pytest
from django.test import Client
from django.urls import reverse

from providers.dates import today
from providers.license_standing import licenses_of
from providers.models import License
from providers.models.license_queryset import LicenseQuerySet
from tests import cast
from tests.providers.licensing import document_of, owner_of

pytestmark = pytest.mark.django_db

SAID = (
    *("verdict", "looked_at", "look_result", "look_valid_until"),
    *("badge", "speaks", "therapist", "overridden_at", "rule", "rule_routes", "authority"),
)


def test_kept_or_not_the_answer_is_the_same_on_every_day() -> None:
    alice, bob = cast.alice(), cast.bob()
    cast.license_of(alice, "np", "WA", verified=False)
    cast.license_of(bob, "prescribing_psychologist", "IL")
    cast.look(cast.license_of(bob, "md", "NY"), "not_found")
    for on in (today(), today() + dt.timedelta(days=100), today(), today() - dt.timedelta(days=9)):
        for holders in ([alice.pk], [alice.pk, bob.pk], [bob.pk], [-2], []):
            rows = License.objects.with_standing().with_authority(on).filter(provider__in=holders)
            assert {
                each.pk: [getattr(each, name) for name in SAID] for each in licenses_of(holders, on)
            } == {each.pk: [getattr(each, name) for name in SAID] for each in rows}


@pytest.mark.usefixtures("media_folder")
def test_a_page_of_licenses_does_not_put_the_question_together_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    alice = cast.alice()
    document_of(alice.licenses.get())
    client = Client()
    client.force_login(owner_of(alice))
    page = reverse("practice_licenses", args=[alice.slug])
    client.get(page)
    asked: list[object] = []
    monkeypatch.setattr(LicenseQuerySet, "with_authority", lambda *said: asked.append(said))
    assert "1 document" in client.get(page).content.decode()
    assert asked == []
