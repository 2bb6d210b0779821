"""The description of the API is made from the facets: whoever generates a client from it gets one that works."""

import json

from django.test import Client
from django.urls import Resolver404, resolve

from directory.facets import FACETS
from directory.parameters import CHOICES, FREE_TEXT, SINGLE


def document() -> dict:
    answer = Client().get("/api/v1/openapi.json")
    assert answer.status_code == 200
    return json.loads(answer.content)


def parameters() -> dict[str, dict]:
    rows = document()["paths"]["/api/v1/providers"]["get"]["parameters"]
    assert len({row["name"] for row in rows}) == len(rows)
    return {row["name"]: row["schema"] for row in rows}


def test_every_parameter_of_the_search_is_described_and_no_other() -> None:
    assert set(parameters()) == {*CHOICES, *FREE_TEXT, "page"}


def test_a_parameter_that_can_be_repeated_is_an_array_of_its_values() -> None:
    for name, schema in parameters().items():
        assert (schema["type"] == "array") is (name not in SINGLE)
        options = schema.get("items", schema)
        if name in CHOICES:
            assert {str(value) for value in options["enum"]} == CHOICES[name]


def test_what_holds_unless_it_is_said_otherwise_is_told() -> None:
    defaults = {name: schema.get("default") for name, schema in parameters().items()}
    for facet in FACETS:
        assert defaults[facet.name] == (facet.default or None)
    assert (defaults["within"], defaults["page"]) == (25, 1)


def test_every_described_path_exists_and_every_reference_leads_somewhere() -> None:
    found = document()
    for path in found["paths"]:
        try:
            resolve(path.replace("{slug}", "alice-alder"))
        except Resolver404 as error:
            raise AssertionError(path) from error
    schemas = found["components"]["schemas"]
    assert {
        text.split('"')[0] for text in json.dumps(found).split("#/components/schemas/")[1:]
    } == {*schemas}


def test_every_facet_is_counted_option_by_option() -> None:
    counts = document()["components"]["schemas"]["Page"]["properties"]["facets"]["properties"]
    assert {name: list(each["properties"]) for name, each in counts.items()} == {
        facet.name: facet.choices.values for facet in FACETS
    }
