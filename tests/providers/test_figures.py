"""What a provider learns of how they are found, and what they never learn of a client."""

import datetime as dt

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from directory.listing.fit import paying, reaching, who_they_work_with
from directory.listing.safety import safety_practice
from providers.figures import figures_of, forget_old_figures
from providers.models import Figure, Provider
from providers.models.figure import Counted
from providers.sections import sections_of
from providers.unstated import unstated
from tests import cast
from tests.origins import foreign_addresses, inline_code
from tests.providers.writing import keeper_of, parsed
from tests.reading import grade

pytestmark = pytest.mark.django_db

PATH = "/practice/listings/alice-alder/figures/"
JUNE, JULY, AUGUST = (dt.date(2026, month, 1) for month in (6, 7, 8))
NOON = dt.datetime(2026, 8, 15, 12, tzinfo=timezone.get_default_timezone())


@pytest.fixture
def alice() -> Provider:
    return cast.alice()


def seen(provider: Provider, month: dt.date, **counts: int) -> None:
    Figure.objects.add({Counted(provider.pk, month, kind): n for kind, n in counts.items()})


def page(alice: Provider) -> str:
    client = keeper_of(alice)
    response = client.get(PATH)
    assert response.status_code == 200
    return response.content.decode()


def rows(alice: Provider) -> list[list[str]]:
    """The cells of the table."""
    client = keeper_of(alice)
    soup = parsed(client.get(PATH))
    return [
        [" ".join(cell.get_text(" ").split()) for cell in row.select("th, td")]
        for row in soup.select(".figures tbody tr")
    ]


def test_before_anything_is_counted_the_page_says_when_it_will_be(alice):
    assert "Nothing has been counted yet." in page(alice)


@time_machine.travel(NOON, tick=False)
def test_months_that_are_over_are_told_and_small_numbers_are_not(alice):
    seen(alice, JUNE, view=120, result=4000, message=2)
    seen(alice, JULY, view=4, result=5)
    seen(alice, AUGUST, view=90, result=90, message=1)
    assert rows(alice) == [
        ["Aug 2026", "Told when the month is over", "Told when the month is over", "1"],
        ["Jul 2026", "Fewer than 5", "5", "0"],
        ["Jun 2026", "120", "4,000", "2"],
    ]


@time_machine.travel(NOON, tick=False)
def test_no_count_of_nobody_can_be_told_from_a_count_of_one(alice):
    seen(alice, JUNE, view=1, message=1)
    seen(alice, JULY, message=1)
    june, july = rows(alice)[2], rows(alice)[1]
    assert june[1:] == july[1:]


@time_machine.travel(NOON, tick=False)
def test_whoever_watches_the_running_month_learns_nothing_of_a_client(alice):
    seen(alice, AUGUST, view=90)
    before = rows(alice)
    seen(alice, AUGUST, view=1, result=1)
    assert rows(alice) == before


@time_machine.travel(NOON, tick=False)
def test_the_bars_are_shares_of_the_largest_and_the_running_month_is_none_of_them(alice):
    seen(alice, JUNE, view=50)
    seen(alice, JULY, view=25)
    seen(alice, AUGUST, view=5000)
    assert [row.views.share for row in figures_of(alice)] == [0, 50, 100]


@time_machine.travel(NOON, tick=False)
def test_a_year_is_shown_and_two_are_kept(alice):
    for year, month in ((2024, 7), (2024, 8), (2025, 8), (2025, 7)):
        seen(alice, dt.date(year, month, 1), view=50)
    months = [row.month for row in figures_of(alice)]
    assert (months[0], months[-1], len(months)) == (AUGUST, dt.date(2025, 8, 1), 13)
    assert forget_old_figures() == 1
    assert min(Figure.objects.values_list("month", flat=True)) == dt.date(2024, 8, 1)


def test_a_providers_figures_are_their_own(alice):
    bob = cast.bob()
    seen(bob, dt.date(2026, 1, 1), view=77)
    assert "77" not in page(alice)


def test_the_page_reads_at_grade_8_and_asks_nobody_else(alice):
    seen(alice, dt.date(2026, 1, 1), view=77)
    html = page(alice)
    assert grade(html) <= 8
    assert foreign_addresses(html) == []
    assert inline_code(html) == []


def test_everything_the_listing_leaves_open_is_named_as_clients_read_it():
    blank = cast.listing("blank", availability="unknown")
    cast.service(blank, "medical", "iv", format="telehealth")
    facts = [
        *who_they_work_with(blank),
        *paying(blank),
        *reaching(blank, [], offers_remote=True),
        *safety_practice(blank),
    ]
    open_facts = {fact.term for fact in facts if fact.words is None}
    assert len(open_facts) == len(facts)
    others = {"Room for new clients", "Phone", "Website", "A place to visit"}
    others |= {"What a whole course costs", "Training and certificates", "In practice since"}
    assert open_in(blank) == open_facts | others


def test_what_is_stated_is_not_named_even_where_it_says_none():
    someone = cast.listing(
        "someone",
        insurance=[],
        languages=["en"],
        touch_policy="No touch.",
        next_opening_days=9,
        phone="+15035550110",
    )
    cast.place(someone)
    cast.service(someone, "medical", "iv", phases={"dosing": 400})
    named = open_in(someone)
    for name in ("Insurance", "Languages", "Touch", "Days until a first visit", "Phone"):
        assert name not in named
    assert "What a whole course costs" not in named
    assert "A place to visit" not in named
    assert "What you offer" in open_in(cast.listing("another"))


def open_in(listing):
    return {fact for part in unstated(listing) for fact in part.facts}


def test_the_task_list_and_the_figures_name_the_same_open_facts():
    listing = cast.listing("same", kind="organization", languages=["en"])
    cast.service(listing, "medical", "iv", format="telehealth")
    of_drafts = {fact for now in sections_of(listing).values() for fact in now.blanks}
    apart = {"Room for new clients", "Days until a first visit", "Training and certificates"}
    assert of_drafts == open_in(listing) - apart
    assert {"Gender", "Photo", "About you"}.isdisjoint(of_drafts)


def test_states_are_open_only_while_something_is_offered_from_afar():
    listing = cast.listing("near")
    cast.service(listing, "medical", "iv")
    states = "By video or phone, for people in"
    assert states not in open_in(listing)
    listing.services.update(format="telehealth")
    assert states in open_in(listing)


@pytest.mark.parametrize(
    "change", [{"kind": "click"}, {"month": JUNE.replace(day=2)}, {"count": 0}]
)
def test_the_database_refuses_a_finer_or_another_count(alice, change):
    made = {"provider": alice, "month": JUNE, "kind": "view", "count": 1}
    with pytest.raises(IntegrityError), transaction.atomic():
        Figure.objects.create(**made | change)
