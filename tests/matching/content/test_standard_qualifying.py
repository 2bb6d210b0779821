"""The six criteria that make these pages a decision aid (IPDASi v4), each with the slip that would cost it.

A test first finds the content as it stands sound, then spoils a copy of it and expects `manage.py check` to refuse it.
"""

from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from matching.library.entries import ContentError
from matching.library.library import Library
from matching.library.loader import library
from tests.matching.content.slips import Refused, Spoil
from tests.matching.walking import ANSWERS, walk


def test_standard_q1_the_condition_is_described_before_the_first_question(
    spoiled: Spoil, refused: Refused, client: Client
) -> None:
    assert refused(library()) == ""
    start = BeautifulSoup(client.get("/guide/").content, "html.parser").main
    assert start is not None
    said = " ".join(start.get_text(" ").split())
    assert library().background["what"]["trd"].text in said
    for condition in library().conditions.values():
        assert condition.name in said
    without_meaning = spoiled("background.toml", "[what.trd]", "[what.severe]")
    assert "background.what.trd is missing" in refused(without_meaning)
    for name in library().conditions:
        left = {key: each for key, each in library().conditions.items() if key != name}
        assert f"{name!r} is missing" in refused(replace(library(), conditions=left))


def test_standard_q2_the_decision_is_stated_on_every_step(
    spoiled: Spoil, refused: Refused, client: Client
) -> None:
    assert refused(library()) == ""
    decision = library().background["what"]["decision"].text
    walk(client)
    pages = ["", *ANSWERS, "answers", "options", "matches", "worksheet", "receipt", "clear"]
    for page in pages:
        shown = client.get(f"/guide/{page}/" if page else "/guide/").content.decode()
        assert decision in shown, page
    assert "background.what.decision" in refused(spoiled("background.toml", decision, ""))


@pytest.mark.parametrize("option", library().options)
def test_standard_q3_every_option_is_described(
    option: str, spoiled: Spoil, refused: Refused
) -> None:
    assert refused(library()) == ""
    left = {name: each for name, each in library().options.items() if name != option}
    assert f"options: {option!r} is missing" in refused(replace(library(), options=left))
    with pytest.raises(ContentError, match=option):
        spoiled(f"options/{option}.toml", "[what]", "[was]")


@pytest.mark.parametrize("option", library().options)
def test_standard_q4_every_option_has_its_positives(option: str, refused: Refused) -> None:
    assert refused(library()) == ""
    assert f"{option}: its positives say nothing of 'effect'" in refused(
        without(option, "positives", "effect")
    )


@pytest.mark.parametrize("option", library().options)
def test_standard_q5_every_option_has_its_harms_burdens_and_cost(
    option: str, refused: Refused
) -> None:
    assert refused(library()) == ""
    for topic in ("body", "day", "cost"):
        assert f"{option}: its negatives say nothing of {topic!r}" in refused(
            without(option, "negatives", topic)
        )


@pytest.mark.parametrize("option", library().options)
def test_standard_q6_every_option_says_what_it_is_like(option: str, refused: Refused) -> None:
    """In the body, in the mind, and for the day: length, watching, the way home, the next day, time off, cost."""
    assert refused(library()) == ""
    values = {key: each for key, each in library().options[option].values.items() if key != "cost"}
    problems = refused(changed(option, body={}, mind={}, practical={}, values=values))
    for part in ("body", "mind"):
        assert f"{option}: no {part}" in problems
    for name in ("length", "monitoring", "ride_home", "next_day", "time_off"):
        assert f"{option}.practical: {name!r} is missing" in problems
    assert f"{option}.values: 'cost' is missing" in problems


def changed(option: str, **parts: object) -> Library:
    """The content with other parts of one option."""
    options = dict(library().options)
    options[option] = replace(options[option], **parts)  # type: ignore[arg-type]
    return replace(library(), options=options)


def without(option: str, side: str, topic: str) -> Library:
    """The content in which one side of an option does not speak of a topic."""
    items = getattr(library().options[option], side)
    left = {name: item for name, item in items.items() if item.topic != topic}
    return changed(option, **{side: left})
