"""`manage.py check` reads the content too, so that a mistake in a content file stops a release and not a reader."""

from collections.abc import Iterator
from typing import Any

from django.core.checks import CheckMessage, Error, register

from matching.library.entries import ContentError
from matching.library.library import Library
from matching.library.loader import library
from matching.library.rules import RULES
from matching.page_claims import clinical_on_pages, forbidden_on_pages
from providers.vocabulary.treatment import Condition


@register("content")
def content(**kwargs: Any) -> list[CheckMessage]:
    """Every rule of `matching.library.rules` and the one here, over the content of this installation."""
    try:
        loaded = library()
    except ContentError as error:
        return [Error(str(error), id="matching.E001")]
    return [
        Error(problem, hint=rule.__doc__, id="matching.E002")
        for rule in (*RULES, conditions_are_those_offered)
        for problem in rule(loaded)
    ]


@register("pages")
def pages(**kwargs: Any) -> list[CheckMessage]:
    """What is written beside the content keeps to it: no forbidden claim, and no clinical sentence of its own."""
    return [
        Error(problem, hint=rule.__doc__, id="matching.E003")
        for rule in (forbidden_on_pages, clinical_on_pages)
        for problem in rule()
    ]


def conditions_are_those_offered(library: Library) -> Iterator[str]:
    """Whatever a client can tick as the reason to come is described, with what our sources say of ketamine for it (Q1)."""
    for name in set(Condition.values) ^ set(library.conditions):
        yield f"conditions.toml: {name!r} is missing, or nobody can tick it"
