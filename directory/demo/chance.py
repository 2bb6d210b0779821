"""Chance that can be repeated: the same key draws the same values."""

import random
import uuid
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")
H = TypeVar("H", bound=Hashable)


class Chance(random.Random):
    """A stream of draws that belongs to one key."""

    def often(self, share: float) -> bool:
        """True in `share` of the draws."""
        return self.random() < share

    def some(self, options: Sequence[T], low: int, high: int) -> list[T]:
        """Between `low` and `high` different options, in the order in which they are given."""
        chosen = set(self.sample(range(len(options)), min(len(options), self.randint(low, high))))
        return [option for place, option in enumerate(options) if place in chosen]

    def uuid(self) -> uuid.UUID:
        """A random key that comes out the same next time."""
        return uuid.UUID(int=self.getrandbits(128), version=4)


def chance_of(*key: object) -> Chance:
    """The stream of a key; other keys draw independently of it."""
    return Chance("/".join(str(part) for part in key))


class Deck(Generic[H]):
    """Deals every card before any comes again, so that the rare ones turn up in a small demo too."""

    def __init__(self, cards: Iterable[H], chance: Chance) -> None:
        self._cards = list(cards)
        self._chance = chance
        self._left: list[H] = []

    def deal(self) -> H:
        """The next card."""
        if not self._left:
            self._left = self._chance.sample(self._cards, len(self._cards))
        return self._left.pop()

    def hand(self, size: int) -> list[H]:
        """So many different cards; those that repeat one go back under the rest."""
        size = min(size, len(set(self._cards)))
        hand: list[H] = []
        back: list[H] = []
        while len(hand) < size:
            card = self.deal()
            (back if card in hand else hand).append(card)
        self._left = back + self._left
        return hand


class Decks:
    """Decks by name. Listings that search shows by default draw from decks of their own, so that they too see every card."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._decks: dict[tuple[str, bool], Deck] = {}

    def deck(self, name: str, cards: Mapping[H, int], *, shown: bool) -> Deck[H]:
        """The deck `name`; `cards` gives how often each card is in it."""
        if (name, shown) not in self._decks:
            pile = [card for card, times in cards.items() for _ in range(times)]
            self._decks[name, shown] = Deck(pile, chance_of(self._seed, "deck", name, shown))
        return self._decks[name, shown]
