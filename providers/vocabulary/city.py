"""How the names of cities are written that have an apostrophe.

The Postal Service has no signs in its names, and every list that comes from it, the ZIP codes and the national registry among
them, says "O Fallon", "Ofallon" or "LEES SUMMIT". No rule can tell where a sign was lost: there is a Round O in South Carolina
and a Lanse in Pennsylvania. So the names of the ZIP code table that the places themselves write with one stand here, by state.
"""

from collections.abc import Mapping

WRITTEN: Mapping[str, tuple[str, ...]] = {
    "AR": ("O'Kean",),
    "CA": ("O'Brien", "O'Neals"),
    "FL": ("Land O' Lakes", "O'Brien"),
    "ID": ("Coeur d'Alene",),
    "IL": ("O'Fallon",),
    "MI": ("L'Anse",),
    "MN": ("O'Brien",),
    "MO": ("Bois D'Arc", "Lee's Summit", "O'Fallon"),
    "MS": ("D'Iberville", "D'Lo"),
    "NE": ("O'Neill",),
    "NY": ("Point O' Woods",),
    "OR": ("O'Brien",),
    "TX": ("D'Hanis", "O'Brien", "O'Donnell", "Port O'Connor"),
    "WI": ("Land O' Lakes",),
}


def city_name(listed: str, state: str) -> str:
    """The name of a city as people write it: "O'Fallon" for the "O FALLON" of a list; any other name as it is."""
    written = _WRITTEN_BY_LISTED.get(state)
    return written.get(listed.lower(), listed) if written else listed


def _listed(name: str) -> tuple[str, str]:
    """How lists have the name: with a blank for the sign, or with nothing."""
    small = name.lower()
    return " ".join(small.replace("'", " ").split()), small.replace("'", "")


# Every name of the ZIP code table is looked up at the start of a process: no more than that can be afforded.
_WRITTEN_BY_LISTED = {
    state: {listed: name for name in names for listed in _listed(name)}
    for state, names in WRITTEN.items()
}
