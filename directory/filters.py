"""The filters as HTML: of some two hundred options only the counts and the ticks differ from search to search."""

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import Any

from django.utils.translation import get_language
from markupsafe import Markup

from directory.facets import FACETS, Facet
from directory.jinja import template
from directory.molds import Mold, known
from directory.shown import in_the_open
from directory.wording import Wording, wording

TEMPLATE = "directory/search/facets.jinja"
# So many facets stand open on top; the others unfold.
OPEN = 4
TICK, UNFOLDED = "checked", Markup("open")


class FacetMarkup:
    """A facet in one language."""

    def __init__(self, facet: Facet, *, unfolds: bool) -> None:
        pieces: Any = template(TEMPLATE).module
        self.facet = facet
        self._rows = [
            Mold(pieces.option, "ticked", "count", facet=facet, value=value, label=label).text
            for value, label in facet.choices.choices
        ]
        self._frame = Mold(
            pieces.facet, "unfolded", "badge", "options", facet=facet, unfolds=unfolds
        )
        self._badge = Mold(pieces.badge, "number")
        self._more = Mold(pieces.more, "number", "options", facet=facet)
        # With nothing ticked and nothing behind "Show more", the counts are all there is to fill in.
        self._whole = self._plain()

    def html(self, counts: Sequence[int], chosen: Collection[str], wording: Wording) -> str:
        """The facet with a count for each option and `chosen` ticked."""
        said: Sequence[int | str] = counts
        if max(counts, default=0) > 999:
            said = [wording.number(count) for count in counts]
        shown = in_the_open(self.facet, counts, chosen)
        if shown is None and not chosen:
            return self._whole % tuple(said)
        rows = [
            row % (TICK if value in chosen else "", count)
            for value, row, count in zip(self.facet.values, self._rows, said, strict=True)
        ]
        rest: list[str] = []
        if shown is not None:
            rest = [row for place, row in enumerate(rows) if place not in shown]
            rows = [row for place, row in enumerate(rows) if place in shown]
        options = known("".join(rows))
        if rest:
            options += self._more.fill(number=len(rest), options=known("".join(rest)))
        narrowing = sum(value != self.facet.default for value in chosen)
        return self._frame.fill(
            unfolded=UNFOLDED if narrowing else "",
            badge=self._badge.fill(number=narrowing) if narrowing else "",
            options=options,
        )

    def _plain(self) -> str:
        """The facet as a text for the `%` operator, with a place for the count of each option."""
        count = "\ue000"
        rows = known("".join([row % ("", count) for row in self._rows]))
        html = self._frame.fill(unfolded="", badge="", options=rows)
        return str(html).replace("%", "%%").replace(count, "%s")


def filters_html(
    counts: Mapping[str, Sequence[int]], chosen: Mapping[str, Collection[str]]
) -> Markup:
    """All facets, with the number that each option would find, in the order of the options, and with what is chosen of each."""
    words = wording()
    return known(
        "".join(
            [
                markup.html(counts[markup.facet.name], chosen[markup.facet.name], words)
                for markup in _facets(get_language() or "")
            ]
        )
    )


@cache
def _facets(language: str) -> tuple[FacetMarkup, ...]:
    return tuple(FacetMarkup(facet, unfolds=number >= OPEN) for number, facet in enumerate(FACETS))
