"""The ways in which people write a state."""

from catalog.cities import city_key
from providers.vocabulary.state import State

# Beside its name and its code: https://www.gpo.gov, Style Manual, and what people type.
SHORT_NAMES = {
    "ala": "AL", "ariz": "AZ", "ark": "AR", "calif": "CA", "colo": "CO", "conn": "CT", "del": "DE", "fla": "FL",
    "ill": "IL", "ind": "IN", "kans": "KS", "mass": "MA", "mich": "MI", "minn": "MN", "miss": "MS", "mont": "MT",
    "neb": "NE", "nebr": "NE", "nev": "NV", "okla": "OK", "ore": "OR", "oreg": "OR", "penn": "PA", "penna": "PA",
    "tenn": "TN", "tex": "TX", "wash": "WA", "wis": "WI", "wisc": "WI", "wyo": "WY",
    "virginislands": "VI", "northernmarianas": "MP", "cnmi": "MP", "washingtonstate": "WA", "newyorkstate": "NY",
}  # fmt: skip
# As city_key spells it → the state's code.
STATES_BY_KEY = (
    SHORT_NAMES
    | {city_key(str(state.label)): state.value for state in State}
    | {state.value.lower(): state.value for state in State}
)
MOST_WORDS = 4  # "District of Columbia", "Northern Mariana Islands", "U S Virgin Islands"


def state_named(text: str) -> State | None:
    """The state that is all of `text`, by name or code."""
    code = STATES_BY_KEY.get(city_key(text))
    return State(code) if code else None


def with_state(text: str) -> list[tuple[str, str]]:
    """The ways to read `text` as a city and a state's code, the likelier first; the code is empty where none is named.

    "Port Washington" is a city before it is Port in Washington; in an address the last two parts count.
    """
    *before, tail = [part.strip() for part in text.split(",") if part.strip()] or [""]
    if before:
        code = STATES_BY_KEY.get(city_key(tail), "")
        if code:
            return [(before[-1], code)]
        return [(tail, ""), *_split(tail), (before[-1], "")]
    return [(tail, ""), *_split(tail)]


def _split(text: str) -> list[tuple[str, str]]:
    words = text.split()
    sizes = range(min(MOST_WORDS, len(words) - 1), 0, -1)
    codes = ((size, STATES_BY_KEY.get(city_key(" ".join(words[-size:])))) for size in sizes)
    return [(" ".join(words[:-size]), code) for size, code in codes if code]
