"""Matches as they stand in JSON, for a program and on the receipt."""

from collections.abc import Iterable
from typing import Any

from catalog.rotation import RULE_VERSION, rotation_seed
from matching.criteria import WEIGHTS
from matching.matches import Match, Matches
from matching.preferences import Preferences, Wish
from matching.reasons import Reason, Verdict

# The search asks for room in these words; the other availabilities are none that a client can ask for.
ROOM = {"open": "now"}


def matches_object(found: Matches) -> dict[str, Any]:
    """The answer to preferences: persons and practices in groups, care teams apart, each in the order of the rule."""
    groups = {"all": found.all, "close": found.close, "telehealth": found.telehealth}
    return {
        "rule_version": RULE_VERSION,
        "date": found.on.isoformat(),
        "tie_seed": rotation_seed(found.on),
        "groups": {
            name: [_match(each) for each in _alone(group)] for name, group in groups.items()
        },
        "teams": [_match(each) for each in _teams(found)],
        "near_misses": [
            {"without": facet, "adds": adds} for facet, adds in found.near_misses_by_facet().items()
        ],
    }


def receipt_object(found: Matches) -> dict[str, Any]:
    """The same with what went in, and with every key of the order, so that anybody can work it out again."""
    groups = {"all": found.all, "close": found.close, "telehealth": found.telehealth}
    return {
        **matches_object(found),
        "inputs": _inputs(found.preferences),
        "weights": {"wish": WEIGHTS.wish, "matters_more": WEIGHTS.matters_more},
        "groups": {
            name: [_match(each) | _keys(each) for each in _alone(group)]
            for name, group in groups.items()
        },
        "teams": [_match(each) | _keys(each) for each in _teams(found)],
    }


def _alone(matches: Iterable[Match]) -> list[Match]:
    return [match for match in matches if not match.is_team]


def _teams(found: Matches) -> list[Match]:
    """Those who miss nothing before those who do, as in the groups."""
    return sorted(
        (match for match in (*found.teams, *found.close) if match.is_team),
        key=lambda match: (len(match.missing), match.rank.key),
    )


def _match(match: Match) -> dict[str, Any]:
    slugs = [member.facts.slug for member in match.members]
    named = dict(
        zip(("therapist", "prescriber") if match.is_team else ("slug",), slugs, strict=True)
    )
    return {
        **named,
        **_by_verdict(match.reasons),
        "missing_gates": [
            _reason(reason) | {"verdict": reason.verdict.value} for reason in match.missing
        ],
        "distance_miles": match.miles,
    }


def _keys(match: Match) -> dict[str, Any]:
    """The keys of the order, and of a team what each of the two comes to."""
    rank = match.rank
    return {
        "order": {
            "missing": len(match.missing),
            "met": rank.fit.met,
            "unmet": rank.fit.unmet,
            "fresh": rank.fit.fresh,
            "added_miles": rank.added_miles,
            "turn": rank.turn,
        },
        "members": [
            {"slug": member.facts.slug, "fresh": member.fresh, **_by_verdict(why)}
            for member, why in zip(match.members, match.of_each, strict=True)
        ],
    }


def _by_verdict(why: Iterable[Reason]) -> dict[str, Any]:
    listed = list(why)
    return {
        verdict.value: [_reason(reason) for reason in listed if reason.verdict == verdict]
        for verdict in (Verdict.MET, Verdict.UNMET, Verdict.UNKNOWN)
    }


def _reason(reason: Reason | Wish) -> dict[str, Any]:
    return {"facet": reason.facet, "values": _values(reason)}


def _values(reason: Reason | Wish) -> list[str]:
    if reason.facet != "accepting":
        return list(reason.values)
    return [ROOM.get(value, value) for value in reason.values]


def _inputs(preferences: Preferences) -> dict[str, Any]:
    where = preferences.where
    placed = where is not None and where.latitude is not None
    return {
        "place": where.label if where else None,
        "within": where.within if where and placed else None,
        "state": where.state if where else None,
        "formats": sorted(preferences.formats),
        "models": list(preferences.models),
        "accepting": sorted(preferences.accepting),
        "must": [_reason(wish) for wish in preferences.must],
        "wishes": [_reason(wish) for wish in preferences.wishes],
        "matter_more": sorted(preferences.matter_more),
    }
