"""What published, fresh, verified and licensed here mean to search: a wrong meaning hides someone who fits, or shows someone who does not."""

import datetime as dt

import pytest
from django.utils import timezone

from providers import words
from providers.dates import today
from providers.models import Provider
from tests import cast
from tests.providers.asking import found, holds

pytestmark = pytest.mark.django_db

A_DAY = dt.timedelta(days=1)


@pytest.mark.parametrize("state", ["draft", "paused", "suspended", "closed"])
def test_only_published_listings_are_public(state: str) -> None:
    cast.listing("hidden", listing_state=state)
    cast.listing("shown")
    assert found(words.published()) == ["shown"]


def test_a_listing_is_fresh_for_90_days_after_its_owner_confirmed_it() -> None:
    provider = cast.listing("someone")
    assert holds(words.fresh(today() + 90 * A_DAY), provider)
    assert not holds(words.fresh(today() + 91 * A_DAY), provider)


def test_verified_takes_a_badge_and_a_listing_that_is_kept_true() -> None:
    provider = cast.listing("someone", attested_on=today() - 91 * A_DAY)
    cast.license_of(provider, "md")
    cast.listing("without")
    assert found(words.verified()) == []
    Provider.objects.filter(pk=provider.pk).update(attested_on=today())
    assert found(words.verified()) == ["someone"]


def test_a_practice_carries_the_badges_of_its_confirmed_people_and_nobody_twice() -> None:
    practice = cast.listing("practice", kind="organization")
    for slug in ("one", "two"):
        member = cast.listing(slug)
        cast.license_of(member, "md", state="OR")
        cast.license_of(member, "md", state="WA", number=f"WA{member.pk}")
        cast.membership(practice, member)
    assert found(words.verified()) == ["one", "practice", "two"]


@pytest.mark.parametrize("fields", [{"confirmed_at": None}, {"ended_at": timezone.now()}])
def test_a_practice_does_not_borrow_from_people_who_have_not_agreed_or_have_left(
    fields: dict[str, object],
) -> None:
    practice, member = cast.listing("practice", kind="organization"), cast.listing("member")
    cast.license_of(member, "md")
    cast.membership(practice, member, **fields)
    assert not holds(words.verified(), practice)


def test_licensed_where_the_client_is_by_a_license_or_a_stated_compact() -> None:
    provider = cast.listing("someone")
    cast.license_of(provider, "psychologist", "OR", compact_states=["ID"])
    cast.license_of(provider, "psychologist", "WA", number="WA1", verified=False)
    assert [holds(words.licensed_for(state), provider) for state in ("OR", "ID", "WA", "UT")] == [
        True,
        True,
        False,
        False,
    ]


def test_telehealth_takes_the_word_a_remote_service_and_a_license_there() -> None:
    provider = cast.listing("someone", telehealth_states=["OR", "WA"])
    cast.license_of(provider, "md", "OR")
    assert not holds(words.by_telehealth("OR"), provider)
    cast.service(provider, "psycholytic", "sublingual", format="at_home")
    assert holds(words.by_telehealth("OR"), provider)
    assert not holds(words.by_telehealth("WA"), provider)


def test_a_license_alone_does_not_make_a_place_in_the_state() -> None:
    provider = cast.listing("someone")
    cast.license_of(provider, "md", "OR")
    assert not holds(words.in_state("OR"), provider)
    cast.place(provider)
    assert holds(words.in_state("OR"), provider)
