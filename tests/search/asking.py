"""Random searches, as the parameters of their addresses."""

import random
from collections.abc import Sequence

from catalog.query import RADII
from directory.facets import FACETS
from directory.sorts import SORTS

NEAR = (
    *(
        "97201",
        "Portland, OR",
        "98660",
        "45.5,-122.7",
        "44.9,-123.0",
        "99501",
        "99546",
        "51.9,-176.6",
    ),
    *("96813", "Hilo, HI", "00901", "Ponce, PR", "10001", "Nowhere at All"),
)
# So few of their options are given in the first place that most random choices of them find nobody.
LONG_LISTS = ("state", "language", "profession")
STATES = ["OR", "WA", "AK", "PR", "ID"]
WORDS = (
    *(
        "anna alder",
        "Adler Anna",
        "zoe",
        "ZOË",
        "obrien",
        "O’Brien",
        "nunez",
        "cruz",
        "li",
        "lee",
        "a",
        "al",
    ),
    *(
        "birch",
        "birsch",
        "soren",
        "SORIN",
        "hanna",
        "portland",
        "salem",
        "clinic",
        "clinica rio",
        "still water",
    ),
    *(
        "psychiatrist",
        "md",
        "M.D.",
        "fluence",
        "ptsd",
        "spanish",
        "lozenge",
        "nurse",
        "the",
        "!?",
        "zqx",
    ),
    *(
        "willamette rooms",
        "etage",
        "dr. soren ash",
        "alder and birch",
        "polaris 7",
        "elephant",
        "anxiety",
    ),
)


def parameters(chance: random.Random) -> dict[str, list[str]]:
    """Any of them, each usable; most searches are narrow in two or three ways, as people's are."""
    asked: dict[str, list[str]] = {}
    for facet in chance.sample(FACETS, chance.choice([0, 0, 0, 1, 1, 2, 3, 5])):
        values = STATES if facet.name == "state" else list(facet.choices.values)
        most = 1 if facet.single else min(len(values), chance.choice([1, 2, 4]))
        wanted = len(values) // 2 if facet.name in LONG_LISTS[1:] else chance.randint(1, most)
        asked[facet.name] = chance.sample(values, wanted)
    if chance.random() < 0.6:
        asked["verified"] = ["any"]
    if chance.random() < 0.4:
        asked["near"] = [chance.choice(NEAR)]
        asked["within"] = [str(chance.choice(RADII))]
        if chance.random() < 0.4:
            asked["format"] = ["telehealth"]
    if chance.random() < 0.35:
        asked["q"] = [mistyped(chance, WORDS)]
    if chance.random() < 0.5:
        asked["sort"] = [chance.choice(list(SORTS))]
    return asked


def mistyped(chance: random.Random, texts: Sequence[str]) -> str:
    """One of the texts, half of the time with slips of the finger."""
    typed = chance.choice(texts)
    for _ in range(chance.choice([0, 0, 1, 2])):
        at = chance.randrange(len(typed)) if typed else 0
        typed = chance.choice(
            [
                typed[:at] + typed[at + 1 :],
                typed[:at] + chance.choice("aeinrst ") + typed[at:],
                typed[:at] + chance.choice("aeinrst") + typed[at + 1 :],
                typed[:at] + typed[at + 1 : at + 2] + typed[at : at + 1] + typed[at + 2 :],
                typed[: at + 1],
                typed.upper(),
            ]
        )
    return typed
