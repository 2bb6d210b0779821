"""A client is told when and by whom the content was reviewed, and warned by the page itself once it or the law is out of date."""

from dataclasses import replace
from datetime import date

import pytest
import time_machine
from django.test import Client

from matching.library.loader import library
from matching.views import models as views
from tests.matching.model_pages.opened import PAGES, main, words


@pytest.mark.parametrize("address", PAGES)
def test_page_says_when_it_was_reviewed_and_by_whom(client: Client, address: str) -> None:
    body = main(client, address)
    state = body.select_one(".review-state")
    assert "Not yet reviewed by a clinician." in words(state)
    assert [str(tag["datetime"]) for tag in body.select(".review-state time")] == [
        "2026-11-23",
        "2027-05-23",
    ]
    assert "No provider pays for a place here." in words(body)
    assert not body.select_one("#review-overdue, #law-lapsed")


def test_a_clinicians_review_is_named(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    review = replace(
        library().review,
        clinically_reviewed_by="Dr. Alice Alder",
        clinically_reviewed_on=date(2026, 11, 20),
    )
    monkeypatch.setattr(views, "library", lambda: replace(library(), review=review))
    state = words(main(client, "/models/medical/").select_one(".review-state"))
    assert "Reviewed by Dr. Alice Alder on November 20, 2026" in state
    assert "Not yet reviewed" not in state


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize(
    ("moment", "overdue"),
    [("2027-05-23 23:30:00-04:00", False), ("2027-05-24 00:30:00-04:00", True)],
)
def test_overdue_content_warns_by_itself(
    client: Client, address: str, moment: str, overdue: bool
) -> None:
    """No job has to run: the day after the due date in the site's time zone, every page says so."""
    with time_machine.travel(moment, tick=False):
        assert bool(main(client, address).select_one("#review-overdue")) is overdue


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize(
    ("moment", "lapsed"),
    [("2026-12-31 23:30:00-05:00", False), ("2027-01-01 00:30:00-05:00", True)],
)
def test_lapsed_law_warns_by_itself(
    client: Client, address: str, moment: str, lapsed: bool
) -> None:
    with time_machine.travel(moment, tick=False):
        body = main(client, address)
    assert bool(body.select_one("#law-lapsed")) is lapsed
    if address == "/models/":
        assert bool(body.select_one(".lapsed")) is lapsed
