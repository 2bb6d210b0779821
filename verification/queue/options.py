"""The choices of the filter with their numbers, as the form shows them."""

from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from providers.vocabulary.state import State
from verification.queue.counts import Counts
from verification.queue.kinds import Kind
from verification.queue.wanted import Held, Wanted


class Option(NamedTuple):
    value: str
    label: str
    number: int
    chosen: bool


def options(counts: Counts, wanted: Wanted) -> dict[str, Any]:
    """Each field of the form with what each choice would show."""
    kinds, states = counts.by("kind", wanted), counts.by("state", wanted)
    held = counts.by("held", wanted)
    some = [state for state in State if states[state] or state == wanted.state]
    return {
        "kinds": _of(((kind, kind.label) for kind in Kind), kinds, wanted.kinds),
        "states": [
            Option("", _("All states"), states.total(), not wanted.state),
            *_of(((state, state.label) for state in some), states, [wanted.state]),
        ],
        "held": [
            Option("", _("Anybody or nobody"), held.total(), not wanted.held),
            *_of(Held.choices, held, [wanted.held]),
        ],
        "late": counts.by("late", wanted)[True],
    }


def _of(choices: Iterable[tuple[str, Any]], numbers: Any, chosen: Collection[str]) -> list[Option]:
    return [Option(value, str(label), numbers[value], value in chosen) for value, label in choices]
