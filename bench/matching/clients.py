"""What invented clients ask: of the guide, and of a search over the same listings."""

from collections.abc import Sequence

import numpy as np

from bench.search.listings import DAY
from bench.search.professions import SERVICES, STATED
from bench.search.questions import counted_keys
from bench.search.world import world
from catalog.query import RADII, Query
from catalog.question import Question
from matching.preferences import Preferences, Where, Wish, wishes

SHARES = {**{key: max(shares) for key, shares in SERVICES.items()}, **STATED}
# Besides what listings state: prices, what licenses give, and whom a client would like.
SHARES |= {
    "cost:under_1000": 0.4,
    "cost:1000_2500": 0.5,
    "prescribes:yes": 0.6,
    "team:yes": 0.3,
    "gender:woman": 0.5,
    "experience:kap_trained": 0.4,
}
FACETS = sorted({key.partition(":")[0] for key in SHARES} - {"model", "molecule"})
MODELS = ("medical", "psycholytic", "psychedelic")
# A fourth of the clients name a state only, and so ask for all of it.
WHOLE_STATE = 0.25


class Clients:
    """The same clients for the same seed."""

    def __init__(self, seed: int) -> None:
        self.rng = np.random.default_rng([seed, 6])

    def preferences(self) -> Preferences:
        """Musts, wishes of which some matter more, models, ways to be seen, and a place with a radius or a whole state."""
        rng = self.rng
        asked = self._wishes(int(rng.integers(4, 10)))
        musts = int(rng.choice(3, p=(0.5, 0.3, 0.2)))
        facets = sorted({wish.facet for wish in asked})
        more = rng.choice(facets, min(len(facets), int(rng.integers(0, 3))), replace=False)
        both = frozenset({"in_person", "telehealth"})
        return Preferences(
            where=self._where(),
            formats=both if rng.random() < 0.8 else frozenset({"in_person"}),
            models=tuple(rng.choice(MODELS, int(rng.integers(1, 4)), replace=False).tolist()),
            accepting=frozenset({"open", "waitlist"} if rng.random() < 0.7 else {"open"}),
            must=asked[:musts],
            wishes=asked[musts:],
            matter_more=frozenset(more.tolist()),
        )

    def question(self) -> Question:
        """One to four facets, often in a state, and a count for each option."""
        rng = self.rng
        state = self._state() if rng.random() < 0.4 else ""
        keys = counted_keys(state)
        narrowing: dict[str, tuple[str, ...]] = {"verified": ("verified:yes",)}
        if state:
            narrowing["state"] = (f"state:{state}",)
        for wish in self._wishes(int(rng.integers(1, 5))):
            if wish.facet not in ("prescribes", "team"):
                narrowing[wish.facet] = tuple(f"{wish.facet}:{value}" for value in wish.values)
        return Question(Query(on=DAY), narrowing, keys)

    def _wishes(self, facets: int) -> tuple[Wish, ...]:
        found = {}
        for facet in self.rng.choice(FACETS, facets, replace=False).tolist():
            keys = [key for key in SHARES if key.startswith(f"{facet}:")]
            weights = np.array([SHARES[key] + 0.01 for key in keys])
            most = min(len(keys), int(self.rng.choice([1, 2], p=[0.7, 0.3])))
            chosen = self.rng.choice(len(keys), most, replace=False, p=weights / weights.sum())
            found[facet] = [keys[number].partition(":")[2] for number in sorted(chosen)]
        return wishes(found)

    def _where(self) -> Where:
        zip_ = world().draw(self.rng, 1)
        latitude, longitude = (float(part[0]) for part in world().points(self.rng, zip_))
        state = world().states[int(world().state[zip_[0]])]
        if self.rng.random() < WHOLE_STATE:
            return Where(state, state)
        return Where("there", state, latitude, longitude, int(self.rng.choice(RADII)))

    def _state(self) -> str:
        return world().states[int(world().state[world().draw(self.rng, 1)[0]])]


def all_of(seed: int, count: int) -> tuple[Sequence[Preferences], Sequence[Question]]:
    """So many of each."""
    clients = Clients(seed)
    return [clients.preferences() for _ in range(count)], [clients.question() for _ in range(count)]
