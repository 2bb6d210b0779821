"""A saved listing: its facts, and what its own page says."""

import datetime as dt
from dataclasses import dataclass

from catalog.facts import Facts
from directory.listing.page import ListingPage


@dataclass(frozen=True)
class SavedListing:
    """One public listing as it is `on` a day."""

    on: dt.date
    facts: Facts
    page: ListingPage
