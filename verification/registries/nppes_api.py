"""Asks the NPI registry of CMS about one NPI or one name, now: its API, version 2.1."""

import time
from collections.abc import Iterator
from itertools import chain
from urllib.parse import urlencode

from django.conf import settings
from django.utils.translation import gettext as _

from providers.npi import is_valid_npi
from providers.vocabulary.people import ProviderKind
from verification.registries.bounded_http import Limits, NoAnswerError, fetch
from verification.registries.nppes_answer import outcome_of
from verification.registries.nppes_outcomes import (
    Found,
    Garbage,
    NotFound,
    NppesRecord,
    Outcome,
    TooMany,
    Unreachable,
)

# Somebody waits in front of a page, and a worker with them: a look-up is over after ten seconds in all.
SECONDS = 10.0
LIMITS = Limits(connect=3.0, read=5.0, size=4_000_000)
# Before the second and the third try.
PAUSES = (0.3, 1.0)
# The registry gives 200 records at a time, and lets 1,000 be skipped: nobody gets to see more than 1,200.
PAGE = 200
CEILING = 1200


def look_up_npi(npi: str) -> Outcome:
    """The record of an NPI; NotFound also for what cannot be one, without asking."""
    if not is_valid_npi(npi):
        return NotFound()
    outcome = _ask({"number": npi}, time.monotonic() + SECONDS)
    if isinstance(outcome, Found) and [each.npi for each in outcome.records] != [npi]:
        return Garbage(_("It answered about another NPI."))
    return outcome


def look_up_name(*, kind: ProviderKind, name: str, first_name: str = "", state: str) -> Outcome:
    """People by last and first name, or organizations by name, with an address in `state`.

    Asks for further pages until there are no more; TooMany where the registry has more than it shows.
    """
    asked = {"state": state}
    if kind == ProviderKind.ORGANIZATION:
        asked |= {"enumeration_type": "NPI-2", "organization_name": name}
    else:
        asked |= {"enumeration_type": "NPI-1", "last_name": name, "first_name": first_name}
    ends = time.monotonic() + SECONDS
    pages: list[tuple[NppesRecord, ...]] = []
    for skip in range(0, CEILING, PAGE):
        outcome = _ask({**asked, "limit": str(PAGE), "skip": str(skip)}, ends)
        if not isinstance(outcome, Found):
            # After a full page, "nobody" means that there are no more.
            return Found(_each(pages)) if pages and isinstance(outcome, NotFound) else outcome
        pages.append(outcome.records)
        if len(outcome.records) < PAGE:
            return Found(_each(pages))
    return TooMany(CEILING)


def _each(pages: list[tuple[NppesRecord, ...]]) -> tuple[NppesRecord, ...]:
    """Each record once, though the registry may have changed between two pages."""
    return tuple(dict.fromkeys(chain.from_iterable(pages)))


def _ask(asked: dict[str, str], ends: float) -> Outcome:
    query = urlencode({"version": "2.1", **{key: value for key, value in asked.items() if value}})
    agent = f"{settings.SITE_NAME} ({settings.BASE_URL})".encode("ascii", "replace").decode()
    why = ""
    for _try in _tries(ends):
        try:
            body = fetch(settings.NPPES_API_URL, query, agent=agent, limits=LIMITS, ends=ends)
        except NoAnswerError as fault:
            why = str(fault)
            if not fault.again:
                break
        else:
            return outcome_of(body)
    return Unreachable(why)


def _tries(ends: float) -> Iterator[int]:
    """The first at once, the others after a pause, while there is time."""
    yield 0
    for number, pause in enumerate(PAUSES, start=1):
        if time.monotonic() + pause >= ends:
            return
        time.sleep(pause)
        yield number
