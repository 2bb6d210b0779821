"""A program that asks wrongly is told what and where; it never gets a page, a guess or a 500."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching.api.body import MOST_BYTES
from tests.matching.api.asking import among, post, refused

OREGON = {"state": "OR"}
BODY = "Send one JSON object, in UTF-8."
RADII = "Use one of these: 5, 10, 25, 50, 100, 250."
MODELS = "Use one of these: medical, psycholytic, psychedelic."


@pytest.mark.parametrize(
    ("body", "field", "message"),
    [
        ("", "body", BODY),
        ("near=97201", "body", BODY),
        ("[]", "body", BODY),
        ("null", "body", BODY),
        (b"\xff\xfe\xff", "body", BODY),
        ("1" * 5000, "body", BODY),
        ('{"state": "OR"} {}', "body", BODY),
        ('{"within": NaN}', "body", "JSON has no NaN and no Infinity."),
        ('{"within": -Infinity}', "body", "JSON has no NaN and no Infinity."),
        ('{"near": "' + "x" * MOST_BYTES + '"}', "body", f"Send {MOST_BYTES} bytes at most."),
        ("[" * 9000, "body", "Objects and lists lie too deep in one another."),
        (
            '{"must": ' + "[" * 9 + "]" * 9 + "}",
            "body",
            "Objects and lists lie too deep in one another.",
        ),
        ('{"state": "OR", "state": "WA"}', "state", "Use this name once."),
        ('{"must": {"route": ["iv"], "route": ["im"]}}', "route", "Use this name once."),
        ({}, "near", "Say where the client is: near, state, or both."),
        ({"near": None, "state": None}, "near", "Say where the client is: near, state, or both."),
        ({"near": 97201}, "near", "Use a text."),
        ({"near": ["97201"]}, "near", "Use a text."),
        ({**OREGON, "where": "97201"}, "where", "There is no such field."),
        ({**OREGON, "within": 7}, "within", RADII),
        ({**OREGON, "within": "25"}, "within", RADII),
        ({**OREGON, "within": 25.0}, "within", RADII),
        ({**OREGON, "within": True}, "within", RADII),
        ('{"state": "OR", "within": 1e999}', "within", RADII),
        ({**OREGON, "models": "medical"}, "models", "Use a list."),
        ({**OREGON, "models": ["magic"]}, "models", MODELS),
        ({**OREGON, "models": [None]}, "models", MODELS),
        ({**OREGON, "models": [["medical"]]}, "models", MODELS),
        (
            {**OREGON, "format": ["in_person"]},
            "format",
            "Use one of these: in_person, telehealth, at_home.",
        ),
        ({**OREGON, "must": ["route"]}, "must", "Use an object: a list of values for each facet."),
        ({**OREGON, "must": {"route": "iv"}}, "must.route", "Use a list."),
        ({**OREGON, "must": {"rout": ["iv"]}}, "must.rout", "There is no such facet."),
        (
            {**OREGON, "wishes": {"hours": ["noon"]}},
            "wishes.hours",
            "Use one of these: evening, weekend.",
        ),
        ({**OREGON, "matter_more": {"hours": True}}, "matter_more", "Use a list."),
        ({**OREGON, "include_waitlist": 1}, "include_waitlist", "Use true or false."),
    ],
)
def test_each_mistake_has_its_message(body, field, message):
    assert refused(body) == {field: [message]}


def test_a_state_that_is_none_and_a_place_that_is_none_are_told_of():
    assert list(refused({"state": "Oregon"})) == ["state"]
    assert list(refused({"near": "Xyzzyville"})) == ["near"]
    assert list(refused({"near": "x" * 81})) == ["near"]


def test_every_mistake_of_a_body_is_told_at_once():
    assert list(refused({"foo": 1, "within": 1, "models": 1, "wishes": {"x": []}})) == [
        "foo",
        "within",
        "near",
        "models",
        "wishes.x",
    ]


def test_a_place_of_many_states_comes_with_the_choices():
    response = post({"near": "Portland"})
    assert response.status_code == 422
    found = json.loads(response.content)
    assert list(found["errors"]) == ["near"]
    assert found["choices"]["near"][:2] == ["Portland, OR", "Portland, ME"]


def test_what_was_sent_is_never_markup_in_the_answer():
    response = post({"<b>": 1, "near": "<script>alert(1)</script>"})
    assert response.status_code == 422
    assert response["Content-Type"] == "application/json"
    assert b"<" not in response.content


texts = st.text(max_size=12)
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=12,
)
names = st.sampled_from(["near", "within", "state", "format", "models", "must", "wishes", "x"])


@given(st.dictionaries(names, anything) | anything)
def test_whatever_is_sent_gets_an_answer(body):
    """Never an error of ours, and every refusal says what is wrong."""
    with among({}):
        response = post(json.dumps(body))
    assert response.status_code in (200, 422)
    found = json.loads(response.content)
    assert response.status_code == 200 or found["errors"]


@given(st.binary(max_size=60))
def test_whatever_bytes_are_sent_get_an_answer(body):
    with among({}):
        assert post(body).status_code == 422
