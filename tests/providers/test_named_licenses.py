"""Which licenses a listing names and which give it its profession: a client must not read a title that a reviewer could not find."""

import pytest

from providers.models import License
from providers.vocabulary.checking import Verdict
from tests import cast

pytestmark = pytest.mark.django_db


def speaks(license_: License) -> bool:
    return License.objects.speaking().filter(pk=license_.pk).exists()


@pytest.mark.parametrize(
    ("verdict", "named"),
    [
        (None, True),
        (Verdict.NEED_MORE, True),
        (Verdict.DISCIPLINED, True),
        (Verdict.COULD_NOT_CONFIRM, False),
        (Verdict.DOES_NOT_MATCH, False),
    ],
)
def test_a_listing_names_every_license_but_those_a_reviewer_did_not_find(
    verdict: Verdict | None, named: bool
) -> None:
    license_ = cast.license_of(cast.listing("someone"), "md", verified=False)
    if verdict:
        cast.decide(license_, verdict)
    assert License.objects.stated().filter(pk=license_.pk).exists() is named
    assert speaks(license_) is named


def test_a_stated_license_is_silent_beside_a_verified_one() -> None:
    provider = cast.listing("someone")
    verified = cast.license_of(provider, "lcsw")
    stated = cast.license_of(provider, "md", verified=False)
    assert speaks(verified)
    assert not speaks(stated)


def test_a_verified_license_of_somebody_else_silences_nobody() -> None:
    cast.license_of(cast.listing("other"), "md")
    assert speaks(cast.license_of(cast.listing("someone"), "lcsw", verified=False))
