"""A program that asks wrongly is told what and where, in JSON; it never gets a page, a guess or a 500."""

import json

import pytest
from django.http import QueryDict
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directory.parameters import CHOICES, MOST_VALUES
from tests import cast
from tests.directory.api.asking import SCHEMAS, asked, checked

pytestmark = pytest.mark.django_db

ADDRESSES = ("/api/v1/providers", "/api/v1/providers/alice-alder", "/api/v1/openapi.json")


@pytest.mark.parametrize(
    ("query", "parameter", "message"),
    [
        ("modle=medical", "modle", "There is no such parameter."),
        ("model=magic", "model", "Use one of these: medical, psycholytic, psychedelic."),
        ("within=7&near=97201", "within", "Use one of these: 5, 10, 25, 50, 100, 250."),
        ("sort=best", "sort", "Use one of these: nearest, soonest, cost, name."),
        ("verified=yes&verified=any", "verified", "Use this parameter once."),
        ("near=97201&near=97214", "near", "Use this parameter once."),
        ("page=0", "page", "Use a whole number from 1 up."),
        ("page=x", "page", "Use a whole number from 1 up."),
        ("page=2", "page", "The last page is 1."),
        (f"q={'x' * 101}", "q", "Use 100 characters at most."),
    ],
)
def test_each_mistake_has_its_message(query: str, parameter: str, message: str) -> None:
    assert asked(query, status=400) == {"errors": {parameter: [message]}}


def test_every_mistake_of_a_request_is_told_at_once() -> None:
    errors = asked("model=magic&model=tricks&route=iv&foo=1&bar=2", status=400)["errors"]
    assert list(errors) == ["model", "foo", "bar"]
    assert len(errors["model"]) == 1


def test_a_place_of_many_states_comes_with_the_choices() -> None:
    found = asked("near=Portland", status=400)
    assert "near" in found["errors"]
    assert found["choices"]["near"][:2] == ["Portland, OR", "Portland, ME"]
    assert asked(f"near={found['choices']['near'][0]}")["count"] == 0


@pytest.mark.parametrize("near", ["Xyzzyville", "00000", "99,999", "0,0", "x" * 81, "<b>"])
def test_a_place_that_nobody_knows_is_an_error(near: str) -> None:
    assert list(asked(f"near={near}", status=400)["errors"]) == ["near"]


def test_too_many_values_are_refused_rather_than_dropped() -> None:
    query = "&".join(["model=medical"] * MOST_VALUES + ["route=iv"])
    errors = asked(query, status=400)["errors"]
    assert errors == {"route": ["No more than 200 values in one request."]}


def test_empty_parameters_ask_nothing() -> None:
    assert asked("q=&near=&model=")["count"] == 0


def test_no_text_that_was_sent_comes_back_as_markup() -> None:
    answer = Client().get("/api/v1/providers?<script>=1&near=<img src=x>")
    assert answer.status_code == 400
    assert answer["Content-Type"] == "application/json"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert not set(b"<>&") & set(answer.content)
    assert "<script>" in json.loads(answer.content)["errors"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_answer_is_for_whoever_asked_and_for_no_page_of_another_site(address: str) -> None:
    answer = Client().get(address, headers={"Origin": "https://elsewhere.example"})
    assert not [name for name in answer.headers if name.startswith("Access-Control-")]
    assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
    if "openapi" not in address:
        assert answer["Cache-Control"] == "private, no-store"
    assert "Set-Cookie" not in answer.headers


@pytest.mark.parametrize("address", ADDRESSES)
def test_only_reading_is_answered(address: str) -> None:
    cast.alice()
    client = Client(enforce_csrf_checks=True)
    for method in ("POST", "PUT", "PATCH", "DELETE", "TRACE"):
        answer = client.generic(method, address)
        assert answer.status_code == 405
        assert answer["Allow"] == "GET, HEAD, OPTIONS"
        checked(answer.content, "Errors")
    options = client.options(address)
    assert (options.status_code, options.content) == (204, b"")
    assert options["Allow"] == "GET, HEAD, OPTIONS"


def test_head_is_get_without_the_body() -> None:
    head, get = Client().head(ADDRESSES[0]), Client().get(ADDRESSES[0])
    assert (head.status_code, head.content) == (200, b"")
    assert head["Content-Type"] == get["Content-Type"] == "application/json"


KNOWN = st.sampled_from([*CHOICES, "near", "q", "page"])
PLACES = ["97201", "Portland", "Portland, OR", "45.5,-122.7"]
ODD = ["1", "2", "-1", "9" * 400, "\0", "%"]
VALUES = st.sampled_from(sorted({each for values in CHOICES.values() for each in values}))
VALUES |= st.sampled_from(PLACES) | st.sampled_from(ODD)
PAIRS = st.lists(
    st.tuples(KNOWN | st.text(max_size=90), VALUES | st.text(max_size=130)), max_size=8
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(PAIRS)
def test_no_request_breaks_the_search(pairs: list[tuple[str, str]]) -> None:
    query = QueryDict(mutable=True)
    for name, value in pairs:
        query.appendlist(name, value.encode(errors="replace").decode())
    answer = Client().get(f"/api/v1/providers?{query.urlencode()}")
    assert answer.status_code in SCHEMAS
    found = checked(answer.content, SCHEMAS[answer.status_code])
    if answer.status_code == 400:
        assert found["errors"]


@pytest.mark.parametrize(
    "query", ["%ff%fe=%ff", "&&&===", "q=%00", "near=%F0%9F%98%80", "page=%D9%A3"]
)
def test_bytes_that_are_no_text_break_nothing(query: str) -> None:
    assert Client().get(f"/api/v1/providers?{query}").status_code in SCHEMAS
