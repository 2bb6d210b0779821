"""Cities that a client may have meant by a name that is none."""

from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from catalog.cities import City, cities_by_key, city_key

MOST = 6
SHORTEST_START = 4


def close_cities(name: str, state: str = "") -> list[City]:
    """Cities whose names are some typos away, that begin so, or that end or begin the text; the likeliest first.

    With a state only that one's. Names that stand for a place only in mail are not offered.
    """
    wanted = city_key(name)
    if not wanted:
        return []
    found: list[City] = []
    for key in (*_misspelled(wanted), *_parts(name), *_begun(wanted)):
        cities = [city for city in cities_by_key()[key] if city.own and state in ("", city.state)]
        found += [city for city in cities if city not in found]
    return found[:MOST]


@cache
def _keys() -> tuple[str, ...]:
    """The names of places, those of the largest first."""
    owned = {
        key: max(city.zip_codes for city in cities)
        for key, cities in cities_by_key().items()
        if any(city.own for city in cities)
    }
    return tuple(sorted(owned, key=lambda key: (-owned[key], key)))


def _misspelled(wanted: str) -> list[str]:
    """Names no more typos away than their length lets pass, the fewest typos first, of equal ones the largest."""
    most = min(3, len(wanted) // 4) if len(wanted) > 3 else 0
    close = process.extract(wanted, _keys(), scorer=OSA.distance, score_cutoff=most, limit=None)
    close.sort(key=lambda each: (each[1], each[2]))
    return [key for key, distance, _ in close if distance <= close[0][1] + 1][:MOST]


def _parts(name: str) -> list[str]:
    """Names of places that end or begin the text: "downtown Portland"."""
    words = name.split()
    tails = [" ".join(words[start:]) for start in range(1, len(words))]
    heads = [" ".join(words[:end]) for end in range(len(words) - 1, 0, -1)]
    known = cities_by_key()
    return [key for key in map(city_key, (*tails, *heads)) if len(key) > 3 and key in known]


def _begun(wanted: str) -> list[str]:
    """Names that begin so, the largest places first."""
    if len(wanted) < SHORTEST_START:
        return []
    return [key for key in _keys() if key.startswith(wanted)][:MOST]
