"""Whose listing would be told otherwise if a rule changed: the change is made, looked at, and undone before anybody sees it."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from django.db import transaction
from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalog.supposed import (
    Reached,
    Said,
    bring_entries_up_to_date,
    said_by_entries,
    said_by_listings,
)
from providers.actions.prescribing_rules import A_DAY, versions
from providers.dates import today
from providers.license_version import digest
from providers.vocabulary.checking import Authority
from providers.vocabulary.treatment import route_names

# So many listings are named on the page; all of them are counted.
MOST_NAMED = 200


class Effect(TextChoices):
    """What happens to a listing; the order is the one of the page, what takes most first."""

    LOST = "lost", gettext_lazy("No longer shown as a prescriber")
    GAINED = "gained", gettext_lazy("Newly shown as a prescriber")
    ROUTES = "routes", gettext_lazy("Prescribes for other routes than before")
    HOW = "how", gettext_lazy("Prescribes in another way: alone, or with a physician")
    TEAM = "team", gettext_lazy("Gains or loses a care team")
    WORDS = "words", gettext_lazy("Told in other words, and no prescriber before or after")


@dataclass(frozen=True)
class Shift:
    """One listing that would be told otherwise from `day` on."""

    pk: int
    slug: str
    name: str
    day: dt.date
    before: Said
    after: Said

    @property
    def later(self) -> bool:
        """It is so from a day to come, not from today."""
        return self.day > today()

    @property
    def before_words(self) -> str:
        """What the listing is shown as now."""
        return _words(self.before)

    @property
    def after_words(self) -> str:
        """What it would be shown as."""
        return _words(self.after)

    @property
    def effect(self) -> Effect:
        """The gravest of what happens."""
        before, after = self.before, self.after
        if before.prescribes != after.prescribes:
            return Effect.GAINED if after.prescribes else Effect.LOST
        if before.routes != after.routes:
            return Effect.ROUTES
        if before.authority != after.authority:
            return Effect.HOW if after.prescribes else Effect.WORDS
        return Effect.TEAM


@dataclass(frozen=True)
class Preview:
    """Everything that one change would alter, by effect and name."""

    shifts: tuple[Shift, ...]

    @cached_property
    def version(self) -> str:
        """A text that is another one when anything about the effects is: whoever applies names the one they saw."""
        return digest({"shifts": [repr(each) for each in self.shifts]})

    @property
    def counts(self) -> list[tuple[Effect, int]]:
        """How many listings by effect, without those of which there are none."""
        found = Counter(each.effect for each in self.shifts)
        return [(effect, found[effect]) for effect in Effect if found[effect]]

    @property
    def groups(self) -> list[tuple[Effect, list[Shift]]]:
        """The first of the listings by effect, as the page names them."""
        named = self.shifts[:MOST_NAMED]
        found = [(effect, [each for each in named if each.effect == effect]) for effect in Effect]
        return [(effect, shifts) for effect, shifts in found if shifts]

    @property
    def unnamed(self) -> int:
        """How many listings the page has no room for."""
        return max(0, len(self.shifts) - MOST_NAMED)


class _UndoneError(Exception):
    """Ends the savepoint in which the change was made."""


@transaction.atomic
def preview(license_type: str, state: str, change: Callable[[], object]) -> Preview:
    """What `change`, which makes or confirms a version of this rule, would alter; nothing of it stays.

    What its holders would be shown as is worked out; what they are shown as now stands in their entries.
    """
    on = today()
    bring_entries_up_to_date()
    days = _turning_days(license_type, state, on)
    try:
        with transaction.atomic():
            change()
            days = sorted({*days, *_turning_days(license_type, state, on)})
            after = said_by_listings(license_type, state, on, days)
            raise _UndoneError
    except _UndoneError:
        before = said_by_entries(after, state, on, days)
    shifts = [
        shift
        for pk in sorted(before.keys() & after.keys())
        for shift in _first_shift(before[pk], after[pk], days)
    ]
    order = list(Effect)
    return Preview(
        tuple(sorted(shifts, key=lambda each: (order.index(each.effect), each.name, each.pk)))
    )


def _words(said: Said) -> str:
    words = [str(Authority(said.authority).label)]
    if said.routes:
        words.append(_("only %(routes)s") % {"routes": route_names(said.routes)})
    if said.team:
        words.append(_("care team"))
    return ", ".join(words)


def _first_shift(before: Reached, after: Reached, days: list[dt.date]) -> Iterator[Shift]:
    """The first day on which a listing would be told otherwise, if there is one."""
    for day in days:
        was, becomes = before.said[day] or Said(), after.said[day] or Said()
        if was != becomes:
            yield Shift(before.pk, before.slug, before.name, day, was, becomes)
            return


def _turning_days(license_type: str, state: str, on: dt.date) -> list[dt.date]:
    """Today, and the days to come on which another row begins to speak."""
    rows = versions(license_type, state).standing().values_list("valid_from", "valid_until")
    turns = {first for first, _ in rows if first}
    turns |= {last + A_DAY for _, last in rows if last and last < dt.date.max}
    return sorted({on, *(day for day in turns if day > on)})
