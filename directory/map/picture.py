"""A map of results as plain data, ready for its template."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from directory.map.ground import Ground
from directory.map.links import PinLink
from directory.map.pins import runs
from directory.map.rings import Ring
from directory.map.towns import Town


@dataclass(frozen=True)
class ResultsMap:
    """A map as plain data, in units of a picture of `width` by `height`.

    `zoom` is by how much the ground is drawn larger than its own units. `off_map` are the numbers of results that have no place
    on it.
    """

    width: int
    height: int
    title: str
    note: str
    ground: Ground
    pins: list[PinLink]
    off_map: list[int]
    zoom: float = 1
    rings: list[Ring] = field(default_factory=list)
    towns: list[Town] = field(default_factory=list)

    @property
    def off_map_note(self) -> str:
        """Which results are not on it, in words; empty when all are."""
        numbers = ", ".join(runs(self.off_map))
        return _("No place on this map: %(numbers)s.") % {"numbers": numbers} if numbers else ""
