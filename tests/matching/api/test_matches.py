"""Matches for a program: the same that the guide finds, as the description says, and without a trace."""

import io
import json
import logging

import pytest
from django.test import Client

from directory.api.openapi import description
from directory.facets import FACETS
from directory.quiet_logs import QuietFormatter
from matching.api.asked import FIELDS
from matching.api.facets import VALUES
from tests import cast
from tests.directory.api.schema import faults
from tests.entries import settle
from tests.matching.api.asking import ADDRESS
from tests.matching.walking import walk

NEAR = {"near": "97201", "models": ["psycholytic"]}
SENTINEL = "Zyxwvopolis"


def asked(body, status=200):
    """The answer of the address, held against the published description."""
    settle()
    response = Client(enforce_csrf_checks=True).post(ADDRESS, body, "application/json")
    assert response.status_code == status, response.content
    assert response["Cache-Control"] == "no-store"
    assert not response.cookies
    found = json.loads(response.content)
    schema = {"$ref": f"#/components/schemas/{'Matches' if status == 200 else 'Errors'}"}
    assert faults(found, schema, description()) == []
    return found


def test_the_facets_and_fields_are_those_of_the_description():
    """A facet that the search gets, the matching gets too, or this fails."""
    assert {facet.name: tuple(facet.choices.values) for facet in FACETS} == VALUES
    body = description()["components"]["schemas"]["Preferences"]["properties"]
    assert tuple(body) == FIELDS


@pytest.mark.django_db
def test_a_team_stands_among_the_teams_with_the_reasons():
    cast.care_team()
    found = asked(
        {
            **NEAR,
            "must": {"condition": ["depression"]},
            "wishes": {"route": ["sublingual", "iv"], "hours": ["evening"]},
        }
    )
    assert found["groups"] == {"all": [], "close": [], "telehealth": []}
    (team,) = found["teams"]
    assert (team["therapist"], team["prescriber"]) == ("bob-birch", "alice-alder")
    assert team["met"] == [{"facet": "route", "values": ["iv", "sublingual"]}]
    assert team["unknown"] == [{"facet": "hours", "values": ["evening"]}]
    assert team["unmet"] == team["missing_gates"] == []
    assert 2 < team["distance_miles"] < 4


@pytest.mark.django_db
def test_a_must_that_is_missed_is_named_and_counted_by_facet():
    """Without both conditions there is one more; without one of the two there would be none."""
    cast.alice(conditions=["ocd"])
    found = asked({"near": "97201", "must": {"condition": ["depression", "ptsd"]}})
    assert found["groups"]["all"] == found["groups"]["close"] == []
    assert found["near_misses"] == [{"without": "condition", "adds": 1}]
    found = asked({"near": "97201", "must": {"hours": ["evening"]}})
    (close,) = found["groups"]["close"]
    assert close["missing_gates"] == [
        {"facet": "hours", "values": ["evening"], "verdict": "unknown"}
    ]
    assert found["near_misses"] == [{"without": "hours", "adds": 1}]


@pytest.mark.django_db
def test_whoever_keeps_a_waitlist_can_be_left_out():
    cast.alice(availability="waitlist")
    assert len(asked({"state": "OR"})["groups"]["all"]) == 1
    (close,) = asked({"state": "OR", "include_waitlist": False})["groups"]["close"]
    assert close["missing_gates"] == [{"facet": "accepting", "values": ["now"], "verdict": "unmet"}]


@pytest.mark.django_db
def test_medicine_at_home_is_had_from_afar_by_who_offers_it():
    alice = cast.alice(telehealth_states=["OR"])
    body = {"near": "97201", "format": "at_home"}
    assert asked(body)["groups"]["telehealth"] == []
    cast.service(alice, "medical", "sublingual", format="at_home")
    (match,) = asked(body)["groups"]["telehealth"]
    assert match["slug"] == "alice-alder"
    assert match["distance_miles"] is None


@pytest.mark.django_db
def test_the_state_says_where_the_client_is_when_the_place_does_not():
    """The law asks for a license where the client sits, whatever town they look around."""
    cast.service(cast.alice(telehealth_states=["OR"]), "medical", "sublingual", format="telehealth")
    body = {"near": "Vancouver, WA", "within": 5, "format": "telehealth"}
    assert asked(body)["groups"]["telehealth"] == []
    assert len(asked({**body, "state": "OR"})["groups"]["telehealth"]) == 1


@pytest.mark.parametrize("method", ["get", "head", "put", "delete", "patch"])
def test_other_methods_are_told_which_one_it_is(method):
    response = getattr(Client(), method)(ADDRESS)
    assert response.status_code == 405
    assert response["Allow"] == "POST, OPTIONS"
    assert response["Cache-Control"] == "no-store"
    assert Client().options(ADDRESS).status_code == 204


@pytest.fixture
def log():
    """Everything that loggers are told, and how the site writes it down."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(QuietFormatter())
    loggers = [logging.getLogger(), logging.getLogger("django")]
    for logger in loggers:
        logger.addHandler(handler)
    yield written
    for logger in loggers:
        logger.removeHandler(handler)


def test_nothing_of_a_body_is_logged_even_when_it_fails(log, monkeypatch):
    """What somebody asks for can tell what they live with."""
    client = Client(raise_request_exception=False)
    body = {"near": SENTINEL, "must": {"condition": ["ptsd"]}}
    assert client.post(ADDRESS, body, "application/json").status_code == 422
    assert client.post(ADDRESS, f"{{{SENTINEL}", "application/json").status_code == 422

    def fail(text):
        raise RuntimeError(f"cannot find {text}")

    monkeypatch.setattr("matching.api.asked.find_place", fail)
    response = client.post(ADDRESS, body, "application/json")
    assert response.status_code == 500
    assert SENTINEL not in response.content.decode()
    assert "Internal Server Error" in log.getvalue()
    assert SENTINEL not in log.getvalue()
    assert "ptsd" not in log.getvalue()


@pytest.mark.django_db
def test_a_cookie_is_neither_read_nor_set():
    cast.care_team()
    settle()
    client = Client()
    walk(client)
    client.cookies["sessionid"] = "x" * 32
    with_cookies = client.post(ADDRESS, NEAR, "application/json")
    assert not with_cookies.cookies
    assert "Cookie" not in with_cookies.get("Vary", "")
    assert with_cookies.content == Client().post(ADDRESS, NEAR, "application/json").content
