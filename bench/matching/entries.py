"""Invented listings as rows of `catalog_entry`: services, licenses and partners that fit what search reads of them."""

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import numpy as np

from bench.matching.licenses import held_by
from bench.search.listings import NONE, Listings
from bench.search.world import world
from catalog.options import KEYS, SILENT

EPOCH = dt.date(1970, 1, 1)
COLUMNS = (
    "provider_id, epoch, listed, slug, name, attested_on, availability, availability_on, practicing_since, next_opening_days,"
    " course_low, options, spans, places, words, facts"
)
AVAILABILITY = ("open", "waitlist", "full")
OF_SERVICES = ("model", "route", "molecule", "therapy", "format", "phase")
NOT_SAID = ("state", "experience")
TOLD_OF_SAFETY = 0.5


def entries(listings: Listings, seed: int) -> Iterator[tuple[Any, ...]]:
    """A row a listing, in their order."""
    rng = np.random.default_rng([seed, 5])
    held = held_by(listings, rng)
    ends = np.cumsum(np.bincount(listings.options.of, minlength=len(listings)))
    place_ends = np.cumsum(np.bincount(listings.places.of, minlength=len(listings)))
    rows = listings.options.row
    for number in range(len(listings)):
        said = defaultdict(list)
        start = ends[number - 1] if number else 0
        for row in rows[start : ends[number]].tolist():
            facet, _, value = KEYS[row].partition(":")
            said[facet].append(value)
        offers = _offers(said, rng)
        first = place_ends[number - 1] if number else 0
        yield _row(
            listings, number, said, offers, held[number], range(first, place_ends[number]), rng
        )


def _offers(said: dict[str, list[str]], rng: np.random.Generator) -> list[list[Any]]:
    """A service for each model, and sometimes one more with another route."""

    def one(facet: str) -> str:
        values = said[facet]
        return values[int(rng.integers(len(values)))]

    found = []
    for model in said["model"]:
        for _ in range(1 + (rng.random() < 0.3)):
            low = None if rng.random() < 0.28 else int(round(rng.lognormal(7.5, 0.75), -1))
            service = [one("molecule"), one("route"), model, one("therapy"), one("format")]
            found.append([*service, said["phase"], low, low])
    return found


def _row(
    listings: Listings,
    number: int,
    said: dict[str, list[str]],
    offers: list[list[Any]],
    held: Any,
    places: range,
    rng: np.random.Generator,
) -> tuple[Any, ...]:
    them, here = listings.people, world()
    keys = {f"{facet}:{value}" for facet, values in said.items() for value in values}
    keys = {key for key in keys if key.partition(":")[0] not in (*OF_SERVICES, *NOT_SAID)}
    for molecule, route, model, therapy, format_, phases, _, _ in offers:
        keys |= {f"molecule:{molecule}", f"route:{route}", f"model:{model}", f"therapy:{therapy}"}
        keys |= {f"format:{format_}", *(f"phase:{phase}" for phase in phases)}
    if "kap_trained" in said["experience"]:
        keys.add("trained")
    zips = listings.places.zip[places.start : places.stop].tolist()
    keys |= {f"state:{here.states[here.state[each]]}" for each in zips}
    remote = bool({"telehealth", "at_home"} & {offer[4] for offer in offers})
    coordinates = zip(
        listings.places.latitude[places.start : places.stop].tolist(),
        listings.places.longitude[places.start : places.stop].tolist(),
        strict=True,
    )
    spans = held.spans(remote)
    spans += [(f"state:{key[-2:]}", *days) for key, *days in spans if key.startswith("telehealth@")]
    facts = {
        "kind": "individual",
        "stated": [facet for facet in SILENT if said.get(facet) and facet not in NOT_SAID],
        "offers": offers,
        "places": [["", here.city[each], here.states[here.state[each]], "00000"] for each in zips],
        "licenses": held.licenses,
        **({"partners": held.partners} if held.partners else {}),
        **({"telehealth": held.states} if remote else {}),
        **({"safety": True} if rng.random() < TOLD_OF_SAFETY else {}),
    }
    lows = [offer[6] for offer in offers if offer[6] is not None]
    since, opening = listings.practicing_since[number], listings.next_opening_days[number]
    return (
        int(them.pk[number]),
        1,
        True,
        them.slug[number],
        them.name[number],
        EPOCH + dt.timedelta(days=int(listings.attested_on[number])),
        AVAILABILITY[listings.available[number]],
        EPOCH + dt.timedelta(days=int(listings.availability_on[number])),
        None if since == NONE else int(since),
        None if opening == NONE else int(opening),
        min(lows, default=None),
        " ".join(sorted(keys)),
        " ".join(f"{key} {begin} {end}" for key, begin, end in sorted(spans)),
        " ".join(f"{latitude} {longitude}" for latitude, longitude in coordinates),
        listings.words[number],
        json.dumps(facts),
    )
