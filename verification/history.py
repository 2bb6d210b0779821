"""Everything that was seen, asked and decided about a license, newest first; nothing is left out and nothing can be changed."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from accounts.models import User
from providers.models import Attachment, Decision, Evidence, License
from verification.models import SecondLook
from verification.seen_words import seen_words


@dataclass(frozen=True)
class Event:
    """One line: a look at a source, a question to a senior reviewer, or a decision; exactly one of the three is there."""

    at: dt.datetime
    who: str
    look: Evidence | None = None
    asked: SecondLook | None = None
    decision: Decision | None = None
    shown: dict[str, str] = field(default_factory=dict)
    attachments: tuple[Attachment, ...] = ()
    to_provider: str = ""
    private: str = ""
    # Before the holder last changed the license: it counts for nothing now.
    is_past: bool = False


def history(license_: License) -> list[Event]:
    """The events of a license, in a number of queries that does not grow with them."""
    looks = list(license_.evidence.select_related("values"))
    decisions = list(license_.decisions.select_related("note"))
    asked = list(SecondLook.objects.filter(license=license_).select_related("asked_by"))
    people = _names(
        {*(each.performed_by_id for each in looks), *(each.decided_by_id for each in decisions)}
    )
    attachments = list(license_.attachments.all())
    since = license_.submitted_at
    events = [
        Event(
            each.performed_at,
            people.get(each.performed_by_id, ""),
            look=each,
            shown=_shown(each),
            attachments=tuple(
                file for file in attachments if file.sha256 == each.attachment_sha256
            ),
            is_past=each.performed_at < since,
        )
        for each in looks
    ]
    events += [
        Event(
            each.asked_at,
            str(each.asked_by or ""),
            asked=each,
            to_provider=each.to_provider,
            private=each.private,
            is_past=each.asked_at < since,
        )
        for each in asked
    ]
    events += [
        Event(
            each.decided_at,
            people.get(each.decided_by_id, ""),
            decision=each,
            to_provider=_note(each, "to_provider"),
            private=_note(each, "private"),
            is_past=each.decided_at < since,
        )
        for each in decisions
    ]
    return sorted(events, key=lambda each: each.at, reverse=True)


def _names(keys: Iterable[int]) -> dict[int, str]:
    """Those of whom nobody knows any more who they were are left out."""
    return {each.pk: str(each) for each in User.objects.filter(pk__in=list(keys))}


def _shown(look: Evidence) -> dict[str, str]:
    values = getattr(look, "values", None)
    return seen_words(values.shown) if values else {}


def _note(decision: Decision, name: str) -> str:
    note = getattr(decision, "note", None)
    return str(getattr(note, name)) if note else ""
