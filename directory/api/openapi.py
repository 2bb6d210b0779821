"""What can be asked and what is answered, as OpenAPI 3.1: made from the facets and the vocabulary, so that it cannot lag behind."""

from django.conf import settings

from catalog.places import LONGEST
from catalog.query import DEFAULT_RADIUS, RADII
from directory.api import matches
from directory.api.objects import WAYS, WORK
from directory.api.schema import (
    BOOLEAN,
    COUNT,
    STRING,
    Schema,
    answer,
    array,
    exactly,
    options,
    or_null,
    reference,
)
from directory.facets import FACETS, Facet
from directory.parameters import LONGEST_WORDS
from directory.search import PAGE_SIZE
from directory.sorts import SORTS
from providers.models import CredentialKind
from providers.vocabulary.checking import Authority
from providers.vocabulary.people import ProviderKind
from providers.vocabulary.state import State


def description() -> Schema:
    """The whole document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": f"{settings.SITE_NAME}: providers",
            "version": "1",
            "summary": "The public listings, as the search page finds them, and matches, as the guide does.",
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
                        "200": answer("The listings", "Page"),
                        "400": answer("What is wrong with the request, by parameter", "Errors"),
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
                        "200": answer("The listing", "Provider"),
                        "404": answer("No public listing has this name", "Errors"),
                    },
                }
            },
            "/api/v1/matches": matches.path(),
        },
        "components": {
            "schemas": {
                "Page": _page_schema(),
                "Provider": _provider_schema(),
                "Errors": _errors_schema(),
                **matches.schemas(),
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
    one = options(facet.name)
    if facet.default:
        one["default"] = facet.default
    if facet.single:
        return _query(facet.name, str(facet.label), one)
    described = _query(facet.name, str(facet.label), array(one))
    return described | {"style": "form", "explode": True}


def _page() -> Schema:
    return _query("page", "From 1", {"type": "integer", "minimum": 1, "default": 1})


def _query(name: str, words: str, schema: Schema) -> Schema:
    return {"name": name, "in": "query", "description": words, "schema": schema}


def _page_schema() -> Schema:
    return exactly(
        count=COUNT,
        page={"type": "integer", "minimum": 1},
        page_size={"const": PAGE_SIZE},
        results=array(reference("Provider")) | {"maxItems": PAGE_SIZE},
        facets=exactly(
            **{
                facet.name: exactly(**dict.fromkeys(facet.choices.values, COUNT))
                for facet in FACETS
            }
        ),
    )


def _provider_schema() -> Schema:
    state = {"type": "string", "enum": list(State.values)}
    return exactly(
        slug=STRING,
        name=STRING,
        kind={"type": "string", "enum": list(ProviderKind.values)},
        url={"type": "string", "format": "uri"},
        **_lists(WORK),
        credentials=array(
            exactly(
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
        verified_until=or_null({"type": "string", "format": "date"}),
        locations=array(
            exactly(
                city=STRING,
                state=state,
                zip={"type": "string", "pattern": "^[0-9]{5}$"},
                lat={"type": "number", "minimum": -90, "maximum": 90},
                lon={"type": "number", "minimum": -180, "maximum": 180},
            )
        ),
        distance_miles=or_null({"type": "number", "minimum": 0, "maximum": max(RADII)}),
        course_cost=or_null(exactly(low=COUNT, high=COUNT)),
    )


def _lists(facets: dict[str, str]) -> Schema:
    return {name: or_null(array(options(facet))) for name, facet in facets.items()}


def _errors_schema() -> Schema:
    messages = {"type": "object", "additionalProperties": array(STRING) | {"minItems": 1}}
    return {
        "type": "object",
        "properties": {"errors": messages, "choices": exactly(near=array(STRING))},
        "required": ["errors"],
        "additionalProperties": False,
    }
