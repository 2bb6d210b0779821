"""Who is near to a reviewer: whoever they could do a favor, or harm, by a decision. One who is missed here decides for themselves."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.utils import timezone

from providers.dates import today
from providers.models import Provider
from tests import cast
from tests.verification.who_may import me, own_listing, partner, practice_of

pytestmark = pytest.mark.django_db


def own_practice() -> Provider:
    return cast.listing("own-practice", kind="organization", owner=me())


def member_of(practice: Provider, **fields: object) -> Provider:
    return cast.membership(practice, cast.listing("a-colleague"), **fields).member


def partner_of(listing: Provider, **fields: object) -> Provider:
    return cast.partnership(cast.listing("a-partner"), listing, **fields).therapist


def partner_of_mine() -> Provider:
    return cast.partnership(own_listing(), cast.listing("between")).prescriber


WHO_IS: dict[str, Callable[[], Provider]] = {
    "they themselves": own_listing,
    "a practice they own": own_practice,
    "a practice they manage": lambda: practice_of("manager"),
    "a practice they work in": lambda: practice_of("clinician"),
    "who works in a practice they own": lambda: member_of(own_practice()),
    "who works where they work": lambda: member_of(practice_of("clinician")),
    "the prescriber of their team": partner,
    "the therapist of their team": lambda: partner_of(own_listing()),
    "the partner of their practice": lambda: partner_of(practice_of("clinician")),
    "a partner whose year is over": lambda: partner_of(
        own_listing(),
        valid_from=today() - dt.timedelta(days=366),
        valid_until=today() - dt.timedelta(days=1),
    ),
}
WHO_IS_NOT: dict[str, Callable[[], Provider]] = {
    "a stranger": lambda: cast.listing("a-stranger"),
    "a practice that asked them in": lambda: practice_of("clinician", confirmed_at=None),
    "a practice they left": lambda: practice_of("clinician", ended_at=timezone.now()),
    "who left the practice where they work": lambda: member_of(
        practice_of("clinician"), ended_at=timezone.now()
    ),
    "who only proposed a team": lambda: partner_of(
        own_listing(), confirmed_at=None, valid_from=None, valid_until=None
    ),
    "a partner of former days": lambda: partner_of(own_listing(), ended_at=timezone.now()),
    "the partner of a partner": lambda: partner_of(partner_of_mine()),
}


def near() -> set[str]:
    return set(Provider.objects.near_to(me()).values_list("slug", flat=True))


@pytest.mark.parametrize("who", WHO_IS)
def test_is_near(who: str) -> None:
    cast.listing("somebody-else")
    listing = WHO_IS[who]()
    assert listing.slug in near()
    assert "somebody-else" not in near()


@pytest.mark.parametrize("who", WHO_IS_NOT)
def test_is_not(who: str) -> None:
    assert WHO_IS_NOT[who]().slug not in near()
