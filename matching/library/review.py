"""Who stands for the content, and until when."""

import calendar
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Review:
    """The dates of review, who has reviewed, and who pays (decision aid criteria C3, C4, C6)."""

    reviewed_on: date
    interval_months: int
    next_review: date
    clinically_reviewed_by: str
    clinically_reviewed_on: date | None
    funded_by: str
    text: dict[str, str]

    def due_after(self, day: date) -> date:
        """When something that was reviewed on a day has to be reviewed again."""
        years, month = divmod(day.month - 1 + self.interval_months, 12)
        year, month = day.year + years, month + 1
        return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))

    def is_overdue(self, today: date) -> bool:
        """Whether the next review should have been done by now; its due date is the last good day."""
        return today > self.next_review

    @property
    def by_clinician(self) -> bool:
        """Whether a clinician has read the content and said so with a date."""
        return bool(self.clinically_reviewed_by and self.clinically_reviewed_on)
