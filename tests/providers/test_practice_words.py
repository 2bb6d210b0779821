"""What a practice may claim through its people; a wrong answer shows clients a prescriber or a team that is not there."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from catalog.load import load_facts
from providers import words
from providers.models import Provider, ServicePhase
from providers.models.license import License
from tests import cast
from tests.providers.asking import found

pytestmark = pytest.mark.django_db


def clinic() -> Provider:
    """A practice in which a psychiatrist works who has no public listing of her own."""
    practice = cast.listing("clinic", kind="organization")
    pat = cast.listing("pat-pine", listing_state="draft")
    cast.license_of(pat, "md", specialty="psychiatry")
    cast.membership(practice, pat)
    return practice


def test_a_therapist_may_team_up_with_a_practice() -> None:
    practice, bob = clinic(), cast.bob()
    cast.partnership(bob, practice)
    assert found(words.care_team("OR")) == ["bob-birch", "clinic"]
    facts = load_facts([bob.pk, practice.pk])
    assert facts[bob.pk].standing.partners == {practice.pk: frozenset({"OR"})}
    assert facts[practice.pk].standing.partners == {bob.pk: frozenset({"OR"})}


def test_a_team_with_a_practice_ends_when_its_prescriber_leaves() -> None:
    practice, bob = clinic(), cast.bob()
    cast.partnership(bob, practice)
    practice.members.update(ended_at=timezone.now())
    assert found(words.care_team()) == []
    assert not load_facts([bob.pk])[bob.pk].standing.partners


def test_who_was_suspended_lends_nothing_to_a_practice() -> None:
    practice = clinic()
    assert found(words.prescribing()) == ["clinic", "pat-pine"]
    Provider.objects.filter(slug="pat-pine").update(listing_state="suspended")
    assert "clinic" not in found(words.verified() | words.prescribing())
    assert load_facts([practice.pk])[practice.pk].standing.prescribing == {}


def test_a_lowest_price_takes_a_highest() -> None:
    service = cast.service(cast.listing("someone"), "medical", "iv", phases={})
    with pytest.raises(IntegrityError, match="service_phase_price_range"), transaction.atomic():
        ServicePhase.objects.create(service=service, phase="dosing", price_low=500)


def test_a_look_that_has_run_out_verifies_nothing() -> None:
    """A decision today on a look whose days are over would be a badge without evidence in all but name."""
    license_: License = cast.license_of(cast.listing("someone"), "md", verified=False)
    long_ago = timezone.now() - dt.timedelta(days=120)
    License.objects.filter(pk=license_.pk).update(submitted_at=long_ago)
    cast.look(license_, performed_at=long_ago)
    with pytest.raises(IntegrityError, match="evidence"), transaction.atomic():
        cast.decide(license_)
