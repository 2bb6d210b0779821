"""The map of the country on the front door: how many providers see clients in each state."""

from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from directory.addresses import search_address
from directory.map import country
from directory.map.country import Outline
from directory.map.shades import shade_bounds, shade_of
from directory.search import Search
from providers.vocabulary.state import State


class StateLink(NamedTuple):
    """A state on the map: a link to its providers; `said` is the link's name, `shade` runs from 0 for none.

    `tight` when a phone has no room for the number.
    """

    code: str
    name: str
    shown: str
    said: str
    address: str
    shade: int
    tight: bool
    outline: Outline


class Shade(NamedTuple):
    """A line of the legend."""

    shade: int
    label: str


class NationalMap(NamedTuple):
    """The states in the order of the alphabet, the territories after them, and what the shades mean."""

    width: int
    height: int
    states: list[StateLink]
    shades: list[Shade]


def counts_by_state() -> Mapping[str, int]:
    """How many providers a search for each state would find, as its filter counts them."""
    return Search(QueryDict("")).counts["state"]


def national_map(counts: Mapping[str, int]) -> NationalMap:
    """The map for some counts; a state that is not among them has none."""
    bounds = shade_bounds(counts.values())
    outlines = country.outlines()
    states = []
    for state in State:
        count, name = counts.get(state.value, 0), str(state.label)
        shown = f"{count:,}"
        said = ngettext("%(state)s: %(n)s provider", "%(state)s: %(n)s providers", count)
        states.append(
            StateLink(
                state.value,
                name,
                shown,
                said % {"state": name, "n": shown},
                search_address({"state": [state.value]}),
                shade_of(count, bounds),
                _tight(shown, outlines[state.value]),
                outlines[state.value],
            )
        )
    return NationalMap(country.WIDTH, country.HEIGHT, states, _legend(bounds))


def _tight(shown: str, outline: Outline) -> bool:
    """Letters are larger on phones; in a box the state's two stand before the number."""
    width = 15 * (len(shown) + 3) if outline.boxed else 18 * len(shown)
    return width > outline.room


def _legend(bounds: list[int]) -> list[Shade]:
    """What each shade stands for, from none up."""
    lines = [Shade(0, _("none"))]
    for shade, (least, above) in enumerate(pairwise(bounds), 1):
        only = above == least + 1
        lines.append(Shade(shade, f"{least:,}" if only else f"{least:,}–{above - 1:,}"))
    if bounds:
        lines.append(Shade(len(bounds), _("%(n)s or more") % {"n": f"{bounds[-1]:,}"}))
    return lines
