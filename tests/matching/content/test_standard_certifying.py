"""The six criteria by which a decision aid is certified (IPDASi v4), each with the slip that would cost it.

A test first finds the content as it stands sound, then spoils a copy of it and expects `manage.py check` to refuse it.
"""

from dataclasses import replace

import pytest
import time_machine
from bs4 import BeautifulSoup, Tag
from django.test import Client

from matching.library.loader import library
from tests.matching.content.slips import Refused, Spoil
from tests.matching.model_pages.opened import PAGES

DATED_PAGES = [*PAGES, "/guide/", "/guide/talk/", "/guide/safety/", "/guide/options/", "/"]
EVERY_OPTION = pytest.mark.parametrize("option", library().options)


def page(client: Client, address: str) -> Tag:
    main = BeautifulSoup(client.get(address).content, "html.parser").main
    assert main is not None
    return main


@pytest.mark.parametrize("side", ["positives", "negatives"])
@EVERY_OPTION
def test_standard_c1_a_longer_side_is_refused(
    option: str, side: str, spoiled: Spoil, refused: Refused
) -> None:
    """Thirty words more on one side, in a sentence that was there, would sway whoever reads."""
    assert refused(library()) == ""
    first = next(item for item in getattr(library().options[option], side).values() if item.text)
    longer = spoiled(
        f"options/{option}.toml",
        f'text = "{first.text}"',
        f'text = "{first.text} {"It is so and so. " * 12}"',
    )
    assert f"{option}: " in refused(longer)
    assert " words in positives against " in refused(longer)


@EVERY_OPTION
def test_standard_c1_a_gap_counts_as_one_item_and_cannot_be_dropped(
    option: str, spoiled: Spoil, refused: Refused
) -> None:
    """ "Not covered by our sources" takes the place of what speaks for or against: without it one side is bare."""
    assert refused(library()) == ""
    sides = library().options[option]
    for side in ("positives", "negatives"):
        for name, item in getattr(sides, side).items():
            if item.gap == "not_covered":
                left = spoiled(
                    f"options/{option}.toml",
                    f'[{side}.{name}]\ngap = "not_covered"\n',
                    "",
                )
                assert f"topic {item.topic!r} has one side only" in refused(left)


def test_standard_c2_a_statement_without_its_source_is_refused(
    spoiled: Spoil, refused: Refused
) -> None:
    assert refused(library()) == ""
    cited = {source for statement in library().statements() for source in statement.sources}
    for source in sorted(cited)[:5]:
        deleted = spoiled("sources.toml", f"[{source}]", f"[{source}-gone]")
        assert f"unknown source {source!r}" in refused(deleted)
    harm = 'certainty = "some"\nsources = ["review", "mathai-2020", "carbonaro-2016"]'
    bare = spoiled("options/psycholytic.toml", harm, 'certainty = "some"')
    assert "psycholytic.negatives.mind: speaks of harm without a source" in refused(bare)


def test_standard_c3_every_content_page_is_dated(
    client: Client, spoiled: Spoil, refused: Refused, db: None
) -> None:
    assert refused(library()) == ""
    for address in DATED_PAGES:
        time = page(client, address).select_one(".review-state time")
        assert time is not None, address
        assert time["datetime"] == library().review.reviewed_on.isoformat()
        assert time.get_text() == "November 23, 2026"
    undated = spoiled("review.toml", "reviewed_on = 2026-11-23", 'reviewed_on = ""')
    assert "reviewed_on is not a date" in refused(undated)


def test_standard_c4_the_policy_names_interval_next_date_and_keepers(
    client: Client, spoiled: Spoil, refused: Refused
) -> None:
    assert refused(library()) == ""
    for old, new, told in (
        ("interval_months = 6", "interval_months = 12", "does not say 'every 12 months'"),
        ("next_review = 2027-05-23", "next_review = 2028-05-23", "next_review should be"),
        ('keepers = "The people', 'kept = "The people', "text.keepers is empty"),
    ):
        assert told in refused(spoiled("review.toml", old, new))
    said = " ".join(page(client, "/models/").get_text(" ").split())
    assert "every 6 months" in said
    assert "The next check is due by May 23, 2027" in said
    assert library().review.text["keepers"] in said


@pytest.mark.parametrize("address", DATED_PAGES)
def test_standard_c4_content_past_its_date_warns_by_the_clock_alone(
    client: Client, address: str, db: None
) -> None:
    with time_machine.travel("2027-05-23 23:30:00-04:00", tick=False):
        assert not page(client, address).select_one("#review-overdue")
    with time_machine.travel("2027-05-24 00:30:00-04:00", tick=False):
        assert page(client, address).select_one("#review-overdue")


def test_standard_c4_a_statement_past_its_own_date_warns_by_the_clock_alone(
    client: Client, spoiled: Spoil, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence is older than the page: it is marked, its neighbors are not."""
    old = 'text = "Relief can come within hours."\n'
    aged = spoiled("background.toml", old, f"{old}reviewed_on = 2026-08-01\n")
    monkeypatch.setattr("matching.views.models.library", lambda: aged)
    with time_machine.travel("2027-02-01 23:30:00-05:00", tick=False):
        before = page(client, "/models/")
        assert "last checked August 1, 2026" in " ".join(before.get_text(" ").split())
        assert not before.select("#statements-overdue, .overdue")
    with time_machine.travel("2027-02-02 00:30:00-05:00", tick=False):
        after = page(client, "/models/")
        assert after.select_one("#statements-overdue")
        [mark] = after.select(".overdue")
        assert "Relief can come within hours." in mark.parent.get_text()
        assert not after.select_one("#review-overdue")


@pytest.mark.parametrize("kind", ["efficacy", "harm"])
def test_standard_c5_an_outcome_without_its_certainty_is_refused(
    kind: str, refused: Refused
) -> None:
    assert refused(library()) == ""
    silent = 0
    for name, option in library().options.items():
        for key, item in option.negatives.items():
            if item.kind == kind and item.certainty:
                sides = {**option.negatives, key: replace(item, certainty="")}
                options = {**library().options, name: replace(option, negatives=sides)}
                problems = refused(replace(library(), options=options))
                assert f"{item.id}: speaks of {kind} without a certainty" in problems
                silent += 1
    assert silent > 5


@pytest.mark.parametrize("sentence", ["placement", "gain", "unfunded"])
def test_standard_c6_who_pays_and_who_gains_is_told(
    sentence: str, client: Client, refused: Refused
) -> None:
    assert refused(library()) == ""
    review = library().review
    said = " ".join(page(client, "/models/").get_text(" ").split())
    assert review.text[sentence] in said
    emptied = replace(review, text={**review.text, sentence: ""})
    assert f"text.{sentence} is empty" in refused(replace(library(), review=emptied))
