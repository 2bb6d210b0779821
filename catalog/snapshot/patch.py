"""A snapshot after some entries have changed: what did not change is shared with the one before."""

from collections.abc import Collection
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from catalog.options import KEYS
from catalog.snapshot.columns import Columns
from catalog.snapshot.holders import Holders
from catalog.snapshot.order import Rotation
from catalog.snapshot.parts import last_if_none, soonest
from catalog.snapshot.snapshot import Snapshot
from catalog.snapshot.today import flags_of


class FullError(Exception):
    """No room is left for another listing: time to build anew."""


def patched(
    snapshot: Snapshot, changed: Columns, unlisted: Collection[int], epoch: int
) -> Snapshot:
    """The snapshot with the entries of `changed` (in any order) as they are now, and without the listings `unlisted`.

    Raises FullError when more listings have joined than there is room for.
    """
    holders, rotation, at, left = _seats(snapshot.holders, snapshot.rotation, changed)
    gone = [position for pk in unlisted if (position := holders.position(pk)) is not None]
    emptied = [*left, *gone]
    flags = flags_of(changed, slice(0, len(changed)), snapshot.day)
    nothing = np.zeros(len(KEYS), np.bool_)
    table = snapshot.table.with_columns(
        dict.fromkeys(emptied, nothing)
        | {int(position): flags[:, number] for number, position in enumerate(at)}
    )
    # Who has left keeps their words and places: nobody is found who is not listed, and most come back as they were.
    texts = {int(position): text for position, text in zip(at, changed.words, strict=True)}
    return replace(
        snapshot,
        epoch=epoch,
        table=table,
        ground=snapshot.ground.patched(
            at,
            at[changed.place_of],
            changed.latitude,
            changed.longitude,
            changed.place_state,
        ),
        words=snapshot.words.patched(texts),
        rotation=rotation,
        names=snapshot.names.patched(
            {int(position): bytes(name) for position, name in zip(at, changed.name, strict=True)}
        ),
        holders=holders,
        soonest=_with(snapshot.soonest, at, soonest(changed, snapshot.day)),
        course_low=_with(snapshot.course_low, at, last_if_none(changed.course_low)),
        teams=snapshot.teams.patched(changed, at, left, holders, snapshot.day),
    )


def _seats(
    holders: Holders, rotation: Rotation, changed: Columns
) -> tuple[Holders, Rotation, npt.NDArray[np.int32], list[int]]:
    """Where each changed listing stands from now on, and the positions that were left for another.

    A listing keeps its position while its place in the rotation is the same, also while it is not listed.
    """
    at: list[int] = []
    left: list[int] = []
    for pk, rank in zip(changed.pk.tolist(), changed.rank.tolist(), strict=True):
        position = holders.position(pk)
        if position is None or rotation.rank[position] != rank:
            if position is not None:
                left.append(position)
            position = holders.used
            if position == holders.pk.size:
                raise FullError
            pks = holders.pk.copy()
            pks[position] = pk
            moved = holders.moved | {pk: position}
            holders = replace(holders, pk=pks, used=position + 1, moved=moved)
            rotation = rotation.joined(position, rank)
        at.append(position)
    return holders, rotation, np.array(at, np.int32), left


def _with(
    column: npt.NDArray[np.int32], at: npt.NDArray[np.int32], values: npt.NDArray[np.int32]
) -> npt.NDArray[np.int32]:
    if np.array_equal(column[at], values):
        return column
    changed = column.copy()
    changed[at] = values
    return changed
