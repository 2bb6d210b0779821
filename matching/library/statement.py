"""One thing that the content says, with what it rests on."""

from dataclasses import dataclass
from datetime import date

CERTAINTIES = ("strong", "moderate", "some", "unclear")
# What a treatment does for people and to people: never said without a certainty (decision aid criteria C2 and C5).
OUTCOME_KINDS = ("efficacy", "harm")
KINDS = (*OUTCOME_KINDS, "description", "practice", "cost", "guideline", "caution", "legal")
# "no_number": nobody has measured it. "not_covered": our sources are silent. "not_stated": the source of a chart gives no figure.
# All are shown as such, never left out.
GAPS = ("", "no_number", "not_covered", "not_stated")


@dataclass(frozen=True, kw_only=True)
class Statement:
    """A sentence for clients; `editorial` marks our own advice, the only kind that needs no source.

    `reviewed_on` and `next_review` are those of review.toml where the entry has none of its own (see `dating`).
    """

    id: str
    kind: str
    text: str = ""
    name: str = ""
    topic: str = ""
    sources: tuple[str, ...] = ()
    certainty: str = ""
    source_read: str = "primary"
    gap: str = ""
    editorial: bool = False
    jurisdiction: str = ""
    valid_until: date | None = None
    reviewed_on: date | None = None
    next_review: date | None = None

    @property
    def is_outcome(self) -> bool:
        """Whether it says what a treatment does for people or to them."""
        return self.kind in OUTCOME_KINDS

    def has_lapsed(self, today: date) -> bool:
        """Whether the last day on which it held has passed; a statement holds through its last day."""
        return self.valid_until is not None and today > self.valid_until

    def is_overdue(self, today: date) -> bool:
        """Whether it should have been read against its sources again by now; the due date is the last good day."""
        return self.next_review is not None and today > self.next_review
