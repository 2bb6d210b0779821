"""What search means by what a provider offers and says: a wrong meaning hides a price, a training or a free place that a client asked for."""

import datetime as dt

import pytest

from providers import words
from providers.dates import today
from providers.models import Credential
from tests import cast
from tests.providers.asking import holds

pytestmark = pytest.mark.django_db

A_DAY = dt.timedelta(days=1)


def test_availability_is_unknown_after_30_days() -> None:
    provider = cast.listing("someone", availability="open", availability_on=today())
    assert holds(words.accepting("open", today() + 30 * A_DAY), provider)
    assert not holds(words.accepting("open", today() + 31 * A_DAY), provider)
    assert not holds(words.accepting("waitlist"), provider)


def test_offering_takes_one_service_with_a_value_for_each_fact() -> None:
    provider = cast.listing("someone")
    cast.service(provider, "medical", "iv")
    assert holds(words.offering(model=["medical", "psycholytic"], route=["iv"]), provider)
    assert not holds(words.offering(model=["psycholytic"]), provider)


def test_including_a_phase() -> None:
    provider = cast.listing("someone")
    cast.service(provider, "medical", "iv", phases={"dosing": None})
    assert holds(words.including(["dosing"]), provider)
    assert not holds(words.including(["integration"]), provider)


def test_trained_is_a_training_and_not_any_certificate() -> None:
    provider = cast.listing("someone")
    Credential.objects.create(provider=provider, kind="board_certification", name="A board")
    assert not holds(words.trained(), provider)
    Credential.objects.create(provider=provider, kind="kap_training", name="An institute")
    assert holds(words.trained(), provider)


def test_years_in_practice_are_calendar_years() -> None:
    provider = cast.listing("someone", practicing_since=2016)
    assert holds(words.practicing_for(10, dt.date(2026, 1, 1)), provider)
    assert not holds(words.practicing_for(10, dt.date(2025, 12, 31)), provider)
    assert not holds(words.practicing_for(5), cast.listing("silent"))


@pytest.mark.parametrize(
    ("price", "band"),
    [
        (999, "under_1000"),
        (1000, "1000_2500"),
        (2499, "1000_2500"),
        (2500, "2500_5000"),
        (5000, "over_5000"),
        (None, "not_stated"),
    ],
)
def test_a_course_costs_what_its_band_says_and_no_other(price: int | None, band: str) -> None:
    provider = cast.listing("someone")
    cast.service(provider, "medical", "iv", phases={"dosing": price})
    bands = ("under_1000", "1000_2500", "2500_5000", "over_5000", "not_stated")
    assert [each for each in bands if holds(words.costing(each), provider)] == [band]


def test_a_course_with_one_price_missing_has_no_cost() -> None:
    provider = cast.listing("someone")
    cast.service(provider, "medical", "iv", phases={"dosing": 400, "integration": None})
    assert holds(words.costing("not_stated"), provider)


def test_the_cheapest_whole_course_gives_the_band() -> None:
    provider = cast.listing("someone")
    cast.service(provider, "medical", "iv", phases={"dosing": 3000})
    cast.service(provider, "medical", "im", phases={"dosing": 900})
    assert holds(words.costing("under_1000"), provider)
    assert not holds(words.costing("2500_5000"), provider)


def test_a_profession_is_that_of_a_license_that_speaks() -> None:
    provider = cast.listing("someone")
    cast.license_of(provider, "md", specialty="psychiatry")
    cast.license_of(provider, "lcsw", verified=False)
    assert holds(words.of_profession("psychiatrist"), provider)
    assert not holds(words.of_profession("physician_other"), provider)
    assert not holds(words.of_profession("clinical_social_worker"), provider)
