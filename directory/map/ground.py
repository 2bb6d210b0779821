"""What lies beneath the pins: land, the lines between states, and where they help those between counties."""

from dataclasses import dataclass
from functools import lru_cache

from directory.map import shapes
from directory.map.globe import View
from directory.map.paths import lines_in_view

# Units; a line may be off by so much, which is hard to see.
BLUR = 3
# More lines between counties than this hide what they should explain.
MOST_LINES = 200


@dataclass(frozen=True)
class Ground:
    """Path data: `here` is the state that was searched, `land` all others, `lines` those between counties."""

    land: str
    here: str = ""
    lines: str = ""


# A client changes filters and stays where they are, and many ask for the same few cities: half a megabyte of path data. Kept are
# places, and not who asked.
@lru_cache(maxsize=256)
def ground_of(view: View, here: str = "") -> Ground:
    """The ground of a view, as detailed as its scale can show."""
    blur = BLUR / view.scale
    rings = lines_in_view(shapes.states().at(blur), view, closed=True)
    lines = lines_in_view(shapes.counties().at(blur), view, closed=False, most=MOST_LINES)
    return Ground(
        "".join(text for state, text in rings if state != here),
        "".join(text for state, text in rings if state == here),
        "".join(text for _, text in lines),
    )
