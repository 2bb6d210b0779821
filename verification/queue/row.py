"""A row of the queue as the page tells it."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from providers.dates import today
from verification.models import Hold
from verification.queue.answers import answers
from verification.queue.clock import due_at, end_of
from verification.queue.clock_words import due_words
from verification.queue.kinds import CLOCKS, URGENT, Kind, held_as
from verification.queue.screens import page_for_administrators, screen_of, words_about


@dataclass(frozen=True, slots=True)
class Row:
    """What waits, since when, until when it is due, and in whose hands it is."""

    kind: Kind
    subject: str
    title: str
    about: str
    state: str
    since: dt.datetime
    due: dt.datetime
    # Where its own end is its clock.
    last_day: dt.date | None
    hold: Hold | None
    # That somebody has answered, where it waits again because of that.
    answer: str
    # Why whoever looks may not work on it, and who may.
    refusal: str

    @property
    def address(self) -> str:
        return screen_of(self.kind, self.subject)

    @property
    def address_of_administrators(self) -> str:
        return page_for_administrators(self.kind, self.subject)

    @property
    def said(self) -> str:
        """What it waits for, and about what: "New license · Physician (MD), OR"."""
        about = ", ".join(filter(None, (self.about, self.state)))
        kind = _("License has ended") if self.has_ended else self.kind.label
        return " · ".join(filter(None, (str(kind), about)))

    @property
    def has_ended(self) -> bool:
        """A license whose last day is over by now, though its kind is called after what comes before that."""
        return self.kind == Kind.EXPIRING and (self.last_day is None or self.last_day < today())

    @property
    def urgent(self) -> bool:
        return self.kind in URGENT

    @property
    def late(self) -> bool:
        return self.due <= timezone.now()

    @property
    def due_words(self) -> str:
        return due_words(self.due, timezone.now())


def told(rows: Iterable[dict[str, Any]]) -> list[Row]:
    """Rows of `work.COLUMNS`, with their holds, and with what was answered, from three statements at most."""
    rows = list(rows)
    keys = [(held_as(row["waiting_kind"]), row["waiting_subject"]) for row in rows]
    live = Hold.objects.live().filter(subject__in={subject for _kind, subject in keys})
    holds = {(hold.kind, hold.subject): hold for hold in live.select_related("holder")}
    said = answers(rows)
    return [
        _row(row, holds.get(key), said.get(row["waiting_subject"], ""))
        for row, key in zip(rows, keys, strict=True)
    ]


def _row(row: dict[str, Any], hold: Hold | None, answer: str) -> Row:
    kind, since, due_on = Kind(row["waiting_kind"]), row["waiting_since"], row["waiting_due_on"]
    return Row(
        kind=kind,
        subject=row["waiting_subject"],
        title=row["waiting_title"],
        about=words_about(kind, row["waiting_about"]),
        state=row["waiting_state"],
        since=since,
        due=end_of(due_on) if due_on else due_at(since, CLOCKS[kind]),
        last_day=due_on,
        hold=hold,
        answer=answer,
        refusal=row.get("waiting_refusal", ""),
    )
