"""How the matching is asked and what it answers, for the description of the API: from the facets, as the search is."""

from catalog.places import LONGEST
from catalog.query import DEFAULT_RADIUS, RADII
from directory.api.schema import (
    BOOLEAN,
    COUNT,
    STRING,
    Schema,
    answer,
    array,
    at_most,
    exactly,
    options,
    or_null,
    reference,
)
from directory.facets import FACETS

FACET: Schema = {"type": "string", "enum": [facet.name for facet in FACETS]}


def path() -> Schema:
    """POST, because what is asked can tell what somebody lives with and must not stand in an address."""
    body = {"schema": reference("Preferences")}
    return {
        "post": {
            "operationId": "matches",
            "summary": "Providers and care teams for what a client needs and wishes, with the reasons",
            "requestBody": {"required": True, "content": {"application/json": body}},
            "responses": {
                "200": answer("The matches", "Matches"),
                "422": answer("What is wrong with the body, by field", "Errors"),
            },
        }
    }


def schemas() -> dict[str, Schema]:
    """The body, the answer and their parts, by name."""
    return {
        "Preferences": _preferences(),
        "Matches": _matches(),
        "Match": exactly(slug=STRING, **_reasons()),
        "TeamMatch": exactly(therapist=STRING, prescriber=STRING, **_reasons()),
        "Reason": exactly(**_reason()),
    }


def _preferences() -> Schema:
    asked = at_most(**{facet.name: array(options(facet.name)) for facet in FACETS})
    return at_most(
        near=or_null({"type": "string", "maxLength": LONGEST}),
        within=or_null({"type": "integer", "enum": list(RADII), "default": DEFAULT_RADIUS}),
        state=or_null(options("state")),
        format=or_null(options("format")),
        models=or_null(array(options("model"))),
        must=or_null(asked),
        wishes=or_null(asked),
        matter_more=or_null(array(FACET)),
        include_waitlist=or_null(BOOLEAN | {"default": True}),
    )


def _matches() -> Schema:
    group = array(reference("Match"))
    return exactly(
        rule_version=STRING,
        date={"type": "string", "format": "date"},
        tie_seed=STRING,
        groups=exactly(all=group, close=group, telehealth=group),
        teams=array(reference("TeamMatch")),
        near_misses=array(exactly(without=FACET, adds=COUNT)),
    )


def _reasons() -> dict[str, Schema]:
    reasons = array(reference("Reason"))
    verdict = {"type": "string", "enum": ["unmet", "unknown"]}
    return {
        "met": reasons,
        "unmet": reasons,
        "unknown": reasons,
        "missing_gates": array(exactly(**_reason(), verdict=verdict)),
        "distance_miles": or_null({"type": "number", "minimum": 0}),
    }


def _reason() -> dict[str, Schema]:
    return {"facet": FACET, "values": array(STRING) | {"minItems": 1}}
