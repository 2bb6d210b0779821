"""What the right answer is, found the long way: every listing, every place, every word."""

import numpy as np
import numpy.typing as npt

from bench.search.asking import PAGE, Circle, Outcome, Question, Wish
from bench.search.lexicon import Lexicon
from bench.search.listings import Listings
from bench.search.resolved import Resolved
from catalog.words.tokens import tokens
from providers.geography import EARTH_RADIUS_MILES

Flags = npt.NDArray[np.bool_]


class Oracle:
    """Answers with nothing but the options by key and the words by listing."""

    def __init__(self, listings: Listings, options: Resolved, lexicon: Lexicon) -> None:
        self.listings = listings
        self.options = options
        self.lexicon = lexicon

    def answer(self, question: Question) -> Outcome:
        """Total and first page, with counts where they are asked for and reasons where there are wishes."""
        found = self.options.matching(dict(question.narrowing))
        turn = np.arange(len(self.listings))
        if question.circle:
            distance = self._distances(question.circle)
            found &= distance <= question.circle.miles
            order = np.lexsort((turn, distance))
        elif question.words:
            spoken, typed = self._spoken(question.words)
            found &= spoken
            order = np.lexsort((turn, ~typed))
        else:
            order = np.lexsort((turn, -self._scores(question.wishes)))
        first = order[found[order]][:PAGE]
        return Outcome(
            total=int(found.sum()),
            first=tuple(self.listings.people.pk[first].tolist()),
            counts=self._counts(question) if question.counted else None,
            reasons=self._reasons(question.wishes, first) if question.wishes else None,
        )

    def _counts(self, question: Question) -> dict[str, int]:
        counts: dict[str, int] = {}
        for facet, keys in question.counted.items():
            others = self.options.matching(dict(question.narrowing), leaving_out=facet)
            counts |= {key: int(others[self.options.holds[key]].sum()) for key in keys}
        return counts

    def _distances(self, circle: Circle) -> npt.NDArray[np.float64]:
        """Miles from the middle to each listing's nearest place, by the haversine formula; infinite without a place."""
        places = self.listings.places
        here, there = np.radians(circle.latitude), np.radians(places.latitude)
        half_up = np.sin((there - here) / 2)
        half_east = np.sin(np.radians(places.longitude - circle.longitude) / 2)
        chord = half_up**2 + np.cos(here) * np.cos(there) * half_east**2
        miles = 2 * EARTH_RADIUS_MILES * np.arcsin(np.sqrt(np.minimum(chord, 1.0)))
        nearest = np.full(len(self.listings), np.inf)
        np.minimum.at(nearest, places.of, miles)
        return nearest

    def _spoken(self, words: str) -> tuple[Flags, Flags]:
        """Whether each listing has all the words, and whether it has them letter by letter."""
        spoken = np.ones(len(self.listings), np.bool_)
        typed = spoken.copy()
        for token in tokens(words):
            meant = self.lexicon.meant(token)
            spoken &= self.lexicon.who(meant)
            typed &= self.lexicon.who([n for n in meant if self._as_typed(token, n)])
        return spoken, typed

    def _as_typed(self, token: str, number: int) -> bool:
        word = self.lexicon.words[number]
        return word == token or (len(token) > 1 and word.startswith(token))

    def _scores(self, wishes: tuple[Wish, ...]) -> npt.NDArray[np.int64]:
        scores = np.zeros(len(self.listings), np.int64)
        for wish in wishes:
            scores += wish.weight * self.options.flags(*wish.keys)
        return scores

    def _reasons(self, wishes: tuple[Wish, ...], first: npt.NDArray[np.intp]) -> tuple[str, ...]:
        signs = []
        for wish in wishes:
            met = self.options.flags(*wish.keys)[first]
            signs.append(np.where(met, "+", "-").tolist())
        return tuple("".join(each) for each in zip(*signs, strict=True))
