"""Two hundred seeded questions such as people ask: common values more often than rare ones, and words typed in a hurry."""

from collections.abc import Mapping

import numpy as np

from bench.search.asking import KINDS, Circle, Question, Wish
from bench.search.listings import Listings
from bench.search.resolved import Resolved
from bench.search.world import world
from catalog.options import VALUES
from catalog.words.tokens import tokens

# How often each facet is asked for.
ASKED = {
    "model": 6,
    "condition": 6,
    "insurance": 4,
    "route": 3,
    "therapy": 3,
    "format": 3,
    "prescribes": 3,
    "accepting": 3,
    "profession": 3,
    "cost": 2,
    "pay": 2,
    "orientation": 2,
    "language": 2,
    "community": 2,
    "hours": 2,
    "gender": 2,
    "team": 1,
    "molecule": 1,
    "phase": 1,
    "experience": 1,
    "ages": 1,
    "access": 1,
}
RADII, RADII_ASKED = (5, 10, 25, 50, 100, 250), (0.08, 0.22, 0.4, 0.18, 0.08, 0.04)
BY_STATE = {"prescribes": ("prescribes", "own", "collab"), "team": ("team",)}
LETTERS = list("abcdefghijklmnopqrstuvwxyz")


class Asker:
    """Makes questions about some listings from a seed."""

    def __init__(self, listings: Listings, options: Resolved, seed: int) -> None:
        self.listings = listings
        self.options = options
        self.rng = np.random.default_rng([seed, 2])

    def questions(self, each: int) -> list[Question]:
        """So many of each kind, in turns."""
        makers = {
            "filter": self._filter,
            "radius": self._radius,
            "text": self._text,
            "rank": self._rank,
        }
        return [makers[kind]() for _ in range(each) for kind in KINDS]

    def _filter(self) -> Question:
        state = self._state() if self._chance(0.4) else ""
        narrowing = self._narrowing(int(self.rng.integers(1, 5)), state)
        return Question("filter", narrowing, counted_keys(state))

    def _radius(self) -> Question:
        zip_ = world().draw(self.rng, 1)
        latitude, longitude = (float(part[0]) for part in world().points(self.rng, zip_))
        state = world().states[int(world().state[zip_[0]])]
        miles = int(self.rng.choice(RADII, p=RADII_ASKED))
        narrowing = self._narrowing(int(self.rng.integers(0, 3)), state, here=False)
        # By telehealth a circle is not all there is, which no other engine has a notion of.
        narrowing.pop("format", None)
        return Question("radius", narrowing, circle=Circle(latitude, longitude, miles, state))

    def _text(self) -> Question:
        number = int(self.rng.integers(len(self.listings)))
        lines = self.listings.words[number].split("\n")
        line = lines[0] if self._chance(0.7) else lines[int(self.rng.integers(len(lines)))]
        words = tokens(line) or tokens(lines[0])
        words = words[: int(self.rng.integers(1, 3))] if self._chance(0.5) else words[-1:]
        if self._chance(0.15):
            words.append(str(self.rng.choice(["psychiatrist", "psychologist", "counselor"])))
        at = int(self.rng.integers(len(words)))
        if self._chance(0.55):
            words[at] = self._typo(words[at])
        elif self._chance(0.4):
            words[-1] = words[-1][: max(2, len(words[-1]) - int(self.rng.integers(1, 4)))]
        self.rng.shuffle(words)
        narrowing = self._narrowing(1 if self._chance(0.3) else 0, "")
        return Question("text", narrowing, words=" ".join(words))

    def _rank(self) -> Question:
        state = self._state() if self._chance(0.6) else ""
        narrowing = self._narrowing(0, state)
        if self._chance(0.5):
            narrowing |= self._picked(["accepting"], "")
        facets = self._facets(int(self.rng.integers(4, 9)))
        wishes = [
            Wish(facet, keys, 2 if self._chance(0.3) else 1)
            for facet, keys in self._picked(facets, state).items()
        ]
        return Question("rank", narrowing, wishes=tuple(wishes))

    def _narrowing(
        self, facets: int, state: str, *, here: bool = True
    ) -> dict[str, tuple[str, ...]]:
        """The default and so many facets more; in a state, or with its law only."""
        found = {"verified": ("verified:any" if self._chance(0.1) else "verified:yes",)}
        if state and here:
            found["state"] = (f"state:{state}",)
        return found | self._picked(self._facets(facets), state)

    def _facets(self, count: int) -> list[str]:
        weights = np.array(list(ASKED.values()), np.float64)
        chosen = self.rng.choice(list(ASKED), count, replace=False, p=weights / weights.sum())
        return [str(facet) for facet in chosen]

    def _picked(self, facets: list[str], state: str) -> dict[str, tuple[str, ...]]:
        return {facet: self._values(counted_keys(state)[facet]) for facet in facets}

    def _values(self, keys: tuple[str, ...]) -> tuple[str, ...]:
        """One to three of the options, those that many have before those that few have."""
        weights = np.array([len(self.options.holds[key]) for key in keys]) + 1.0
        most = min(len(keys), int(self.rng.choice([1, 2, 3], p=[0.7, 0.2, 0.1])))
        chosen = self.rng.choice(len(keys), most, replace=False, p=weights / weights.sum())
        return tuple(keys[number] for number in sorted(chosen))

    def _state(self) -> str:
        return world().states[int(world().state[world().draw(self.rng, 1)[0]])]

    def _typo(self, word: str) -> str:
        """Another letter, one too many, one too few, or two swapped."""
        at = int(self.rng.integers(1, max(2, len(word) - 1)))
        letter = str(self.rng.choice(LETTERS))
        kind = int(self.rng.integers(4))
        if kind == 0:
            return word[:at] + letter + word[at + 1 :]
        if kind == 1:
            return word[:at] + letter + word[at:]
        if kind == 2:
            return word[:at] + word[at + 1 :]
        return word[:at] + word[at + 1 : at + 2] + word[at : at + 1] + word[at + 2 :]

    def _chance(self, share: float) -> bool:
        return bool(self.rng.random() < share)


def counted_keys(state: str) -> Mapping[str, tuple[str, ...]]:
    """Every option by facet; who may prescribe and who is a team depends on the client's state."""
    plain = {
        facet: tuple(f"{facet}:{value}" for value in values) for facet, values in VALUES.items()
    }
    return plain | {
        facet: tuple(f"{what}@{state}" for what in BY_STATE[facet]) for facet in BY_STATE
    }
