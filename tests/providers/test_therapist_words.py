"""Who counts as a therapist: a care team without one would leave a client alone with a drug."""

import pytest
from django.utils import timezone

from providers.models import License
from tests import cast

pytestmark = pytest.mark.django_db


def of_therapist(license_: License) -> bool:
    return License.objects.of_therapists().filter(pk=license_.pk).exists()


@pytest.mark.parametrize(
    ("license_type", "expected"),
    [("lcsw", True), ("psychologist", True), ("art_therapist", True), ("md", False), ("rn", False)],
)
def test_the_license_type_tells_a_therapist(license_type: str, expected: bool) -> None:
    assert of_therapist(cast.license_of(cast.listing("someone"), license_type)) is expected


def test_a_therapist_without_a_badge_does_not_count() -> None:
    assert not of_therapist(cast.license_of(cast.listing("someone"), "lcsw", verified=False))


@pytest.mark.parametrize(("therapy", "expected"), [("same_provider", True), ("partner", False)])
def test_a_psychiatrist_is_a_therapist_when_they_offer_the_therapy_themselves(
    therapy: str, expected: bool
) -> None:
    provider = cast.listing("someone")
    cast.service(provider, "psycholytic", "sublingual", therapy=therapy)
    assert of_therapist(cast.license_of(provider, "md", specialty="psychiatry")) is expected


def test_an_anesthesiologist_who_offers_therapy_is_not_a_therapist() -> None:
    provider = cast.listing("someone")
    cast.service(provider, "psycholytic", "sublingual", therapy="same_provider")
    assert not of_therapist(cast.license_of(provider, "md", specialty="anesthesiology"))


def test_a_psychiatrist_is_a_therapist_in_a_practice_that_offers_it() -> None:
    member, practice = cast.listing("member"), cast.listing("practice")
    cast.service(practice, "psycholytic", "sublingual", therapy="same_provider")
    license_ = cast.license_of(member, "md", specialty="psychiatry")
    row = cast.membership(practice, member, confirmed_at=None)
    assert not of_therapist(license_)
    row.confirmed_at = timezone.now()
    row.save(update_fields=["confirmed_at"])
    assert of_therapist(license_)
