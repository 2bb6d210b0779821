"""An invented world and its order on one day, written down: whoever changes the rule sees it here, and raises its version."""

from typing import Any

from matching.criteria import Way
from tests.matching.api.asking import among, answered
from tests.matching.plain import by_number, candidate, offer, standing, therapist

OREGON = frozenset({"OR"})
BOTH_ROLES = standing(therapist_states=OREGON)
LOZENGE = (offer("psycholytic", route="sublingual", phases=("preparation",), course_low=2000),)
DEAR = (offer("psycholytic", route="sublingual", course_low=6000),)
VIDEO = (offer("psycholytic", route="sublingual", format="telehealth", phases=("preparation",)),)
EVENING, AETNA = frozenset({"evening"}), frozenset({"aetna"})
AFAR = {"OR": Way(False, True, None)}


def world():
    """Sixteen listings around Portland."""
    solo: dict[str, Any] = {"standing": BOTH_ROLES}
    return by_number(
        candidate(1, offers=LOZENGE, hours=EVENING, insurance=AETNA, **solo),
        candidate(2, offers=LOZENGE, hours=EVENING, **solo),
        candidate(3, offers=LOZENGE, insurance=AETNA, hours=frozenset(), **solo),
        candidate(4, 1, offers=LOZENGE, hours=EVENING, **solo),
        candidate(5, 2, offers=LOZENGE, **solo),
        candidate(6, offers=LOZENGE, **solo),
        candidate(7, offers=LOZENGE, **solo),
        candidate(8, offers=DEAR, hours=EVENING, insurance=AETNA, **solo),
        candidate(9, offers=(offer("medical"),), **solo),
        candidate(10, offers=LOZENGE, availability="full", **solo),
        candidate(11, offers=VIDEO, ways=AFAR, hours=EVENING, **solo),
        candidate(
            12, offers=LOZENGE, hours=EVENING, standing=therapist(partners={13: OREGON, 14: OREGON})
        ),
        candidate(13, offers=(), hours=EVENING, ways={"OR": Way(True, False, 9.0)}),
        candidate(14, offers=(), hours=EVENING, ways={"OR": Way(True, False, 2.0)}),
        candidate(15, offers=LOZENGE, insurance=AETNA, standing=therapist(partners={16: OREGON})),
        candidate(16, offers=(), insurance=frozenset()),
    )


BODY = {
    "near": "97201",
    "models": ["psycholytic"],
    "must": {"phase": ["preparation"]},
    "wishes": {"hours": ["evening"], "insurance": ["aetna"], "cost": ["1000_2500"]},
    "matter_more": ["hours"],
}


def test_the_order_is_that_of_the_rule():
    with among(world()):
        answer = answered(BODY)
    assert answer["rule_version"] == "3"
    assert answer["tie_seed"] == "2026-11-23/3"
    slugs = {name: [each["slug"] for each in group] for name, group in answer["groups"].items()}
    assert slugs == {
        "all": [
            "listing-1",  # meets all three
            "listing-4",  # meets two, of which one counts twice, and is fresher
            "listing-2",
            "listing-3",  # meets two, but says no to the one that counts twice
            "listing-5",  # meets the price only, and is the freshest of these
            "listing-7",  # even with the next: the turn of the day
            "listing-6",
        ],
        # Not stated, and full: one thing is missing of each, and the first meets more.
        "close": ["listing-8", "listing-10"],
        "telehealth": ["listing-11"],
    }
    teams = [(each["therapist"], each["prescriber"]) for each in answer["teams"]]
    assert teams == [
        ("listing-12", "listing-14"),  # even with the next, and nearer
        ("listing-12", "listing-13"),
        ("listing-15", "listing-16"),  # the weaker partner takes no insurance
    ]
    assert [each["distance_miles"] for each in answer["teams"]] == [5.0, 12.0, 6.0]
    assert answer["near_misses"] == [
        {"without": "accepting", "adds": 1},
        {"without": "phase", "adds": 1},
    ]
