"""Everything that engines are built from, made once a run."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from bench.search.lexicon import Lexicon, lexicon
from bench.search.listings import Listings, listings
from bench.search.resolved import Resolved, resolved
from bench.search.rows import PageRows
from catalog.options import KEYS, ROWS


@dataclass(frozen=True)
class Scene:
    """Listings, and the rows of pages in PostgreSQL; the options that hold on the day and the words, once they are needed."""

    listings: Listings
    rows: PageRows

    @cached_property
    def options(self) -> Resolved:
        """Which options hold on the day."""
        return resolved(self.listings)

    @cached_property
    def lexicon(self) -> Lexicon:
        """The words of the listings and of their options."""
        return lexicon(self.listings, self.options)

    @cached_property
    def keys_of(self) -> list[list[str]]:
        """The keys that hold for each listing."""
        held = [self.options.holds[key] for key in KEYS]
        of = np.concatenate(held)
        row = np.repeat([ROWS[key] for key in KEYS], [len(each) for each in held])
        row = row[np.argsort(of, kind="stable")]
        cuts = np.cumsum(np.bincount(of, minlength=len(self.listings)))[:-1]
        return [[KEYS[number] for number in part.tolist()] for part in np.split(row, cuts)]


def scene(count: int, seed: int) -> Scene:
    """So many invented listings, their rows loaded into the scratch schema, which must exist."""
    them = listings(count, seed)
    return Scene(them, PageRows(them))
