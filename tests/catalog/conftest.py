"""What the tests of live arrays share."""

from collections.abc import Iterator

import pytest

from catalog.live.current import Live
from tests.search.process import following


@pytest.fixture
def live(transactional_db: None) -> Iterator[Live]:
    with following() as process:
        yield process
