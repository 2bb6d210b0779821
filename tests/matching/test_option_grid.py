"""The comparison as one picture: a grid of all options, a timeline of each model, the chart, the numbers, and who stands for it."""

import gzip

import pytest

from matching import fits
from matching.comparison import compare
from matching.importance import VALUES
from matching.library.loader import library
from matching.option_grid import rows
from matching.reasons import Verdict
from providers.vocabulary.treatment import Condition
from tests.matching.walking import SKIP, pick, soup, text, walk

PAGE_BUDGET = 30 * 1024
EVERY_VALUE = [value for value, _ in VALUES]


@pytest.fixture
def comparison(client):
    """The comparison for somebody who has answered everything."""
    walk(client)
    return soup(client.get("/guide/options/")).main


def test_the_grid_answers_every_question_for_every_option(comparison):
    """A client who compares must not have to open nine cards and keep eight answers in mind."""
    grid = comparison.select_one(".option-grid")
    questions = [text(row.th) for row in grid.select("tbody tr")]
    assert questions == list(library().words["grid"].values())
    heads = [text(head) for head in grid.select("thead th")][1:]
    assert set(heads) == {option.name for option in library().options.values()}
    for row in grid.select("tbody tr"):
        assert [cell["data-label"] for cell in row.select("td")] == heads
        assert all(text(cell) for cell in row.select("td"))


def test_the_grid_says_with_each_answer_whether_it_is_what_was_asked_for(comparison):
    row = next(row for row in comparison.select(".option-grid tbody tr") if "talk" in text(row.th))
    said = {cell["data-label"]: text(cell) for cell in row.select("td")}
    assert said["Psycholytic"].startswith("Meets")
    assert said["Medical"].startswith("Does not meet")
    assert said["Electroconvulsive therapy (ECT)"].startswith("Not known")
    quiet = next(
        row for row in comparison.select(".option-grid tbody tr") if "work?" in text(row.th)
    )
    assert not quiet.select(".met, .unmet, .unknown")


def test_the_columns_stand_in_the_order_of_the_comparison():
    compared = compare(library().options.values(), {"depth": ("deep",)})
    made = rows(compared, library().words["grid"])
    assert compared[0].option.id == "psychedelic"
    for row in made:
        assert [cell.option for cell in row.cells] == [each.option for each in compared]
    judged = {cell.option.id: cell.verdict for cell in made[-1].cells}
    assert judged["psychedelic"] == "met"
    assert {cell.verdict for cell in made[0].cells} == {""}


def test_the_grid_asks_of_every_value_and_of_nothing_else():
    assert set(library().words["grid"]) == set(library().words["values"])


def test_each_model_has_a_timeline_with_the_times_that_sources_state(comparison):
    """Somebody who plans a day off has to see how long it takes, and where nobody says."""
    for model in library().models:
        steps = comparison.select(f".visit.guide-option-{model.id} li")
        phases = library().phases_of(model.id)
        assert [text(step.h4) for step in steps] == [phase.name for phase in phases]
        for step, phase in zip(steps, phases, strict=True):
            shown = text(step.select_one(".visit-time"))
            assert (phase.time.text or "Not stated") in shown
    assert any(phase.time.gap for phase in library().phases.values())


def test_the_chart_of_ways_stands_on_the_comparison(comparison):
    assert len(comparison.select(".route-chart svg")) == 2
    assert "Not stated" in text(comparison.select_one("table.routes"))


def test_the_numbers_are_one_press_away_for_every_option_that_has_some(client, comparison):
    have_numbers = {outcome.option for outcome in library().outcomes.values()}
    for name in library().options:
        links = [
            link["href"]
            for link in comparison.select(f"#option-{name} details a")
            if "The numbers, with pictures" in text(link)
        ]
        assert bool(links) == (name in have_numbers), name
        for link in links:
            address, _, anchor = link.partition("#")
            assert soup(client.get(address)).find(id=anchor), link


@pytest.mark.parametrize("address", ["/guide/", "/guide/options/"])
def test_the_guide_tells_who_stands_for_it_and_who_pays(client, address):
    """Decision aid criteria C3, C4 and C6: told where people choose, not only where they read."""
    words = text(soup(client.get(address)).main)
    review = library().review
    assert "Last reviewed" in words
    assert "The next check is due by" in words
    assert f"every {review.interval_months} months" in words
    assert "Not yet reviewed by a clinician" in words
    assert review.text["placement"] in words
    assert review.text["gain"] in words


def test_the_comparison_says_that_no_route_is_favored(comparison):
    assert "No clear evidence favors one route." in text(comparison)


def test_the_fullest_comparison_stays_light(client):
    """Everything ticked: every condition, every line of the safety check, every value."""
    walk(
        client,
        {
            "reason": {"condition": list(Condition.values)},
            "safety": {"item": list(library().safety)},
        },
    )
    client.post("/guide/answers/", {"values": EVERY_VALUE})
    pick(client, *library().options)
    client.post("/guide/answers/", {"values": EVERY_VALUE})
    assert len(gzip.compress(client.get("/guide/options/").content)) <= PAGE_BUDGET


def test_to_ask_a_clinician_first_is_an_option_like_any_other(comparison):
    card = comparison.select_one("#option-clinician")
    assert card.find("input", {"name": "option", "value": "clinician"})
    assert len(card.select("table.sides tbody tr")) == 6
    words = text(card)
    assert "In the mind" in words
    assert "Getting home" in words
    assert "Not covered by our sources; ask your clinician." in words
    assert "Certainty" not in words, "our sources say nothing of what the talk does"


@pytest.mark.parametrize("value", EVERY_VALUE)
def test_nothing_a_client_wants_is_held_against_asking_first(value):
    """What the two of them decide is open, and unknown is never told as a no."""
    said = {"talk": "during", "depth": "deep", "how_given": "iv"}.get(value, "")
    clinician = library().options["clinician"]
    assert fits.judge(clinician, value, (said,)) == Verdict.UNKNOWN


@pytest.mark.parametrize("option", ["psycholytic", "psychedelic"])
def test_an_effect_that_nobody_has_counted_is_not_told_as_a_no(option):
    judged = fits.judge(library().options[option], "effectiveness", ("measured",))
    assert judged == Verdict.UNKNOWN


@pytest.mark.parametrize(
    ("value", "question"), [("talk", "talk"), ("depth", "depth"), ("how_given", "route")]
)
def test_what_matters_more_but_was_not_answered_is_told_and_leads_to_the_question(
    client, value, question
):
    """It was dropped in silence: whoever ticked it believed that the order was made by it."""
    walk(client, {question: SKIP})
    client.post("/guide/answers/", {"values": [value]})
    main = soup(client.get("/guide/options/")).main
    link = main.find("a", href=f"/guide/{question}/?from=options")
    assert library().words["values"][value] in text(link.find_parent("p"))
    walk(client)
    client.post("/guide/answers/", {"values": [value]})
    assert not soup(client.get("/guide/options/")).main.select('a[href$="from=options"]')
