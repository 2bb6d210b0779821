"""Where anybody can look a license up: the closest board of the table that administrators keep."""

from dataclasses import dataclass
from typing import Self

from providers.models import Board


@dataclass(frozen=True)
class Boards:
    """The table as it stands, read once for a whole page."""

    rows: tuple[Board, ...]

    @classmethod
    def now(cls) -> Self:
        """The table, in one query."""
        return cls(tuple(Board.objects.order_by("pk")))

    def closest(self, license_type: str, state: str) -> Board | None:
        """Where a license of that type and state can be looked up; None when the table does not say.

        A board of that type in the state comes before the state's board of all types, and both before a nationwide register.
        """
        here = [row for row in self.rows if row.state == state]
        nationwide = [row for row in self.rows if not row.state]
        for row in here:
            if license_type in row.license_types:
                return row
        for row in here:
            if row.of_all_types:
                return row
        return next((row for row in nationwide if license_type in row.license_types), None)
