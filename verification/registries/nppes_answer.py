"""From the bytes that the NPI registry answered to an outcome. Nothing in them is trusted to be what it should be.

Two shapes are in use. The older has numbers as numbers, epochs in seconds, a spelled-out `name`, and every place under `addresses`;
the newer has numbers as texts, epochs in thousandths of a second, and further places under `practiceLocations`. Both say what they
refuse with `Errors`, at status 200.
"""

import json
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from verification.registries.faults import BadRow
from verification.registries.nppes_api_record import record_of
from verification.registries.nppes_outcomes import Found, Garbage, NotFound, Outcome, Refused, Said
from verification.registries.plain_json import objects, text

# A page of the registry has 200 at most; what says more is no page of it.
MOST = 200


def outcome_of(body: bytes) -> Outcome:
    """Found, NotFound, Refused or Garbage."""
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        return Garbage(_("Its answer is not JSON."))
    if not isinstance(answer, dict):
        return Garbage(_("Its answer is not an object."))
    if answer.get("Errors"):
        return Refused(tuple(_said(answer["Errors"])) or (Said("", ""),))
    results = answer.get("results")
    if not isinstance(results, list):
        return Garbage(_("Its answer has no list of results."))
    if len(results) > MOST:
        return Garbage(_("Its answer has more results than a page of it can have."))
    if not results:
        # "One result", and none there, is not the same as nobody.
        counted = text(answer.get("result_count", 0))
        return NotFound() if counted in ("", "0") else Garbage(_("Its answer lacks its results."))
    try:
        return Found(tuple(record_of(each) for each in results))
    except BadRow as fault:
        return Garbage(_("A record in its answer cannot be read: %s.") % fault)


def _said(errors: Any) -> Iterator[Said]:
    if isinstance(errors, dict):
        errors = [errors]
    elif isinstance(errors, str):
        errors = [{"description": errors}]
    for each in objects(errors):
        yield Said(text(each.get("description")), text(each.get("number")))
