"""The order of listings by name, as numbers."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from catalog.order import NAME_BYTES


def name_key(name: str) -> bytes:
    """What names are ordered by: their first bytes, without regard to the case of A to Z."""
    # Of bytes, only the letters A to Z have a small form.
    return name.encode()[:NAME_BYTES].lower()


@dataclass(frozen=True)
class Names:
    """`rank` grows with the name, by position; equal names share one. Names changed since stand between the others."""

    rank: npt.NDArray[np.float64]
    known: npt.NDArray[np.bytes_]
    changed: dict[int, bytes]

    @classmethod
    def of(cls, names: npt.NDArray[np.bytes_], capacity: int) -> "Names":
        """Rank the names of the first positions; room for `capacity`."""
        known, place = np.unique(names, return_inverse=True)
        rank = np.full(capacity, np.inf)
        rank[: names.size] = place
        return cls(rank, known, {})

    def patched(self, names: dict[int, bytes]) -> "Names":
        """With other names at some positions."""
        new = {at: name for at, name in names.items() if self._name_at(at) != name}
        if not new:
            return self
        changed = self.changed | new
        between = sorted(set(changed.values()))
        places: dict[bytes, float] = {}
        for number, name in enumerate(between):
            at = int(np.searchsorted(self.known, name))
            same = at < self.known.size and self.known[at] == name
            # Fractions that grow from name to name keep the order of several new ones in one gap.
            places[name] = at if same else at - 1 + (number + 1) / (len(between) + 1)
        rank = self.rank.copy()
        rank[list(changed)] = [places[name] for name in changed.values()]
        return replace(self, rank=rank, changed=changed)

    def _name_at(self, position: int) -> bytes | None:
        if position in self.changed:
            return self.changed[position]
        rank = self.rank[position]
        return bytes(self.known[int(rank)]) if np.isfinite(rank) else None
