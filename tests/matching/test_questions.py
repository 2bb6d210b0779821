"""Each question alone, without a request or a database: what it shows, what it refuses, what its answer means."""

import pytest
from django.template.loader import render_to_string

from matching.answers import Answers
from matching.library.loader import library
from matching.questions import BY_SLUG, QUESTIONS, Meaning, asked_of
from matching.questions.place import PlaceForm
from matching.questions.reason import in_crisis
from providers.vocabulary.treatment import Condition
from tests.choices import choices_of

# For each question: answers it takes, with what they mean.
TAKES = [
    ("reason", {"condition": ["ptsd", "other"]}, Meaning({"condition": ("ptsd",)})),
    ("reason", {"condition": ["unsure"]}, Meaning()),
    ("reason", {"crisis": ["suicide"]}, Meaning()),
    ("who", {"whom": ["me"], "age": ["adult"]}, Meaning({"ages": ("adults",)})),
    (
        "who",
        {"whom": ["other"], "age": ["under_18"]},
        Meaning({"ages": ("adolescents",)}, musts=frozenset({"ages"})),
    ),
    ("who", {"whom": ["learning"]}, Meaning()),
    ("who", {"whom": ["unsure"]}, Meaning()),
    (
        "talk",
        {"talk": ["during"], "phase": ["integration"], "orientation": ["ifs", "cbt"]},
        Meaning(
            {
                "therapy": ("same_provider", "partner"),
                "phase": ("integration",),
                "orientation": ("ifs", "cbt"),
            },
            {"talk": ("during",)},
        ),
    ),
    ("talk", {"talk": ["none"]}, Meaning({"therapy": ("none",)}, {"talk": ("none",)})),
    ("talk", {"talk": ["unsure"]}, Meaning()),
    ("depth", {"depth": ["deep"]}, Meaning(values={"depth": ("deep",)})),
    ("depth", {"depth": ["unsure"]}, Meaning()),
    (
        "route",
        {"route": ["iv", "im"]},
        Meaning({"route": ("iv", "im")}, {"how_given": ("iv", "im")}),
    ),
    ("route", {"route": ["any"]}, Meaning()),
    ("route", {"route": ["unsure"]}, Meaning()),
    (
        "paying",
        {"insurance": ["aetna"], "cost": ["1000_2500"], "pay": ["sliding_scale"]},
        Meaning(
            {
                "insurance": ("aetna",),
                "cost": ("under_1000", "1000_2500"),
                "pay": ("sliding_scale",),
            },
            {"cost": ("low",)},
        ),
    ),
    ("paying", {"insurance": ["none"], "cost": ["any"]}, Meaning()),
    ("paying", {"insurance": ["unsure"]}, Meaning()),
    ("safety", {"item": ["pregnancy", "stimulants"]}, Meaning()),
    ("safety", {"item": ["none"]}, Meaning()),
    (
        "timing",
        {"when": ["now"], "hours": ["evening"], "language": ["es"]},
        Meaning({"hours": ("evening",), "language": ("es",)}, accepting=frozenset({"open"})),
    ),
    ("timing", {"when": ["unsure"]}, Meaning()),
]
# What each refuses, with the field that says why.
REFUSES = [
    ("reason", {}, "condition"),
    ("reason", {"condition": ["depression", "unsure"]}, "condition"),
    ("reason", {"condition": ["hypochondria"]}, "condition"),
    ("who", {}, "whom"),
    ("who", {"whom": ["everyone"]}, "whom"),
    ("place", {}, "near"),
    ("place", {"near": ["Qwxxk"]}, "near"),
    ("place", {"near": ["00000"]}, "near"),
    ("place", {"near": ["x" * 500]}, "near"),
    ("place", {"near": ["Portland"]}, "pick"),
    ("place", {"near": ["Portland"], "pick": ["Springfield, IL"]}, "pick"),
    ("place", {"state": ["XX"]}, "state"),
    ("place", {"near": ["97201"], "within": ["7"]}, "within"),
    ("talk", {}, "talk"),
    ("depth", {"depth": [""]}, "depth"),
    ("route", {}, "route"),
    ("route", {"route": ["iv", "any"]}, "route"),
    ("paying", {}, "insurance"),
    ("paying", {"insurance": ["aetna", "none"]}, "insurance"),
    ("paying", {"insurance": ["aetna", "unsure"]}, "insurance"),
    ("safety", {}, "item"),
    ("safety", {"item": ["none", "pregnancy"]}, "item"),
    ("timing", {"hours": ["evening"]}, "when"),
]


@pytest.mark.parametrize(("slug", "data", "means"), TAKES)
def test_an_answer_is_taken_kept_and_means_what_it_says(slug, data, means):
    question = BY_SLUG[slug]
    form = question.form(data)
    assert form.is_valid(), form.errors
    assert question.meaning_of(Answers().with_answer(slug, form.kept())) == means


