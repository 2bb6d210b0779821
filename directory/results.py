"""The results of a search as HTML: the filters and the list, the same on a whole page and in a swap."""

from collections.abc import Collection
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from markupsafe import Markup

from catalog.query import RADII
from directory.addresses import DEFAULTS, search_path
from directory.card_markup import CardMarkup
from directory.facets import FACETS
from directory.filters import filters_html
from directory.instead import instead_of
from directory.jinja import template
from directory.map.results import results_map
from directory.molds import known
from directory.search import Search
from directory.wording import wording
from providers.vocabulary.treatment import Format

TEMPLATE, FRAGMENT = "directory/search/search.jinja", "directory/search/fragment.jinja"


class Results:
    """What stands on the page, in the language that is active; `saved` are the keys of the listings the visitor saved."""

    def __init__(self, search: Search, saved: Collection[int] = ()) -> None:
        self.search, self.saved = search, saved
        self.wording = wording()
        self.count = search.page.paginator.count

    def html(self) -> Markup:
        """All of it, for a whole page."""
        return known(template(TEMPLATE).render(self._context()))

    def fragment(self) -> str:
        """The same with the title of the page, for a swap."""
        title = f"{self.title} – {settings.SITE_NAME}"
        return template(FRAGMENT).render(self._context(), title=title)

    @property
    def title(self) -> str:
        """How many there are, for the title of the page."""
        query, words = self.search.query, {"n": self.wording.number(self.count)}
        place = query.place.label if query.place else self.wording.states.get(query.state or "")
        if place is None:
            said = self.wording.ngettext(
                "%(n)s ketamine provider", "%(n)s ketamine providers", self.count
            )
            return said % words
        said = (
            self.wording.ngettext(
                "%(n)s ketamine provider near %(place)s",
                "%(n)s ketamine providers near %(place)s",
                self.count,
            )
            if query.place
            else self.wording.ngettext(
                "%(n)s ketamine provider in %(place)s",
                "%(n)s ketamine providers in %(place)s",
                self.count,
            )
        )
        return said % {**words, "place": place}

    @property
    def heading(self) -> str:
        """What the list is of."""
        _, place = self.wording.gettext, self.search.query.place
        if place:
            return _("Ketamine providers near %(place)s") % {"place": place.label}
        if self.search.near_error:
            return _("Ketamine providers, from any place")
        if self.search.query.state:
            state = self.wording.states[self.search.query.state]
            return _("Ketamine providers in %(state)s") % {"state": state}
        return _("Ketamine providers")

    @property
    def counted(self) -> Markup:
        """How many there are, in a sentence."""
        _, query = self.wording.gettext, self.search.query
        said = self.wording.ngettext("%(n)s provider", "%(n)s providers", self.count)
        total = Markup("<strong>%s</strong>") % (said % {"n": self.wording.number(self.count)})
        if query.place is None:
            return total
        words = {"miles": query.within, "place": query.place.label}
        where = _("within %(miles)s miles of %(place)s") % words
        if Format.TELEHEALTH in query.formats and query.place.state:
            state = self.wording.states[query.place.state]
            where = _("%(where)s, or by telehealth in %(state)s") % {"where": where, "state": state}
        return total + f" {where}"

    def _context(self) -> dict[str, Any]:
        search = self.search
        cards = CardMarkup(search.parameters, self.wording, self.saved)
        return {
            "_": self.wording.gettext,
            "search": search,
            "search_path": search_path(),
            "radii": RADII,
            "usual": urlencode(DEFAULTS),
            "heading": self.heading,
            "counted": self.counted,
            "filters": filters_html(
                search.answer.counts, {facet.name: search.selected(facet) for facet in FACETS}
            ),
            "cards": cards.html(search.cards),
            "search_map": results_map(search.cards, search.query),
            "instead": None if self.count else instead_of(search),
        }
