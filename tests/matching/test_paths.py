"""Every path through the questions ends on the comparison with all options; no answer forces one, none is a dead end.

No test here has a database: the questions and the comparison work without one, so nothing answered can have gone there.
"""

import re

import pytest

from matching.library.loader import library
from matching.questions import QUESTIONS
from tests.matching.walking import ANSWERS, SKIP, pick, walk

OPTIONS = set(library().options)


def each_choice(slug, form):
    """A form for every single choice of a question."""
    for field, shape in form.fields.items():
        for value, _ in getattr(shape, "choices", ()):
            if value:
                given = {**ANSWERS[slug], field: [value]}
                yield {**given, "near": [""]} if field == "state" else given


CHOICES = {
    question.slug: list(each_choice(question.slug, question.form())) for question in QUESTIONS
}
# Path n gives choice n of every question, so that together the paths give every choice of every question.
PATHS = range(max(len(choices) for choices in CHOICES.values()))


def offered(client):
    """The options of the comparison, in its order."""
    response = client.get("/guide/options/")
    assert response.status_code == 200
    boxes = re.findall(r"<input[^>]*name=\"option\"[^>]*>", response.content.decode())
    assert not [box for box in boxes if "checked" in box or 'type="checkbox"' not in box]
    return [re.search(r'value="(\w+)"', box)[1] for box in boxes]


@pytest.mark.parametrize("path", PATHS)
def test_whatever_one_chooses_all_options_stay(client, path):
    walk(client, {slug: choices[path % len(choices)] for slug, choices in CHOICES.items()})
    assert client.get("/guide/answers/").status_code == 200
    assert client.post("/guide/answers/", {})["Location"] == "/guide/options/"
    options = offered(client)
    assert len(options) == len(OPTIONS)
    assert set(options) == OPTIONS


def test_whoever_skips_everything_sees_all_options_and_no_order(client):
    met = walk(client, dict.fromkeys(ANSWERS, SKIP), look=True)
    assert len(met) == 9
    assert offered(client) == list(library().options)


@pytest.mark.parametrize("talk", ["during", "around", "none", "unsure"])
@pytest.mark.parametrize("depth", ["none", "light", "deep", "unsure"])
def test_no_combination_leaves_one_option_as_the_only_one(client, talk, depth):
    client.post("/guide/talk/", {"talk": talk})
    client.post("/guide/depth/", {"depth": depth})
    client.post("/guide/route/", {"route": ["iv"]})
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
