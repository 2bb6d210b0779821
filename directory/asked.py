"""What a client asked for, and how much of it a listing meets, in words."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from catalog.facts import Facts
from catalog.query import Query
from directory.facets import FACETS
from directory.fact_links import Fact
from directory.wording import Wording

MOST_MET, MOST_OTHER = 3, 2
# The card says these anyway.
SAID_ANYWAY = {"model", "route", "profession", "state", "verified", "prescribes", "team"}


class Reason(NamedTuple):
    """One thing that speaks for a listing or not; `kind` is met, unmet or unknown."""

    kind: str
    fact: Fact

    @property
    def text(self) -> str:
        return self.fact.text


class Asked:
    """The things asked for that a card does not say anyway, each with its three possible answers."""

    def __init__(self, query: Query, chosen: Mapping[str, Sequence[str]], wording: Wording) -> None:
        self._state = query.client_state
        self._answers = [
            (facet.name, value, _answers(wording, facet.name, value))
            for facet in FACETS
            if facet.name in chosen and facet.name not in SAID_ANYWAY
            for value in facet.choices.values
            if value in chosen[facet.name]
        ]

    def reasons(self, facts: Facts) -> list[Reason]:
        """Up to three things met and two that are not, or that nobody said."""
        met: list[Reason] = []
        other: list[Reason] = []
        for facet, value, answers in self._answers:
            holds = facts.holds(facet, value, self._state)
            (met if holds else other).append(answers[holds])
        return [*met[:MOST_MET], *other[:MOST_OTHER]]


def _answers(wording: Wording, facet: str, value: str) -> dict[bool | None, Reason]:
    """By whether it holds; None is "not stated"."""
    _ = wording.gettext
    # The form asks the client; a card speaks of the provider.
    said = _("Works with") if facet == "condition" else wording.facets[facet]
    words = {"facet": said, "option": wording.labels[facet][value]}
    return {
        True: Reason("met", Fact(_("%(facet)s: %(option)s") % words)),
        False: Reason("unmet", Fact(_("%(facet)s: not %(option)s") % words)),
        None: Reason("unknown", Fact(_("%(facet)s: %(option)s – not stated") % words)),
    }
