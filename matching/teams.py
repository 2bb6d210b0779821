"""Who can treat a client between them: one person or practice in every role, or a therapist with a prescriber.

Ketamine is prescribed by a prescriber. The psycholytic and the psychedelic model need a therapist too. A therapist and a
prescriber who are not one count together only while their partnership is active, both can see the client in one of its
states, and both carry a badge.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from matching.criteria import Candidate, Way
from matching.offered import offers_of, stated

PRESCRIBER, THERAPIST = "prescriber", "therapist"
ROLES = {
    "medical": frozenset({PRESCRIBER}),
    "psycholytic": frozenset({PRESCRIBER, THERAPIST}),
    "psychedelic": frozenset({PRESCRIBER, THERAPIST}),
}


@dataclass(frozen=True)
class Unit:
    """One or two candidates who fill every role of `models`, and the way to each; of two, the therapist comes first."""

    members: tuple[Candidate, ...]
    ways: tuple[Way, ...]
    models: tuple[str, ...]

    @property
    def nearness(self) -> tuple[tuple[bool, float], ...]:
        """To sort ways of meeting the same people by."""
        return tuple(way.nearness for way in self.ways)


@dataclass(frozen=True)
class Incomplete:
    """A candidate who offers a wanted model, and the roles that nobody fills with them.

    `unconfirmed`: nobody has confirmed yet whether they may prescribe, so the lack of a prescriber is unknown, not a no.
    """

    candidate: Candidate
    lacks: tuple[str, ...]
    unconfirmed: bool = False


def units(
    candidates: Mapping[int, Candidate], models: Iterable[str]
) -> tuple[list[Unit], list[Incomplete]]:
    """Every way to fill the roles of one of `models`, and those who offer one without filling them."""
    found: dict[tuple[int, ...], Unit] = {}
    lacking: dict[int, set[str]] = {}
    unconfirmed: set[int] = set()
    for model in models:
        for pk, candidate in candidates.items():
            there = ways_offered(candidate, model)
            filled = _filled(pk, candidates, model, there) if there else []
            for unit in filled:
                key = tuple(member.facts.pk for member in unit.members)
                found[key] = _joined(found[key], unit) if key in found else unit
            if there and not filled:
                lacking.setdefault(pk, set()).update(_lacks(candidate, model, there))
                if any(
                    candidate.facts.standing.prescribes("not_confirmed", state) for state in there
                ):
                    unconfirmed.add(pk)
    complete = {pk for members in found for pk in members}
    return list(found.values()), [
        Incomplete(candidates[pk], tuple(sorted(roles)), pk in unconfirmed)
        for pk, roles in lacking.items()
        if pk not in complete
    ]


def ways_offered(candidate: Candidate, model: str) -> dict[str, Way]:
    """How the client can have that model here, by state, the nearest first."""
    formats = {offer.format for offer in candidate.facts.offers if offer.model == model}
    ways = {}
    for state, way in candidate.ways.items():
        in_person = way.in_person and "in_person" in formats
        remote = way.remote and bool(formats & {"telehealth", "at_home"})
        if in_person or remote:
            ways[state] = Way(in_person, remote, way.miles if in_person else None)
    return dict(sorted(ways.items(), key=lambda item: (item[1].nearness, item[0])))


def fills(
    candidate: Candidate,
    role: str,
    state: str,
    model: str,
    together: Collection[Candidate] = (),
) -> bool:
    """Whether the candidate's own licenses, or those of a practice's people, fill the role for the model in that state.

    Where the law lets them prescribe by some routes only, the model has to be offered by one of those: by them, or by the
    partner in `together` with whom they give it.
    """
    standing = candidate.facts.standing
    if role == THERAPIST:
        return state in standing.therapist_states
    if not standing.prescribes("yes", state):
        return False
    allowed = (standing.prescribing_routes or {}).get(state)
    if not allowed:
        return True
    offers = offers_of((each.facts for each in (candidate, *together)), [model])
    return not allowed.isdisjoint(stated(offers, "route") or ())


def _filled(
    pk: int, candidates: Mapping[int, Candidate], model: str, there: Mapping[str, Way]
) -> list[Unit]:
    """Those who fill the roles with this candidate, each where that is nearest: alone if possible, else with partners."""
    candidate = candidates[pk]
    for state, way in there.items():
        if all(fills(candidate, role, state, model) for role in ROLES[model]):
            return [Unit((candidate,), (way,), (model,))]
    partners = candidate.facts.standing.partners or {}
    pairs = [
        _pair(candidate, candidates[other], model, there, covered)
        for other, covered in partners.items()
        if other in candidates
    ]
    return [pair for pair in pairs if pair]


def _pair(
    candidate: Candidate,
    other: Candidate,
    model: str,
    there: Mapping[str, Way],
    covered: frozenset[str],
) -> Unit | None:
    for state, way in there.items():
        if state not in covered or state not in other.ways:
            continue
        ways = {candidate.facts.pk: way, other.facts.pk: other.ways[state]}
        for pair in ((candidate, other), (other, candidate)):
            if fills(pair[0], THERAPIST, state, model) and fills(
                pair[1], PRESCRIBER, state, model, together=pair[:1]
            ):
                return Unit(pair, tuple(ways[member.facts.pk] for member in pair), (model,))
    return None


def _joined(one: Unit, other: Unit) -> Unit:
    """The same people for one model more, met where that is nearest."""
    models = tuple(dict.fromkeys(one.models + other.models))
    return Unit(one.members, min(one, other, key=lambda unit: unit.nearness).ways, models)


def _lacks(candidate: Candidate, model: str, there: Iterable[str]) -> set[str]:
    return {
        role
        for role in ROLES[model]
        if not any(fills(candidate, role, state, model) for state in there)
    }
