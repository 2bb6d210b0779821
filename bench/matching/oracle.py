"""The right answer the long way: the rule itself, over everybody who could be in reach."""

import numpy as np

from bench.search.listings import DAY, Listings
from bench.search.world import world
from catalog.models import Entry
from matching.candidates import read_candidates
from matching.matches import Matches, match_candidates
from matching.preferences import Preferences, Where
from providers.geography import BoundingBox


class Oracle:
    """Reads the facts of all listings near a client, and of all who could see them from afar."""

    def __init__(self, listings: Listings) -> None:
        self.listings = listings

    def answer(self, preferences: Preferences) -> Matches:
        """All groups, whole."""
        where = preferences.where
        assert where is not None
        near = self.listings.people.pk[np.unique(self._near(where))].tolist()
        afar = Entry.objects.filter(spans__contains=f"telehealth@{where.state} ")
        pks = {*near, *afar.values_list("pk", flat=True)}
        return match_candidates(read_candidates(pks, preferences, DAY), preferences, DAY)

    def _near(self, where: Where) -> np.ndarray:
        places = self.listings.places
        if where.latitude is None or where.longitude is None:
            here = world().state[places.zip] == world().states.index(where.state)
            return places.of[here]
        box = BoundingBox.around(where.latitude, where.longitude, where.within)
        inside = (places.latitude >= box.south) & (places.latitude <= box.north)
        inside &= (places.longitude >= box.west) & (places.longitude <= box.east)
        return places.of[inside]
