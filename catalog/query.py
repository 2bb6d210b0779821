"""What a client asks for besides the facets: where, on which day, in which words."""

import datetime as dt
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Q

from catalog.keys import members
from catalog.places import Place
from catalog.words.mentioned import Mentioned, mentioned
from providers import words
from providers.dates import today
from providers.models.provider_queryset import near
from providers.vocabulary.treatment import Format

RADII = (5, 10, 25, 50, 100, 250)
DEFAULT_RADIUS = 25


@dataclass(frozen=True)
class Query:
    """The part of a search on which the meaning of facets depends."""

    place: Place | None = None
    within: int = DEFAULT_RADIUS
    state: str | None = None
    formats: frozenset[str] = frozenset()
    # Asked for by who wants a prescriber: the law can let somebody prescribe by some routes only.
    routes: frozenset[str] = frozenset()
    words: str = ""
    on: dt.date = field(default_factory=today)

    @property
    def client_state(self) -> str | None:
        """The state whose law decides who may prescribe: the one asked for, or the one of the place."""
        return self.state or (self.place.state if self.place else None)

    def place_condition(self) -> Q:
        """In the circle; with telehealth asked for, also those licensed to see clients of that state from afar."""
        if self.place is None:
            return Q()
        inside = near(self.place.latitude, self.place.longitude, self.within)
        if Format.TELEHEALTH in self.formats and self.place.state:
            return inside | words.by_telehealth(self.place.state, self.on)
        return inside

    @cached_property
    def mentioned(self) -> Mentioned | None:
        """Whom the words mean, found by reading all listings; None when they do not narrow."""
        return mentioned(self.words, self.on)

    def words_condition(self) -> Q:
        """Every word is one of the listing's or close to one; see catalog/words/."""
        if self.mentioned is None:
            return Q()
        return Q(pk__in=members(self.mentioned.all))
