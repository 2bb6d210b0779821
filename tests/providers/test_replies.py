"""How soon a provider replies: the same rule for all, in words, and part of no order."""

import datetime as dt

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from providers.dates import today
from providers.models import Provider, ReplyTime
from providers.replies import replies, replies_of
from tests import cast
from tests.directory.listing.reading import ListingRead
from tests.entries import reaching
from tests.providers.writing import keeper_of

DAY = dt.timedelta(days=1)


def answered(provider: Provider, *hours: int | None, days_ago: int = 10) -> None:
    """So many messages, each with the hours until its reply."""
    sent_on = today() - days_ago * DAY
    ReplyTime.objects.bulk_create(
        ReplyTime(provider=provider, sent_on=sent_on, hours=each) for each in hours
    )


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        ([1, 1, 1, 1], ""),
        ([1, 2, 23, None, None], "Replies to most messages within a day"),
        ([1, 2, 24, None, None], "Replies to most messages within 2 days"),
        ([1, 1, 47, 500, 500], "Replies to most messages within 2 days"),
        ([1, 1, 71, 71, 71], "Replies to most messages within 3 days"),
        ([167] * 6, "Replies to most messages within a week"),
        ([335] * 6, "Replies to most messages within 2 weeks"),
        ([336] * 6, "Often takes more than 2 weeks to reply"),
        ([1, 1, None, None, None], "Has not replied to most messages of late"),
        # Half is not most
        ([1, 1, 1, None, None, None], "Has not replied to most messages of late"),
    ],
)
def test_the_words_say_what_more_than_half_of_the_clients_met(hours, words):
    assert replies(hours).words == words


@given(st.lists(st.none() | st.integers(0, 3000), min_size=1, max_size=40))
def test_within_the_time_told_more_than_half_were_answered_and_a_reply_never_hurts(hours):
    told = replies(hours)
    if told.hours is not None:
        assert sum(each is not None and each <= told.hours for each in hours) > len(hours) / 2
    # One more message that was answered at once makes nobody slower
    better = replies([*hours, 0])
    assert better.hours is None or told.hours is None or better.hours <= told.hours


@pytest.mark.django_db
@pytest.mark.parametrize(("days_ago", "count"), [(6, 0), (7, 5), (90, 5), (91, 0)])
def test_messages_count_from_the_first_week_until_90_days(days_ago, count):
    alice = cast.alice()
    answered(alice, 1, 1, 1, 1, 1, days_ago=days_ago)
    assert replies_of(alice).messages == count


@pytest.mark.django_db
def test_a_listing_says_it_in_words_once_there_is_enough():
    alice, bob = cast.alice(), cast.bob()
    answered(alice, 30, 30, 30, 30)
    assert "Replies to" not in ListingRead("alice-alder").text
    answered(alice, 30)
    answered(bob, *[500] * 5)
    contact = ListingRead("alice-alder").part("contact")
    assert "Replies to most messages within 2 days By their own word" in contact
    assert "Often takes more than 2 weeks" in ListingRead("bob-birch").part("contact")
    Provider.objects.filter(pk=alice.pk).update(availability="full")
    assert "Replies to" not in ListingRead("alice-alder").text


@pytest.mark.django_db
def test_the_provider_sees_the_numbers_behind_the_words():
    alice = cast.alice()
    client = keeper_of(alice)
    path = "/practice/listings/alice-alder/messages/"
    assert "Not enough messages yet" in client.get(path).content.decode()
    answered(alice, 30, 30, 30, None, 100)
    text = " ".join(BeautifulSoup(client.get(path).content, "html.parser").main.get_text().split())
    assert "You replied to 4 of 5 messages. The middle one got its reply within 2 days." in text


@pytest.mark.django_db
@pytest.mark.parametrize(
    "search", ["", "?near=97201", "?verified=any", "?sort=name", "?sort=soonest"]
)
def test_no_search_changes_its_order_for_quick_replies(search):
    def names() -> list[str]:
        page = Client().get(f"/providers/{search}", follow=True)
        soup = BeautifulSoup(page.content, "html.parser")
        return [each.get_text(strip=True) for each in soup.select("article h2 a")]

    alice, bob = cast.alice(), cast.bob()
    with reaching():
        pass
    before = names()
    for quick, slow in ((alice, bob), (bob, alice)):
        ReplyTime.objects.all().delete()
        with reaching():
            answered(quick, *[1] * 9)
            answered(slow, *[None] * 9)
        assert names() == before
    assert len(before) == 2
