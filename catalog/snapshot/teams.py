"""Who works with whom, in which states: partners by position, laid out state by state."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from catalog.options import STATES
from catalog.rotation import rotation_seed
from catalog.snapshot.columns import Columns
from catalog.snapshot.holders import Holders
from catalog.snapshot.today import Day

Ints = npt.NDArray[np.int32]


@dataclass(frozen=True)
class Partners:
    """Whose entries name which partner, in which state: position, key, number of the state."""

    owner: Ints
    partner: npt.NDArray[np.int64]
    state: npt.NDArray[np.int8]

    @classmethod
    def of(cls, columns: Columns, at: Ints, day: Day) -> Self:
        """What holds on a day, of listings that stand at the positions `at`."""
        begun = columns.partner_from <= day.number
        holds = begun & (columns.partner_until >= day.number)
        return cls(
            at[columns.partner_of[holds]],
            columns.partner_pk[holds],
            columns.partner_state[holds],
        )

    def patched(self, left: Iterable[int], new: "Partners") -> "Partners":
        """Without what those at the positions `left` named, and with more."""
        kept = ~np.isin(self.owner, np.fromiter(left, np.int32))
        return Partners(
            np.concatenate([self.owner[kept], new.owner]),
            np.concatenate([self.partner[kept], new.partner]),
            np.concatenate([self.state[kept], new.state]),
        )


@dataclass(frozen=True)
class Teams:
    """Rows sorted by state: `owner` and `other` are partners there, both ways round; `ends` cuts the rows at the states.

    Each two make two teams, either being the therapist. A team's number is that of the other one with its last bit turned;
    `team` is the one in which the owner is the therapist. By number: `therapist`, `prescriber`, and the head of the `turn`.
    """

    partners: Partners
    slugs: Mapping[int, str]
    owner: Ints
    other: Ints
    team: Ints
    ends: npt.NDArray[np.intp]
    therapist: Ints
    prescriber: Ints
    turn: npt.NDArray[np.uint64]

    @classmethod
    def of(
        cls,
        partners: Partners,
        slugs: Mapping[int, str],
        holders: Holders,
        day: Day,
        before: "Teams | None" = None,
        changed: Ints | None = None,
    ) -> Self:
        """The teams of partners who both stand somewhere; turns are taken from `before` but for those at positions `changed`."""
        other = holders.positions(partners.partner)
        # Each of two entries names the other one; whoever is not listed has no slug here.
        stands = (other >= 0) & np.isin(partners.partner, np.fromiter(slugs, np.int64))
        stands &= np.isin(holders.pk[partners.owner], np.fromiter(slugs, np.int64))
        order = np.flatnonzero(stands)
        order = order[np.argsort(partners.state[order], kind="stable")]
        owner, there = partners.owner[order], other[order]
        low, high = np.minimum(owner, there), np.maximum(owner, there)
        both, pair = np.unique(_key(low, high), return_inverse=True)
        first, second = (both >> 32).astype(np.int32), (both & 0xFFFFFFFF).astype(np.int32)
        therapist = np.stack([first, second], axis=1).ravel()
        prescriber = np.stack([second, first], axis=1).ravel()
        turn = np.zeros(therapist.size, np.uint64)
        new = np.ones(therapist.size, np.bool_)
        if before is not None and changed is not None and before.turn.size:
            known = _key(before.therapist, before.prescriber)
            inside = np.argsort(known)
            wanted = _key(therapist, prescriber)
            at = inside[np.minimum(np.searchsorted(known[inside], wanted), known.size - 1)]
            new = known[at] != wanted
            new |= np.isin(therapist, changed) | np.isin(prescriber, changed)
            turn[~new] = before.turn[at[~new]]
        names = (
            f"{slugs[int(holders.pk[one])]}+{slugs[int(holders.pk[two])]}"
            for one, two in zip(therapist[new], prescriber[new], strict=True)
        )
        turn[new] = np.fromiter(_turns(names, day), np.uint64)
        return cls(
            partners=partners,
            slugs=slugs,
            owner=owner,
            other=there,
            team=(2 * pair.reshape(-1) + (owner > there)).astype(np.int32),
            ends=np.searchsorted(partners.state[order], np.arange(len(STATES) + 1)),
            therapist=therapist,
            prescriber=prescriber,
            turn=turn,
        )

    def patched(
        self, columns: Columns, at: Ints, left: Iterable[int], holders: Holders, day: Day
    ) -> "Teams":
        """With what changed listings, which stand at `at` now, say of their partners; the positions `left` are nobody's."""
        names = slugs_of(columns)
        moved = np.concatenate([at, np.fromiter(left, np.int32)])
        same = not names and not np.isin(self.partners.owner, moved).any()
        if same and self.slugs.keys().isdisjoint(columns.pk.tolist()):
            return self
        gone = set(columns.pk.tolist()) - names.keys()
        slugs = {pk: slug for pk, slug in self.slugs.items() if pk not in gone} | names
        partners = self.partners.patched(moved, Partners.of(columns, at, day))
        return Teams.of(partners, slugs, holders, day, before=self, changed=moved)


def slugs_of(columns: Columns) -> dict[int, str]:
    """By key, of those who have partners."""
    return {pk: slug for pk, slug in zip(columns.pk.tolist(), columns.slug, strict=True) if slug}


def _key(one: Ints, other: Ints) -> npt.NDArray[Any]:
    return one.astype(np.int64) << 32 | other


def _turns(names: Iterable[str], day: Day) -> Iterable[int]:
    """The heads of `catalog.rotation.turn`, which decide as the whole digests do."""
    seed = rotation_seed(day.date)
    for name in names:
        digest = hashlib.md5(f"{seed}/{name}".encode(), usedforsecurity=False).digest()
        yield int.from_bytes(digest[:8])
