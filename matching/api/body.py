"""The body of a request as plain data. Whatever is sent, it is either an object as JSON has it, or told to be none."""

import json
from typing import Any, NoReturn

from django.http import HttpRequest
from django.utils.translation import gettext as _

# A body with every value of every facet has some three thousand bytes.
MOST_BYTES = 16_384
# The objects of a body that is right lie two deep, their lists three.
DEEPEST = 8
Errors = dict[str, list[str]]


class BodyError(ValueError):
    """What is wrong, by field; "body" stands for all of it."""

    def __init__(self, errors: Errors) -> None:
        super().__init__("the body of a request")
        self.errors = errors


def read_body(request: HttpRequest) -> dict[str, Any]:
    """The object that was sent. Reads no more than it may hold. Raises BodyError."""
    text = request.read(MOST_BYTES + 1)
    if len(text) > MOST_BYTES:
        _refuse(_("Send %(most)s bytes at most.") % {"most": MOST_BYTES})
    try:
        found = json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except BodyError:
        raise
    except RecursionError:
        _too_deep()
    except ValueError:
        _refuse(_("Send one JSON object, in UTF-8."))
    if not isinstance(found, dict):
        _refuse(_("Send one JSON object, in UTF-8."))
    if _depth(found) > DEEPEST:
        _too_deep()
    return found


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; of a name given twice, nobody could tell which is meant."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _value in pairs]
        twice = sorted({name for name in names if names.count(name) > 1})
        raise BodyError({name: [_("Use this name once.")] for name in twice})
    return found


def _no_number(name: str) -> NoReturn:
    _refuse(_("JSON has no NaN and no Infinity."))


def _depth(value: Any) -> int:
    """How many objects and lists lie in one another."""
    deep, level = 0, [value]
    while level := [each for each in level if isinstance(each, dict | list)]:
        deep += 1
        level = [
            inner for each in level for inner in (each.values() if isinstance(each, dict) else each)
        ]
    return deep


def _too_deep() -> NoReturn:
    _refuse(_("Objects and lists lie too deep in one another."))


def _refuse(message: str) -> NoReturn:
    raise BodyError({"body": [message]})
