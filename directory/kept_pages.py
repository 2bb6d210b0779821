"""Pages of results that were made before, for an address that is asked again: a state, a large town, a crawler's round.

A page is used again only while nothing that it says has changed: the arrays are the same ones, so its list and its counts are, and
the database has just been asked, as for every page, which of its listings are public and what is new of them. Nobody's own page is
kept: not one with a cookie, which may hold a saved list, nor one with words that somebody typed.
"""

import weakref
from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

from catalog.facts import Facts
from catalog.snapshot.snapshot import Snapshot
from directory.search import Search

# Together some 20 MB for each process at most.
MOST = 128
# An address is worth keeping once it was asked for twice: hardly two searches are alike, and whoever walks through all addresses
# must not turn out those that many ask for.
MOST_ASKED = 4096


@dataclass(frozen=True)
class KeptPage:
    """What was sent, and what it was made from. Arrays that have been replaced must not be held back for it."""

    snapshot: "weakref.ref[Snapshot]"
    facts: Mapping[int, Facts]
    html: str


# In the order in which they were last used.
_kept: dict[Hashable, KeptPage] = {}
# Digests of the addresses that were asked for lately.
_asked: set[int] = set()


def kept_page(request: HttpRequest, search: Search, *, swapping: bool) -> KeptPage | None:
    """The page for this search, or the part of it that is swapped, if it was made before and still says what is true."""
    if not _is_anybodys(request, search):
        return None
    key = _key(search, swapping)
    # Another thread may take it away at any moment.
    kept = _kept.pop(key, None)
    if kept is None or kept.snapshot() is not search.snapshot:
        return None
    # The same objects, unless a listing has changed.
    if search.facts_of(list(kept.facts)) != kept.facts:
        return None
    _kept[key] = kept
    return kept


def keep_page(request: HttpRequest, search: Search, html: str, *, swapping: bool) -> None:
    """Remember what was made for a search, unless it is of one visitor only, or shows no listing whose change would tell."""
    snapshot = search.snapshot
    if snapshot is None or not search.answer.pks or not _is_anybodys(request, search):
        return
    if len(search.facts) < len(search.answer.pks):
        # Somebody left while it was made.
        return
    key = _key(search, swapping)
    if hash(key) not in _asked:
        if len(_asked) >= MOST_ASKED:
            _asked.clear()
        _asked.add(hash(key))
        return
    while len(_kept) >= MOST:
        _kept.pop(next(iter(_kept)), None)
    _kept[key] = KeptPage(weakref.ref(snapshot), search.facts, html)


def _is_anybodys(request: HttpRequest, search: Search) -> bool:
    typed = "q" in search.parameters or search.ignored or search.near_error
    return not (request.COOKIES or typed or settings.DEBUG)


def _key(search: Search, swapping: bool) -> Hashable:
    asked = tuple((name, *values) for name, values in search.parameters.items())
    return asked, swapping, get_language()
