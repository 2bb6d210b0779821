"""The map of a page of results: where the numbers of the list are."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from catalog.places import Place
from catalog.query import Query
from directory.cards import Card
from directory.map import country, frames
from directory.map.globe import View
from directory.map.ground import Ground, ground_of
from directory.map.links import links_to
from directory.map.picture import ResultsMap
from directory.map.pins import Pin, Spot, merged
from directory.map.placed import Placed, placed
from directory.map.rings import rings_around
from directory.map.towns import territory_names, towns_in
from providers.vocabulary.state import State


def results_map(cards: Sequence[Card], query: Query) -> ResultsMap | None:
    """The map around the place searched, of the one state searched, or of the country; None when no result has a place on it."""
    shown = placed(cards, query)
    if not shown:
        return None
    numbers = {each.number for each in shown}
    off_map = [card.number for card in cards if card.number not in numbers]
    if query.place is not None:
        return _around_place(shown, off_map, query.place, query.within)
    if query.state is not None:
        return _of_state(shown, off_map, query.state)
    return _of_country(shown, off_map)


def _around_place(shown: list[Placed], off_map: list[int], place: Place, within: int) -> ResultsMap:
    view = frames.around(place.latitude, place.longitude, within)
    pins = _pins(shown, view)
    boxes = [pin.box for pin in pins]
    rings = rings_around(view, within, boxes)
    words = {"place": place.label}
    return ResultsMap(
        view.width,
        view.height,
        _("Map of the results near %(place)s") % words,
        _("Numbers match the list. Circles show the distance from %(place)s.") % words,
        ground_of(view),
        links_to(pins, shown),
        off_map,
        rings=rings,
        towns=towns_in(view, [*boxes, *(ring.box for ring in rings)]),
    )


def _of_state(shown: list[Placed], off_map: list[int], state: str) -> ResultsMap:
    view = frames.of_state(state, [each.place for each in shown])
    pins = _pins(shown, view)
    return ResultsMap(
        view.width,
        view.height,
        _("Map of the results in %(state)s") % {"state": State(state).label},
        _("Numbers match the list."),
        ground_of(view, state),
        links_to(pins, shown),
        off_map,
        towns=towns_in(view, [pin.box for pin in pins]),
    )


def _of_country(shown: list[Placed], off_map: list[int]) -> ResultsMap:
    zoom = frames.WIDTH / country.WIDTH
    height = round(country.HEIGHT * zoom)
    spots = []
    for number, _name, place, _miles in shown:
        x, y = country.spot(place.state, place.latitude, place.longitude)
        spots.append(Spot(number, x * zoom, y * zoom))
    return ResultsMap(
        frames.WIDTH,
        height,
        _("Map of the results in the United States"),
        _("Numbers match the list."),
        Ground(country.land()),
        links_to(merged(spots, frames.WIDTH, height), shown),
        off_map,
        zoom=zoom,
        towns=territory_names({each.place.state for each in shown}, zoom),
    )


def _pins(shown: list[Placed], view: View) -> list[Pin]:
    places = [each.place for each in shown]
    points = view.places([each.latitude for each in places], [each.longitude for each in places])
    spots = [Spot(each.number, x, y) for each, (x, y) in zip(shown, points.tolist(), strict=True)]
    return merged(spots, view.width, view.height)
