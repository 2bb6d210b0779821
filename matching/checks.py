"""`manage.py check` reads the content too, so that a mistake in a content file stops a release and not a reader."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from matching.library.entries import ContentError
from matching.library.loader import library
from matching.library.rules import RULES


@register("content")
def content(**kwargs: Any) -> list[CheckMessage]:
    """Every rule of `matching.library.rules`, over the content of this installation."""
    try:
        loaded = library()
    except ContentError as error:
        return [Error(str(error), id="matching.E001")]
    return [
        Error(problem, hint=rule.__doc__, id="matching.E002")
        for rule in RULES
        for problem in rule(loaded)
    ]
