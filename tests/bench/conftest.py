"""A small stage for the benchmark's own tests; the engines that need other packages are left to its runs."""

import pytest

from bench.search.questions import Asker
from bench.search.scene import scene
from bench.search.scratch import scratch_schema


@pytest.fixture
def stage(db):
    """Three hundred invented listings, with their rows in the scratch schema."""
    with scratch_schema():
        yield scene(300, seed=1)


@pytest.fixture
def questions(stage):
    """Six questions of each kind."""
    return Asker(stage.listings, stage.options, seed=1).questions(6)
