"""What the first visitor would otherwise wait for, done while the process starts."""

import gc
import threading

from django.http import QueryDict
from django.template.loader import get_template

from catalog.cities import warm as warm_cities
from catalog.words.labels import label_words
from directory.map.country import outlines
from directory.map.shapes import counties, states
from directory.map.towns import atlas
from directory.search import Search


def warm() -> None:
    """Read the tables of cities and shapes and compile the templates of the results, beside whatever else the process does."""
    threading.Thread(target=_warm, name="warming", daemon=True).start()


def _warm() -> None:
    warm_cities()
    label_words()
    for read in (states, counties, outlines, atlas):
        read()
    get_template("directory/search/page.html")
    # Nothing is asked of the database here: it may still be starting.
    Search(QueryDict(""))
    # These tables stay for as long as the process: the garbage collector need not walk through them in the middle of a request.
    gc.collect()
    gc.freeze()
