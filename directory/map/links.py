"""Pins as links to the results in the list, named after what is there."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from directory.map.boxes import Box
from directory.map.pins import Pin, runs
from directory.map.placed import Placed
from directory.wording import wording

# Names told for one pin; the rest are counted.
MOST_NAMES = 3


class PinLink(NamedTuple):
    """A pin as it is drawn; `address` is the place of its first result in the list."""

    box: Box
    label: str
    name: str
    address: str


def links_to(pins: Iterable[Pin], shown: Iterable[Placed]) -> list[PinLink]:
    """The links that the pins are; `shown` are all results on them."""
    results = {each.number: each for each in shown}
    with_miles = _("%(name)s, %(miles)s miles")
    links = []
    for pin in pins:
        here = [results[number] for number in pin.numbers]
        name = _one(here[0], with_miles) if len(here) == 1 else _several(here)
        number = here[0].number
        name = f"{', '.join(runs(pin.numbers))}: {name}"
        links.append(PinLink(pin.box, pin.label, name, f"#result-{number}"))
    return links


def _one(result: Placed, with_miles: str) -> str:
    if result.miles is not None:
        return with_miles % {"name": result.name, "miles": wording().miles(result.miles)}
    return f"{result.name}, {result.place.city}, {result.place.state}"


def _several(results: Sequence[Placed]) -> str:
    names = "; ".join(each.name for each in results[:MOST_NAMES])
    more = len(results) - MOST_NAMES
    if more <= 0:
        return names
    return ngettext("%(names)s; and %(n)d more", "%(names)s; and %(n)d more", more) % {
        "names": names,
        "n": more,
    }
