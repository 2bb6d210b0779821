"""Care teams: partners who fill the roles of a model between them where the client can be seen by both."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from catalog.options import STATE_NUMBERS
from catalog.snapshot.bits import Bitmap, contains, flags_of
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
        if (rows := _in_state(reach, state, models, alone)) is not None
    ]
    if not found:
        return Pairs(*NONE, np.empty((len(models), 0), np.bool_), np.empty(0, np.bool_), *NO_ORDER)
    rows = _where_nearest(_Rows(*map(np.concatenate, zip(*found, strict=True))), len(models))
    _, team = np.unique(rows.team, return_inverse=True)
    count = int(team.max()) + 1
    offered = np.zeros((len(models), count), np.bool_)
    offered[rows.model, team] = True
    # Seen from either side and for each model, they are met where that is nearest: the therapist's way decides first.
    order = np.lexsort((rows.prescriber, rows.therapist, team))
    rows = rows.some(order[np.unique(team[order], return_index=True)[1]])
    teams = reach.snapshot.teams
    return Pairs(
        teams.therapist[rows.team],
        teams.prescriber[rows.team],
        offered,
        (rows.therapist < FAR) | (rows.prescriber < FAR),
        _added(reach, rows),
        teams.turn[rows.team],
    )


def _in_state(
    reach: Reach, state: str, models: Sequence[str], alone: Mapping[str, Bitmap]
) -> _Rows | None:
    """The teams of one state, for each model from each side on which it is offered."""
    teams = reach.snapshot.teams
    at = STATE_NUMBERS[state]
    rows = slice(teams.ends[at], teams.ends[at + 1])
    if rows.start == rows.stop:
        return None
    ways = reach.ways(state)
    chosen = np.flatnonzero(contains(ways, teams.owner[rows]))
    chosen = chosen[contains(ways, teams.other[rows][chosen])] + rows.start
    if not chosen.size:
        return None
    one, other = teams.owner[chosen], teams.other[chosen]
    offering = [reach.offering(model, state) for model in models]
    asking = flags_of(
        [offers & ~alone[model] for model, (_, offers) in zip(models, offering, strict=True)], one
    )
    therapist = reach.row(f"therapist@{state}")
    leads = contains(therapist, one) & reach.prescribing_with(other, one, models, state)
    follows = contains(therapist, other) & reach.prescribing_with(one, other, models, state)
    model, good = np.nonzero(asking & (leads | follows))
    if not good.size:
        return None
    leads = leads[model, good]
    here = flags_of([each for each, _ in offering], one)[model, good]
    met_there = contains(reach.in_person.get(state, reach.nobody), other)[good]
    chosen, one, other = chosen[good], one[good], other[good]
    miles = reach.miles(state, np.concatenate([one, other]))
    own = np.where(here, miles[: one.size], FAR)
    theirs = np.where(met_there, miles[one.size :], FAR)
    team = teams.team[chosen]
    return _Rows(
        asked=team,
        model=model,
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
