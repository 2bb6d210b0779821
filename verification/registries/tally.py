"""What became of the rows of a file."""

from dataclasses import dataclass


@dataclass
class Tally:
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    skipped: int = 0
    bad: int = 0

    @property
    def read(self) -> int:
        """Rows whose fate is settled; those of a batch that was not committed are not among them."""
        return self.new + self.changed + self.unchanged + self.skipped + self.bad

    def __str__(self) -> str:
        """The summary line; programs read it, so it is never translated."""
        return (
            f"read {self.read}, new {self.new}, changed {self.changed}, "
            f"unchanged {self.unchanged}, skipped {self.skipped}, bad {self.bad}"
        )
