"""A set of NPIs that takes 25 MB however many it holds."""

from collections.abc import Iterable


class NpiSet:
    """One bit for each NPI that can exist.

    The first digit is 1 or 2 and the tenth follows from the others, so there are 200 million. A Python set of
    the three million that an import may keep would take ten times the memory. Holds valid NPIs only.
    """

    def __init__(self, npis: Iterable[str] = ()) -> None:
        self._bits = bytearray(200_000_000 // 8)
        for npi in npis:
            self.add(npi)

    def add(self, npi: str) -> None:
        place = int(npi[:9]) - 100_000_000
        self._bits[place >> 3] |= 1 << (place & 7)

    def __contains__(self, npi: str) -> bool:
        place = int(npi[:9]) - 100_000_000
        return bool(self._bits[place >> 3] >> (place & 7) & 1)