@pytest.mark.parametrize(("slug", "data", "field"), REFUSES)
def test_an_answer_that_makes_no_sense_is_refused_at_its_field(slug, data, field):
    form = BY_SLUG[slug].form(data)
    assert not form.is_valid()
    assert field in form.errors


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.slug)
def test_a_question_shows_its_words_its_reason_and_every_choice(question):
    form = question.form()
    shown = "".join(
        render_to_string(
            "matching/guide/field.html", {"field": field, "form": form, "question": question}
        )
        for field in (*form.unfolded_fields, *form.folded_fields)
    )
    for field in form.fields.values():
        for value, _ in getattr(field, "choices", ()):
            assert f'value="{value}"' in shown
    assert question.title
    assert question.why


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.slug)
def test_a_skipped_question_asks_for_nothing(question):
    assert question.meaning_of(Answers().with_answer(question.slug, {})) == Meaning()
    assert question.meaning_of(Answers()) == Meaning()


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.slug)
def test_an_answer_that_a_newer_form_no_longer_knows_counts_as_none(question):
    """A cookie may outlive a release by some minutes."""
    names = list(question.form().fields)
    stale = Answers().with_answer(question.slug, {name: ["of old"] for name in names})
    assert question.meaning_of(stale) == Meaning()


# Fields where nobody needs to say so: to leave a wish open is to have none, and thoughts of suicide are there or not.
OPEN_WISHES = {
    "reason": {"crisis"},
    "place": {"state", "within"},
    "talk": {"phase", "orientation"},
    "paying": {"pay"},
    "timing": {"hours", "language", "gender", "community", "experience", "access"},
}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.slug)
def test_everyone_can_say_of_everything_that_they_are_not_sure(question):
    fields = question.form().fields
    asks = {name for name, field in fields.items() if getattr(field, "choices", ())}
    unsure = {name for name in asks if "unsure" in dict(fields[name].choices)}
    assert asks - unsure == OPEN_WISHES.get(question.slug, set())


def test_there_are_nine_and_whoever_only_learns_is_asked_five():
    assert len(asked_of(Answers())) == 9
    learning = Answers().with_answer("who", {"whom": ["learning"]})
    assert [each.slug for each in asked_of(learning)] == ["reason", "who", "talk", "depth", "route"]


def test_someone_who_learns_and_then_names_a_place_is_heard():
    """Else the list of providers would ask for a place again and again."""
    answers = Answers().with_answer("who", {"whom": ["learning"]})
    assert "place" in [
        each.slug for each in asked_of(answers.with_answer("place", {"near": ["97201"]}))
    ]


def test_every_condition_can_be_named_and_severity_cannot():
    form = BY_SLUG["reason"].form()
    assert set(Condition.values) < set(choices_of(form.fields["condition"]))


def test_the_safety_check_asks_for_every_item_of_the_content():
    form = BY_SLUG["safety"].form()
    assert set(choices_of(form.fields["item"])) == {
        *library().safety,
        "none",
        "unsure",
    }


def test_thoughts_of_suicide_are_heard_whatever_else_is_wrong_with_the_form():
    answers = Answers().with_draft(
        "reason", {"condition": ["unsure", "ptsd"], "crisis": ["suicide"]}
    )
    assert in_crisis(answers)
    assert in_crisis(Answers().with_answer("reason", {"crisis": ["suicide"]}))
    assert not in_crisis(Answers().with_answer("reason", {"condition": ["depression"]}))


@pytest.mark.parametrize(
    ("data", "label", "state"),
    [
        ({"near": ["97201"]}, "Portland, OR 97201", "OR"),
        ({"near": ["Portland, ME"]}, "Portland, ME", "ME"),
        ({"near": ["Portland"], "pick": ["Portland, OR"]}, "Portland, OR", "OR"),
        ({"state": ["WY"]}, "Wyoming", "WY"),
    ],
)
def test_a_place_is_understood_and_kept_under_one_name(data, label, state):
    form = PlaceForm(data)
    assert form.is_valid(), form.errors
    assert (form.where().label, form.where().state) == (label, state)
    again = PlaceForm(form.kept())
    assert again.is_valid()
    assert again.where() == form.where()


def test_who_picked_a_city_and_then_types_another_is_taken_at_their_last_word():
    form = PlaceForm({"near": ["Boise, ID"], "pick": ["Portland, OR"]})
    assert form.is_valid()
    assert form.where().label == "Boise, ID"


def test_the_answers_are_told_back_in_words():
    form = BY_SLUG["timing"].form(
        {"when": ["now"], "hours": ["evening", "weekend"], "language": ["es"]}
    )
    assert form.is_valid()
    assert form.described() == [
        ("When would you like to start?", ["Soon"]),
        ("Times that suit you", ["Evenings", "Weekends"]),
        ("A language to talk in", ["Spanish"]),
    ]
