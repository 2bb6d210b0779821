"""tantivy: one index in memory, merged to one segment, documents in the day's order so that equal scores come out in it.

Options are one raw text field a facet, indexed and fast; counts are `terms` aggregations, one request for all facets that do not
narrow and one more for each that does. Words are a field of their own, asked with the automatons of Levenshtein and with ranges
of prefixes. For circles there is a second index of places, which tantivy narrows to the box by fast fields; the distance is
worked out by NumPy, because tantivy has none. Rows are not read.
"""

from itertools import chain
from typing import Any

import numpy as np
import tantivy
from tantivy import FieldType, Occur, Query

from bench.search.asking import PAGE, Circle, Outcome, Question
from bench.search.lexicon import Lexicon, typos_in
from bench.search.listings import Listings
from bench.search.resolved import Resolved
from catalog.options import KEYS
from catalog.words.tokens import tokens
from providers.geography import EARTH_RADIUS_MILES, BoundingBox


class Tantivy:
    """An index of listings, and one of places."""

    name = "tantivy"
    version = tantivy.__version__.partition(",")[0]
