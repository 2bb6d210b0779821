"""A listing that was suspended by several things comes back with the last of them, in whatever order they come and go."""

from collections.abc import Iterator
from itertools import permutations
from typing import Any

import pytest
from django.core import mail
from django.db import transaction

from providers.models import Provider
from tests import cast
from tests.verification.exclusions.hits import name_hit
from tests.verification.reports.reporting import post, senior, signed_in
from tests.verification.suspending import THINGS, World
from verification.actions import triage
from verification.actions.exclusion_decisions import confirm_hit, hit_version
from verification.models import ExclusionHit, Report
from verification.vocabulary.report import ReportOutcome

pytestmark = pytest.mark.django_db


def orders() -> Iterator[tuple[str, ...]]:
    """Each thing twice, in each order: the first time it begins, the second time it ends."""
    yield from sorted(set(permutations(THINGS * 2)))


def test_a_listing_is_hidden_exactly_while_something_stands_in_every_order() -> None:
    assert len(list(orders())) == 90
    world = World()
    for order in orders():
        with transaction.atomic():
            standing: set[str] = set()
            for what in order:
                (world.ends if what in standing else world.begins)(what)
                standing ^= {what}
                assert world.state == ("suspended" if standing else "published"), (order, what)
            transaction.set_rollback(True)


@pytest.mark.parametrize("last", THINGS)
def test_a_paused_listing_comes_back_paused_whatever_ends_last(last: str) -> None:
    world = World(was="paused")
    for what in THINGS:
        world.begins(what)
    mail.outbox.clear()
    for what in sorted(THINGS, key=last.__eq__):
        world.ends(what)
    assert world.state == "paused"
    [letter] = mail.outbox
    assert letter.subject.endswith("your listing is back")


def test_a_report_closed_because_the_listing_is_down_keeps_it_down_too() -> None:
    world = World()
    world.begins("one report")
    other = Report.objects.get(pk=world.reports["another"].pk)
    said: dict[str, Any] = {"told": "", "reason": "x", "version": other.version, "by": world.by}
    triage.close(report=other, outcome=ReportOutcome.TAKEN_DOWN, **said)
    world.ends("one report")
    assert world.state == "suspended"
    world.ends("another")
    assert world.state == "published"


def test_a_hit_that_a_person_confirmed_while_a_report_stood_keeps_the_listing_down() -> None:
    world = World()
    world.begins("one report")
    hit = ExclusionHit.objects.get(pk=name_hit(world.alice).pk)
    confirm_hit(hit=hit, reason="x", version=hit_version(hit), by=world.by)
    world.ends("one report")
    assert world.state == "suspended"


def test_a_listing_that_nobody_may_keep_does_not_come_back_with_a_dismissed_hit() -> None:
    world = World()
    world.begins("the list")
    Provider.objects.update(identity_accepted_at=None)
    world.ends("the list")
    assert world.state == "suspended"


# What the screens say


def page_of(path: str) -> str:
    return " ".join(signed_in(senior()).get(path).content.decode().split())


def test_each_screen_says_what_else_keeps_the_listing_hidden() -> None:
    world = World()
    world.begins("one report")
    report = f"/review/reports/{world.reports['one report'].pk}/"
    assert "keeps this listing hidden, too" not in page_of(report)
    world.begins("the list")
    hit = f"/review/exclusions/{ExclusionHit.objects.get().pk}/"
    for path, other in ((report, hit), (hit, report)):
        page = page_of(path)
        assert "Something else keeps this listing hidden, too:" in page
        assert f'href="{other}"' in page
    answer = post(signed_in(senior()), world.reports["one report"], "restore")
    page = page_of(answer.headers["Location"])
    assert f'href="{hit}"' in page


def test_who_ends_one_of_two_is_told_that_the_listing_stays_hidden() -> None:
    world = World()
    world.begins("one report")
    world.begins("the list")
    client = signed_in(senior())
    hit = ExclusionHit.objects.get()
    said = {"decision": "dismiss", "reason": "x", "show_again": "on", "version": hit_version(hit)}
    answer = client.post(f"/review/exclusions/{hit.pk}/decide/", said, follow=True)
    assert "The listing stays hidden: A report took it down." in answer.content.decode()
    world.begins("another")
    post(client, world.reports["one report"], "restore")
    answer = client.get("/review/reports/")
    assert "The listing stays hidden, because something else" in answer.content.decode()


def test_an_administrator_is_not_led_to_a_report() -> None:
    world = World()
    world.begins("the list")
    world.begins("one report")
    client = signed_in(cast.user("ada@example.org", "administrator"))
    page = client.get(f"/review/exclusions/{ExclusionHit.objects.get().pk}/").content.decode()
    assert "A report took it down." in page
    assert "/review/reports/" not in page
