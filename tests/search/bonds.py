"""The law that applies to invented listings, and who works with whom: what makes one listing depend on another."""

import datetime as dt
import random

from django.utils import timezone

from accounts.models import User
from providers.dates import today
from providers.models import Membership, Partnership, PrescribingRule, Provider
from providers.vocabulary.checking import RuleAuthority
from providers.vocabulary.treatment import Route

# Days from today: what ends, and what begins.
OFFSETS = (-120, -91, -31, -1, 0, 0, 1, 2, 29, 30, 31, 60, 90, 91, 400)


def some_day(chance: random.Random) -> dt.date:
    return today() + dt.timedelta(days=chance.choice(OFFSETS))


def law(
    chance: random.Random,
    reviewer: User,
    license_type: str,
    state: str,
    start: dt.date | None = None,
    until: dt.date | None = None,
) -> PrescribingRule:
    """What one type of license allows in a state; some laws wait for an administrator, some name routes."""
    confirmed = chance.random() < 0.5
    return PrescribingRule(
        license_type=license_type,
        state=state,
        authority=chance.choice([*RuleAuthority.values, "own", "own", "collaborating"]),
        routes=chance.sample(Route.values, 2) if chance.random() < 0.3 else [],
        valid_from=start,
        valid_until=until,
        needs_review=chance.random() < 0.3,
        confirmed_at=timezone.now() if confirmed else None,
        confirmed_by=reviewer if confirmed else None,
        confidence="high",
    )


def laws(
    chance: random.Random, reviewer: User, types: tuple[str, ...], states: tuple[str, ...]
) -> None:
    """In place of the laws of these states: for each type one law, a change of law, or none."""
    PrescribingRule.objects.filter(state__in=states).delete()
    rules = []
    for state in states:
        for license_type in types:
            start = None
            for days in chance.choice([(None,), (None,), (30, None), (0, 90), ()]):
                until = None if days is None else today() + dt.timedelta(days=days)
                rules.append(law(chance, reviewer, license_type, state, start, until))
                start = until and until + dt.timedelta(days=1)
    PrescribingRule.objects.bulk_create(rules)


def relations(
    chance: random.Random, known: set[tuple[str, int, int]], states: tuple[str, ...], count: int
) -> None:
    """Pairs become practice and member, or therapist and prescriber; some have not agreed, or have parted.

    `known` are the pairs made so far, which are not made again.
    """
    keys = list(Provider.objects.order_by("pk").values_list("pk", flat=True))
    memberships, partnerships = [], []
    for _ in range(count if len(keys) > 1 else 0):
        kind = chance.choice(["membership", "partnership"])
        one, other = chance.sample(keys, 2)
        if (kind, one, other) in known:
            continue
        known.add((kind, one, other))
        now = timezone.now()
        agreed, parted = chance.random() < 0.9, chance.random() < 0.1
        times = {"confirmed_at": now if agreed else None, "ended_at": now if parted else None}
        if kind == "membership":
            memberships.append(Membership(practice_id=one, member_id=other, **times))
            continue
        first, last = sorted([some_day(chance), some_day(chance)])
        span = {"valid_from": first, "valid_until": last} if agreed else {}
        covered = {"states": chance.sample(states, chance.randint(1, 3)), "proposed_at": now}
        both = {"therapist_id": one, "prescriber_id": other}
        partnerships.append(Partnership(**both, **covered, **times, **span))
    Membership.objects.bulk_create(memberships)
    Partnership.objects.bulk_create(partnerships)
