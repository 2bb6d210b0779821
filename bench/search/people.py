"""Names of invented listings and the words under which they are found."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt

from bench.search.professions import ROLES
from catalog.rotation import rotation_seed
from directory.demo.credentials import PROGRAMS
from directory.demo.people import ENDS, FIRST_NAMES, PRACTICES, STARTS

Ints = npt.NDArray[np.int32]
FIRST = list(chain.from_iterable(FIRST_NAMES.values()))
# Real surnames have a long tail; with endings there are some twelve thousand of these.
TAILS = ("", "s", "er", "man", "ley", "son", "ton", "ford", "wick")
SURNAMES = [
    start + end + tail for tail in TAILS for start in STARTS for end in ENDS if start[-1] != end[0]
]
STYLES = list(chain.from_iterable(PRACTICES.values()))
BOARDS = ("American Board of Psychiatry and Neurology", "American Nurses Credentialing Center")
PRACTICE = np.array([role.practice for role in ROLES])


@dataclass(frozen=True)
class People:
    """Listings in the day's rotation: their key, role, name, slug, the head of the slug's digest, and the letters and
    credentials under which they are found besides."""

    pk: npt.NDArray[np.int64]
    role: Ints
    name: list[str]
    slug: list[str]
    rank: npt.NDArray[np.uint64]
    other_words: list[str]


def people(rng: np.random.Generator, count: int, on: dt.date) -> People:
    """So many of them, some of one name, in the order in which their turn comes on a day."""
    seed = f"{rotation_seed(on)}/"
    role = rng.choice(len(ROLES), count, p=_shares()).astype(np.int32)
    first = rng.integers(0, len(FIRST), count)
    surname = _skewed(rng, len(SURNAMES), count)
    style = rng.integers(0, len(STYLES), count)
    names = [
        STYLES[style].format(SURNAMES[surname])
        if practice
        else f"{FIRST[first]} {SURNAMES[surname]}"
        for practice, first, surname, style in zip(
            PRACTICE[role].tolist(), first.tolist(), surname.tolist(), style.tolist(), strict=True
        )
    ]
    slugs = [
        f"{name.lower().replace(' ', '-')}-{number}" for number, name in enumerate(names, start=1)
    ]
    digests = [
        hashlib.md5(f"{seed}{slug}".encode(), usedforsecurity=False).digest()[:8] for slug in slugs
    ]
    rank = np.frombuffer(b"".join(digests), ">u8").astype(np.uint64)
    order = np.argsort(rank, kind="stable")
    turns = order.tolist()
    role = role[order]
    return People(
        order + 1,
        role,
        [names[turn] for turn in turns],
        [slugs[turn] for turn in turns],
        rank[order],
        _other_words(rng, role),
    )


def _other_words(rng: np.random.Generator, role: Ints) -> list[str]:
    letters = [each.letters for each in ROLES]
    credential = rng.integers(0, 3 * len(PROGRAMS), len(role))
    stated = [*PROGRAMS, *BOARDS, *[""] * (2 * len(PROGRAMS) - len(BOARDS))]
    return [
        f"{letters[role]}\n{stated[number]}".strip("\n")
        for role, number in zip(role.tolist(), credential.tolist(), strict=True)
    ]


def _shares() -> npt.NDArray[np.float64]:
    shares = np.array([role.share for role in ROLES])
    return shares / shares.sum()


def _skewed(rng: np.random.Generator, kinds: int, count: int) -> npt.NDArray[np.int64]:
    """Numbers of kinds, the first ones far more often, as with surnames."""
    weights = 1 / (np.arange(kinds) + 30.0)
    shuffled = rng.permutation(kinds)
    return shuffled[np.searchsorted(np.cumsum(weights) / weights.sum(), rng.random(count))]
