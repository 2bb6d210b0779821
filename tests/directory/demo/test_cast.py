"""Alice, Bob, Rosa, Sam and Ada are as the documentation and the start page say."""

import pytest
from django.urls import reverse

from accounts.models import User
from directory.demo.cast import PASSWORD, PEOPLE, address
from providers import words
from providers.models import Partnership, Provider
from providers.vocabulary.license import Profession

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.xdist_group("demo")]


@pytest.fixture
def alice():
    return Provider.objects.get(slug="alice-alder")


@pytest.fixture
def bob():
    return Provider.objects.get(slug="bob-birch")


@pytest.mark.parametrize(
    ("email", "role"),
    [
        ("alice@example.org", "provider"),
        ("bob@example.org", "provider"),
        ("rosa@example.org", "reviewer"),
        ("sam@example.org", "senior_reviewer"),
        ("ada@example.org", "administrator"),
    ],
)
def test_each_has_a_role_and_the_published_password(email, role):
    user = User.objects.get(email=email)
    assert user.role == role
    assert user.check_password(PASSWORD)
    assert user.is_superuser == (role == "administrator")


def test_alice_signs_in_at_the_page_for_it(client, db):
    answer = client.post(
        reverse("account_login"), {"login": "alice@example.org", "password": "stillwater-demo"}
    )
    assert answer.status_code == 302
    assert client.session["_auth_user_id"] == str(User.objects.get(email="alice@example.org").pk)


def test_nobody_signs_in_as_one_of_the_crowd():
    crowd = User.objects.exclude(email__in=map(address, PEOPLE))
    assert crowd.exists()
    assert not any(user.has_usable_password() for user in crowd)


def test_alice_is_a_verified_psychiatrist_in_portland(alice):
    assert alice.owner.email == "alice@example.org"
    assert Provider.objects.published().verified().filter(pk=alice.pk).exists()
    license_ = alice.licenses.verified().get()
    assert (license_.license_type, license_.state) == ("md", "OR")
    assert license_.profession == Profession.PSYCHIATRIST
    place = alice.locations.get()
    assert (place.city, place.state, place.zip) == ("Portland", "OR", "97201")


def test_alice_offers_the_medical_and_the_psycholytic_model_by_injection_and_lozenge(alice):
    offers = set(alice.services.values_list("model", "route"))
    assert {("medical", "im"), ("psycholytic", "sublingual")} <= offers


def test_alice_prescribes_in_oregon_on_her_own_authority(alice):
    assert Provider.objects.filter(words.prescribing("own", "OR"), pk=alice.pk).exists()


def test_bob_is_a_verified_clinical_social_worker_who_does_psycholytic_work_in_portland(bob):
    assert bob.owner.email == "bob@example.org"
    assert Provider.objects.published().verified().filter(pk=bob.pk).exists()
    assert bob.licenses.verified().get().profession == Profession.CLINICAL_SOCIAL_WORKER
    service = bob.services.get()
    assert (service.model, service.route, service.therapy) == (
        "psycholytic",
        "sublingual",
        "same_provider",
    )
    assert bob.locations.get().city == "Portland"


def test_bob_never_prescribes(bob):
    assert not Provider.objects.filter(words.prescribing(), pk=bob.pk).exists()


def test_alice_and_bob_are_a_care_team_in_oregon(alice, bob):
    partnership = Partnership.objects.active().get(therapist=bob)
    assert partnership.prescriber == alice
    assert partnership.states == ["OR"]
    team = Provider.objects.filter(words.care_team("OR"))
    assert {alice, bob} <= set(team)
    # Bob is in a team through Alice alone.
    assert not Provider.objects.filter(words.care_team("WA"), pk=bob.pk).exists()
