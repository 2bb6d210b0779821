"""Care teams: partners who fill the roles of a model between them where the client can be seen by both."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from catalog.options import STATE_NUMBERS
from catalog.snapshot.bits import Bitmap, contains
from catalog.snapshot.reach import FAR, Floats, Positions, Reach

# Sums of miles this near to where rounding turns are worked out by the formula that decides.
DOUBTFUL = 1e-6
DECIMALS = 1
NONE = (np.empty(0, np.int32), np.empty(0, np.int32))
NO_ORDER = (np.empty(0), np.empty(0, np.uint64))


@dataclass(frozen=True)
class Pairs:
    """By team: its members' positions, for which of the models they are one, the added miles to a tenth, and their turn."""

    therapist: Positions
    prescriber: Positions
    models: npt.NDArray[np.bool_]
    in_person: npt.NDArray[np.bool_]
    miles: Floats
    turn: npt.NDArray[np.uint64]


class _Rows(NamedTuple):
    """Ways to be a team: `asked` is the row of partners seen from the first of the two, in a state, for a model; `own` is the
    way to that one, by which states are chosen."""

    asked: npt.NDArray[Any]
    model: npt.NDArray[Any]
    state: npt.NDArray[Any]
    own: Floats
    team: npt.NDArray[Any]
    therapist: Floats
    prescriber: Floats

    def some(self, chosen: npt.NDArray[Any]) -> "_Rows":
        """Only these of them."""
        return _Rows(*(column[chosen] for column in self))


def pairs(reach: Reach, models: Sequence[str], alone: Mapping[str, Bitmap]) -> Pairs:
    """All care teams for the models; whoever fills all roles of a model `alone` looks for nobody."""
    found = [
        rows
        for state in reach.states
        for number, model in enumerate(models)
        if (rows := _in_state(reach, state, model, number, alone[model])) is not None
    ]
    if not found:
        return Pairs(*NONE, np.empty((len(models), 0), np.bool_), np.empty(0, np.bool_), *NO_ORDER)
    rows = _where_nearest(_Rows(*map(np.concatenate, zip(*found, strict=True))), len(models))
    teams = reach.snapshot.teams
    offered = np.zeros((len(models), teams.turn.size), np.bool_)
    offered[rows.model, rows.team] = True
    # Seen from either side and for each model, they are met where that is nearest: the therapist's way decides first.
    for own in ("therapist", "prescriber"):
        nearest = np.full(teams.turn.size, np.inf)
        np.minimum.at(nearest, rows.team, getattr(rows, own))
        rows = rows.some(getattr(rows, own) == nearest[rows.team])
    rows = rows.some(np.unique(rows.team, return_index=True)[1])
    return Pairs(
        teams.therapist[rows.team],
        teams.prescriber[rows.team],
        offered[:, rows.team],
        (rows.therapist < FAR) | (rows.prescriber < FAR),
        _added(reach, rows),
        teams.turn[rows.team],
    )


def _in_state(reach: Reach, state: str, model: str, number: int, alone: Bitmap) -> _Rows | None:
    """The teams of one state and model, from each side on which that model is offered."""
    teams = reach.snapshot.teams
    at = STATE_NUMBERS[state]
    rows = slice(teams.ends[at], teams.ends[at + 1])
    if rows.start == rows.stop:
        return None
    here, offers = reach.offering(model, state)
    asking = contains(offers & ~alone, teams.owner[rows])
    asking &= contains(reach.ways(state), teams.other[rows])
    chosen = np.flatnonzero(asking) + rows.start
    if not chosen.size:
        return None
    one, other = teams.owner[chosen], teams.other[chosen]
    therapist = reach.row(f"therapist@{state}")
    leads = contains(therapist, one) & reach.prescribing_with(other, one, model, state)
    follows = contains(therapist, other) & reach.prescribing_with(one, other, model, state)
    good = leads | follows
    if not good.any():
        return None
    chosen, one, other, leads = chosen[good], one[good], other[good], leads[good]
    miles = reach.miles(state)
    met_there = reach.in_person.get(state, reach.nobody)
    own = np.where(contains(here, one), miles[one], FAR)
    theirs = np.where(contains(met_there, other), miles[other], FAR)
    team = teams.team[chosen]
    return _Rows(
        asked=team,
        model=np.full(chosen.size, number),
        state=np.full(chosen.size, reach.states.index(state)),
        own=own,
        team=np.where(leads, team, team ^ 1),
        therapist=np.where(leads, own, theirs),
        prescriber=np.where(leads, theirs, own),
    )


def _where_nearest(rows: _Rows, models: int) -> _Rows:
    """For each two, asked from one side for one model, the state where that one is nearest; of even ones the first by its code."""
    key = rows.asked.astype(np.int64) * models + rows.model
    if rows.state[0] == rows.state[-1]:
        return rows
    order = np.lexsort((rows.state, rows.own, key))
    first = np.ones(order.size, np.bool_)
    first[1:] = key[order][1:] != key[order][:-1]
    return rows.some(order[first])


def _added(reach: Reach, rows: _Rows) -> Floats:
    """The ways to both, to a tenth of a mile as Python rounds; 0 where the client named only a state."""
    ways = [
        (rows.therapist, reach.snapshot.teams.therapist),
        (rows.prescriber, reach.snapshot.teams.prescriber),
    ]
    whole = sum(np.where(way < FAR, way, 0.0) for way, _ in ways)
    tenths = whole * 10**DECIMALS
    added = np.round(tenths) / 10**DECIMALS
    for row in np.flatnonzero(np.abs(tenths - np.floor(tenths) - 0.5) < DOUBTFUL):
        state = reach.states[rows.state[row]]
        added[row] = round(
            sum(
                reach.exact_miles(int(position[rows.team[row]]), state)
                for way, position in ways
                if way[row] < FAR
            ),
            DECIMALS,
        )
    return added
