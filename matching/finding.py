"""Matches for a client: ordered by the arrays of this process where they can be trusted, else listing by listing."""

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import replace

from catalog.live import live
from catalog.query import RADII
from catalog.snapshot.fitting import Fitting
from matching.candidates import load_candidates, load_reach
from matching.matches import Match, Matches, match_candidates
from matching.preferences import Preferences, Where
from matching.shown import OutdatedError, shown
from matching.wanted import can_ask, wanted

# Whoever commits between the order and the read of the facts makes them differ; twice in a row is rare.
TRIES = 2


def matches_for(
    preferences: Preferences, on: dt.date, most: int | None = None, also: Collection[str] = ()
) -> Matches | None:
    """The groups for a client, or None as long as the client has not said which models, and where."""
    if not (preferences.models and preferences.where):
        return None
    return find_matches(preferences, on, most, also)


def find_matches(
    preferences: Preferences, on: dt.date, most: int | None = None, also: Collection[str] = ()
) -> Matches:
    """The groups for a client. What bends are only the client's own musts and the taking of new clients.

    With `most`, the first of each list alone and the matches with the keys in `also`, wherever they stand; the totals and the near
    misses are those of everybody. All that was committed before counts.
    """
    for _ in range(TRIES if can_ask(preferences) else 0):
        snapshot = live.current(on, must_see_all=True)
        if snapshot is None:
            break
        try:
            return shown(snapshot, preferences, on, most, also)
        except OutdatedError:
            continue
        except Exception as error:
            # Whatever is wrong with the arrays, the rule knows. The message could name a client's wish: only its kind is told.
            live.drop(f"a matching failed ({type(error).__name__})")
    return some_of(match_candidates(load_candidates(preferences, on), preferences, on), most, also)


def some_of(found: Matches, most: int | None, also: Collection[str] = ()) -> Matches:
    """The first of each list, and of the matches those with the keys in `also`."""
    if most is None:
        return found

    def some(group: list[Match]) -> list[Match]:
        return [match for place, match in enumerate(group) if place < most or match.key in also]

    return replace(
        found,
        all=some(found.all),
        telehealth=some(found.telehealth),
        close=some(found.close),
        incomplete=found.incomplete[:most],
        helpers=found.helpers[:most],
    )


def wider(preferences: Preferences, on: dt.date, most: int) -> list[tuple[int, int]]:
    """The next radii beyond the client's own that would give somebody, so many of them, with how many."""
    where = preferences.where
    if where is None or where.latitude is None or where.within >= max(RADII):
        return []
    count = _counting(preferences, where, on)
    found: list[tuple[int, int]] = []
    for radius in (radius for radius in RADII if radius > where.within):
        if many := count(radius):
            found.append((radius, many))
        if len(found) == most:
            break
    return found


def _counting(preferences: Preferences, where: Where, on: dt.date) -> Callable[[int], int]:
    """How many full matches there are within so many miles. The listings of the widest circle are read once, if at all."""
    snapshot = live.current(on, must_see_all=True) if can_ask(preferences) else None
    if snapshot is not None:
        return lambda radius: (
            Fitting(snapshot, wanted(_within(preferences, where, radius))).complete
        )
    reach = load_reach(replace(where, within=max(RADII)), on)
    return lambda radius: (
        match_candidates(reach.candidates(preferences.formats, radius), preferences, on).complete
    )


def _within(preferences: Preferences, where: Where, radius: int) -> Preferences:
    return replace(preferences, where=replace(where, within=radius))
