"""Every path through the questions ends on the comparison with all options; no answer forces one, none is a dead end.

No test here has a database: the questions and the comparison work without one, so nothing answered can have gone there.
"""

import re
from itertools import product

import pytest

from matching.answers import Answers
from matching.comparison import compare
from matching.library.loader import library
from matching.meanings import values_of
from matching.options import chosen
from matching.questions import QUESTIONS, Question, asked_of, following
from tests.matching.walking import ANSWERS, CHOICES, SKIP, pick, walk

OPTIONS = set(library().options)
# Path n gives choice n of every question, so that together the paths give every choice of every question. Fifty-seven states would make
# as many paths, so each of them is only answered.
PATHS = range(max(len(choices) for slug, choices in CHOICES.items() if slug != "place"))
SLUGS = [question.slug for question in QUESTIONS]
LEARNING = ["reason", "who", "talk", "depth", "route"]


def every_subset():
    """The questions that somebody answers while they skip the others: all 512 ways."""
    for kept in product((True, False), repeat=len(SLUGS)):
        yield [slug for slug, is_kept in zip(SLUGS, kept, strict=True) if is_kept]


def led(answered, changes=None):
    """The questions met by somebody who answers these (as in ANSWERS or `changes`) and skips the others, and what they said."""
    forms = {**ANSWERS, **(changes or {})}
    answers, met = Answers(), []
    asked: Question | None = QUESTIONS[0]
    while asked:
        assert asked.slug not in met, "the guide goes in a circle"
        met.append(asked.slug)
        form = asked.form(forms[asked.slug])
        assert form.is_valid()
        kept = form.kept() if asked.slug in answered else form.kept_when_skipped()
        answers = answers.with_answer(asked.slug, kept)
        asked = following(asked, answers)
    return met, answers


def assert_nothing_is_forced(answers):
    """All options stand in the comparison and can be picked, and none is picked."""
    compared = compare(library().options.values(), *values_of(answers))
    assert {each.option.id for each in compared} == set(library().options)
    assert len(compared) > 1
    assert chosen(answers) == ()


def offered(client):
    """The options of the comparison, in its order."""
    response = client.get("/guide/options/")
    assert response.status_code == 200
    boxes = re.findall(r"<input[^>]*name=\"option\"[^>]*>", response.content.decode())
    assert not [box for box in boxes if "checked" in box or 'type="checkbox"' not in box]
    return [re.search(r'value="(\w+)"', box)[1] for box in boxes]


def test_wherever_one_lives_one_is_led_on(client):
    walk(client)
    for answer in CHOICES["place"]:
        assert client.post("/guide/place/", answer)["Location"] == "/guide/talk/", answer


def answers_of(path):
    """What that path answers."""
    return {slug: choices[path % len(choices)] for slug, choices in CHOICES.items()}


@pytest.mark.parametrize("path", PATHS)
def test_whatever_one_chooses_all_options_stay(path):
    assert_nothing_is_forced(led(SLUGS, answers_of(path))[1])


# The page takes fifty times as long as what it shows.
@pytest.mark.parametrize("path", PATHS[::8])
def test_the_page_shows_them_all(client, path):
    walk(client, answers_of(path))
    assert client.get("/guide/answers/").status_code == 200
    assert client.post("/guide/answers/", {})["Location"] == "/guide/options/"
    options = offered(client)
    assert len(options) == len(OPTIONS)
    assert set(options) == OPTIONS


def test_whoever_skips_everything_sees_all_options_and_no_order(client):
    met = walk(client, dict.fromkeys(ANSWERS, SKIP), look=True)
    assert len(met) == 9
    assert offered(client) == list(library().options)


@pytest.mark.parametrize("whom", ["me", "learning"])
def test_every_way_of_answering_and_skipping_ends_on_the_comparison(whom):
    """All 512 paths, question by question as the guide leads, without its pages: they would take minutes."""
    changes = {"who": {"whom": [whom]}}
    for answered in every_subset():
        met, answers = led(answered, changes)
        # Nobody is sent in a circle, and only who learns is spared questions
        spared = whom == "learning" and "who" in answered
        assert met == (LEARNING if spared else SLUGS), answered
        assert [question.slug for question in asked_of(answers)] == met
        assert_nothing_is_forced(answers)


@pytest.mark.parametrize("talk", ["during", "around", "none", "unsure"])
@pytest.mark.parametrize("depth", ["none", "light", "deep", "unsure"])
@pytest.mark.parametrize("route", ["iv", "sublingual", "any", "unsure"])
def test_no_combination_of_wishes_leaves_one_option_as_the_only_one(talk, depth, route):
    changes = {"talk": {"talk": [talk]}, "depth": {"depth": [depth]}, "route": {"route": [route]}}
    assert_nothing_is_forced(led(SLUGS, changes)[1])


# One path in 73: eight, in which each question is answered in half and skipped in half.
@pytest.mark.parametrize("answered", list(every_subset())[::73], ids="-".join)
def test_the_pages_lead_the_same_way(client, answered):
    skipped = {slug: SKIP for slug in SLUGS if slug not in answered}
    met = walk(client, skipped, look=True)
    assert met == [f"/guide/{slug}/" for slug in led(answered)[0]]
    assert client.post("/guide/answers/", {})["Location"] == "/guide/options/"
    assert set(offered(client)) == OPTIONS


def test_whoever_only_learns_is_led_past_the_questions_about_a_person(client):
    met = walk(client, {"who": {"whom": ["learning"]}}, look=True)
    assert met == [f"/guide/{slug}/" for slug in ("reason", "who", "talk", "depth", "route")]
    assert set(offered(client)) == OPTIONS


@pytest.mark.parametrize("option", sorted(OPTIONS))
def test_every_option_can_be_followed_up(client, option):
    walk(client)
    models = {"medical", "psycholytic", "psychedelic"}
    leads = "/guide/matches/" if option in models else "/guide/worksheet/"
    assert pick(client, option) == leads


def test_a_list_without_a_place_says_what_is_missing_and_leads_there(client):
    walk(client, {"place": SKIP})
    page = client.get(pick(client, "medical")).content.decode()
    assert "/guide/place/?from=matches" in page
    response = client.post("/guide/place/?from=matches", ANSWERS["place"])
    assert response["Location"] == "/guide/matches/"


def test_a_list_without_a_model_leads_back_to_the_options(client):
    walk(client)
    assert "/guide/options/" in re.findall(
        r'class="button" href="([^"]+)"', client.get("/guide/matches/").content.decode()
    )


@pytest.mark.parametrize("page", ["answers", "options", "matches", "worksheet", "receipt", "clear"])
def test_a_page_opened_without_any_answer_is_no_dead_end(client, page):
    response = client.get(f"/guide/{page}/")
    assert response.status_code == 200
    assert "/guide/" in response.content.decode()


def test_a_question_that_is_none_is_not_found(client):
    assert client.get("/guide/diagnosis/").status_code == 404
