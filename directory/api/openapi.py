"""What can be asked and what is answered, as OpenAPI 3.1: made from the facets and the vocabulary, so that it cannot lag behind."""

from typing import Any

from django.conf import settings

from catalog.places import LONGEST
from catalog.query import DEFAULT_RADIUS, RADII
from directory.api.objects import WAYS, WORK
from directory.facets import FACETS, FACETS_BY_NAME, Facet
from directory.parameters import LONGEST_WORDS
from directory.search import PAGE_SIZE
from directory.sorts import SORTS
from providers.models import CredentialKind
from providers.vocabulary.checking import Authority
from providers.vocabulary.people import ProviderKind
from providers.vocabulary.state import State

Schema = dict[str, Any]
STRING: Schema = {"type": "string"}
BOOLEAN: Schema = {"type": "boolean"}
COUNT: Schema = {"type": "integer", "minimum": 0}


def description() -> Schema:
    """The whole document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{settings.SITE_NAME}: providers",
            "version": "1",
            "summary": "The public listings, as the search page finds them.",
            "description": "Read-only. Null means that the provider has not said; an empty list means none of these.",
        },
        "servers": [{"url": settings.BASE_URL}],
        "paths": {
            "/api/v1/providers": {
                "get": {
                    "operationId": "providers",
                    "summary": "A page of listings, with how many each option would find",
                    "parameters": [*_typed(), *(_parameter(facet) for facet in FACETS), _page()],
                    "responses": {
                        "200": _answer("The listings", "Page"),
                        "400": _answer("What is wrong with the request, by parameter", "Errors"),
                    },
                }
            },
            "/api/v1/providers/{slug}": {
                "get": {
                    "operationId": "provider",
                    "summary": "One listing",
                    "parameters": [
                        {"name": "slug", "in": "path", "required": True, "schema": STRING}
                    ],
                    "responses": {
                        "200": _answer("The listing", "Provider"),
                        "404": _answer("No public listing has this name", "Errors"),
                    },
                }
            },
        },
        "components": {
            "schemas": {
                "Page": _page_schema(),
                "Provider": _provider_schema(),
                "Errors": _errors_schema(),
            }
        },
    }


def _typed() -> list[Schema]:
    """The parameters that are no facets."""
    return [
        _query("q", "A name or word", {"type": "string", "maxLength": LONGEST_WORDS}),
        _query(
            "near",
            "A ZIP code, a city and state, or latitude and longitude",
            {"type": "string", "maxLength": LONGEST},
        ),
        _query(
            "within",
            "Miles around it",
            {"type": "integer", "enum": list(RADII), "default": DEFAULT_RADIUS},
        ),
        _query("sort", "The order", {"type": "string", "enum": list(SORTS)}),
    ]


def _parameter(facet: Facet) -> Schema:
    """A facet: any of the values of one, and all facets at once."""
    options = _options(facet.name)
    if facet.default:
        options["default"] = facet.default
    if facet.single:
        return _query(facet.name, str(facet.label), options)
    described = _query(facet.name, str(facet.label), {"type": "array", "items": options})
    return described | {"style": "form", "explode": True}


def _page() -> Schema:
    return _query("page", "From 1", {"type": "integer", "minimum": 1, "default": 1})


def _query(name: str, words: str, schema: Schema) -> Schema:
    return {"name": name, "in": "query", "description": words, "schema": schema}


def _options(facet: str) -> Schema:
    return {"type": "string", "enum": list(FACETS_BY_NAME[facet].choices.values)}


def _answer(words: str, schema: str) -> Schema:
    content = {"schema": {"$ref": f"#/components/schemas/{schema}"}}
    return {"description": words, "content": {"application/json": content}}


def _object(**properties: Schema) -> Schema:
    """An object with exactly these properties."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _page_schema() -> Schema:
    return _object(
        count=COUNT,
        page={"type": "integer", "minimum": 1},
        page_size={"const": PAGE_SIZE},
        results=_list({"$ref": "#/components/schemas/Provider"}) | {"maxItems": PAGE_SIZE},
        facets=_object(
            **{
                facet.name: _object(**dict.fromkeys(facet.choices.values, COUNT))
                for facet in FACETS
            }
        ),
    )


def _provider_schema() -> Schema:
    state = {"type": "string", "enum": list(State.values)}
    return _object(
        slug=STRING,
        name=STRING,
        kind={"type": "string", "enum": list(ProviderKind.values)},
        url={"type": "string", "format": "uri"},
        **_lists(WORK),
        credentials=_list(
            _object(
                kind={"type": "string", "enum": list(CredentialKind.values)},
                name=STRING,
                checked=BOOLEAN,
            )
        ),
        **_lists(WAYS),
        accepting={"enum": ["now", "waitlist", "no", None]},
        prescribing={
            "type": "object",
            "propertyNames": state,
            "additionalProperties": {"type": "string", "enum": list(Authority.values)},
        },
        team=BOOLEAN,
        verified=BOOLEAN,
        verified_until=_or_null({"type": "string", "format": "date"}),
        locations=_list(
            _object(
                city=STRING,
                state=state,
                zip={"type": "string", "pattern": "^[0-9]{5}$"},
                lat={"type": "number", "minimum": -90, "maximum": 90},
                lon={"type": "number", "minimum": -180, "maximum": 180},
            )
        ),
        distance_miles=_or_null({"type": "number", "minimum": 0, "maximum": max(RADII)}),
        course_cost=_or_null(_object(low=COUNT, high=COUNT)),
    )


def _lists(facets: dict[str, str]) -> Schema:
    return {name: _or_null(_list(_options(facet))) for name, facet in facets.items()}


def _errors_schema() -> Schema:
    messages = {"type": "object", "additionalProperties": _list(STRING) | {"minItems": 1}}
    return {
        "type": "object",
        "properties": {"errors": messages, "choices": _object(near=_list(STRING))},
        "required": ["errors"],
        "additionalProperties": False,
    }
