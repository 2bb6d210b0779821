"""What the rooms above keep belongs to the demo too: `seed_demo` asks them for it when its listings are there, and knows none of them.

A room above adds itself in its `apps.py`.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from accounts.models import User
from providers.models import Provider


@dataclass(frozen=True)
class Demo:
    """The demo so far: `listings` are invented, in an order that is the same next time, without the fixed people's."""

    on: dt.date
    reviewer: User
    listings: Sequence[Provider]


PARTS: list[Callable[[Demo], object]] = []
