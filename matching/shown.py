"""Matches in the order that the arrays say, with all reasons: made by the rule, from facts as they are now."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise
from typing import TypeVar

from catalog.snapshot.fitting import OPENING, Fitting
from catalog.snapshot.snapshot import Snapshot
from catalog.wanted import Fitted, Group, Members
from matching.candidates import read_candidates
from matching.matches import (
    GROUPS,
    Match,
    Matches,
    acceptable_of,
    group_of,
    match_of,
    place_of,
)
from matching.preferences import Preferences, Wish
from matching.teams import Incomplete, Unit, units
from matching.wanted import wanted

Key = TypeVar("Key")
Found = TypeVar("Found")


class OutdatedError(Exception):
    """The arrays order listings that are not what they were: somebody has changed one just now."""


def shown(
    snapshot: Snapshot,
    preferences: Preferences,
    on: dt.date,
    most: int | None,
    also: Collection[str] = (),
) -> Matches:
    """What `some_of(match_candidates(...))` says of everybody. Raises OutdatedError when a listing to be shown is not as ordered."""
    fitted = Fitting(snapshot, wanted(preferences)).answer(None if also else most)
    chosen = {name: _some(getattr(fitted, name), most, also) for name in GROUPS}
    alone, helpers = fitted.incomplete[:most], fitted.helpers[:most]
    pks = {pk for group in chosen.values() for members in group for pk in members}
    candidates = read_candidates(pks.union(alone, helpers), preferences, on)
    complete, incomplete = units(candidates, preferences.models)
    by_key = {tuple(member.facts.pk for member in unit.members): unit for unit in complete}
    groups = {
        name: _matches(name, group, by_key, preferences, on) for name, group in chosen.items()
    }
    return Matches(
        preferences,
        on,
        **groups,
        incomplete=_incomplete(alone, incomplete, preferences, on),
        helpers=[_found(candidates, pk) for pk in helpers],
        totals={name: getattr(fitted, name).total for name in GROUPS},
        alone=_alone(fitted, preferences),
        kept_out=fitted.kept_out,
    )


def _some(group: Group, most: int | None, also: Collection[str]) -> Sequence[Members]:
    if most is None or not also:
        return group.first
    return [
        members
        for place, members in enumerate(group.first)
        if place < most or "-".join(map(str, members)) in also
    ]


def _matches(
    name: str,
    keys: Sequence[Members],
    by_key: dict[Members, Unit],
    preferences: Preferences,
    on: dt.date,
) -> list[Match]:
    matches = [match_of(_found(by_key, key), preferences, on) for key in keys]
    if any(group_of(match) != name for match in matches):
        raise OutdatedError
    if any(place_of(one) > place_of(other) for one, other in pairwise(matches)):
        raise OutdatedError
    return matches


def _incomplete(
    pks: Sequence[int], incomplete: Sequence[Incomplete], preferences: Preferences, on: dt.date
) -> list[Incomplete]:
    wanted_pks = set(pks)
    them = [each for each in incomplete if each.candidate.facts.pk in wanted_pks]
    found = acceptable_of(them, preferences, on)
    if [each.candidate.facts.pk for each in found] != list(pks):
        raise OutdatedError
    return found


def _alone(fitted: Fitted, preferences: Preferences) -> dict[Wish, int]:
    opening = Wish("accepting", tuple(sorted(preferences.accepting)))
    return {
        opening if number == OPENING else preferences.must[number]: many
        for number, many in fitted.alone.items()
    }


def _found(among: Mapping[Key, Found], key: Key) -> Found:
    if key not in among:
        raise OutdatedError
    return among[key]
