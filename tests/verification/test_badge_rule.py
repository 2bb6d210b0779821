"""The badge and the prescriber, from every history: shown exactly when unexpired accepted evidence says so, and never otherwise."""

import datetime as dt
import uuid
from typing import Any

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from providers.dates import today
from providers.models import Decision, Evidence, License, PrescribingRule, Provider
from providers.rules_file import read_rules
from providers.vocabulary.checking import (
    PRESCRIBES,
    Fact,
    Result,
    RuleAuthority,
    SourceKind,
    Verdict,
)
from providers.vocabulary.license import LicenseType
from providers.vocabulary.treatment import Route
from tests import cast

pytestmark = pytest.mark.django_db

BEGIN = 120
WHEN = st.integers(-BEGIN, 0)
LOOK = st.tuples(st.just("look"), WHEN, st.sampled_from(Result.values), st.integers(0, 90))
OTHER = st.tuples(st.just("other look"), WHEN, st.sampled_from(Result.values), st.integers(0, 90))
DECISION = st.tuples(st.just("decision"), WHEN, st.sampled_from(Verdict.values), st.just(0))
SENT = st.tuples(st.just("sent"), WHEN, st.just(""), st.just(0))
HISTORIES = st.lists(LOOK | LOOK | OTHER | DECISION | DECISION | SENT, max_size=9)
# A confirming look and the verdict on it come by chance too seldom.
GOOD = st.builds(
    lambda at, days, rest: [
        ("look", at, Result.CONFIRMED, days),
        ("decision", at, Verdict.VERIFIED, 0),
        *rest,
    ],
    st.integers(-60, 0),
    st.integers(10, 90),
    st.lists(LOOK | OTHER | DECISION | SENT, max_size=3),
)


class Told:
    """The same history as a person would tell it, without the product's own words for it."""

    def __init__(self) -> None:
        self.verdict = ""
        self.look: tuple[str, dt.date] | None = None
        self.confirmed: list[dt.date] = []

    def may_verify(self, on: dt.date) -> bool:
        """The database takes "verified" only with a confirming look that has not run out, give or take a day."""
        return any(until >= on for until in self.confirmed)

    def badge(self, on: dt.date, ends: dt.date | None) -> bool:
        accepted = self.verdict == Verdict.VERIFIED and self.look is not None
        if not accepted or self.look is None:
            return False
        result, until = self.look
        return result == Result.CONFIRMED and until >= on and (ends is None or ends >= on)


def live(license_: License, history: list[tuple[str, int, str, int]]) -> Told:
    """Write the history, in the order of its days, and remember it."""
    told, noon = Told(), timezone.now().replace(hour=17, minute=0, second=0, microsecond=0)
    noon -= dt.timedelta(days=1)
    for minute, (kind, ago, what, days) in enumerate(sorted(history, key=lambda each: each[1])):
        at = noon + dt.timedelta(days=ago, minutes=minute)
        on = timezone.localdate(at)
        if kind == "sent":
            License.objects.filter(pk=license_.pk).update(submitted_at=at)
            told.verdict, told.look = "", None
        elif kind == "decision":
            if what == Verdict.VERIFIED and not told.may_verify(on + dt.timedelta(days=1)):
                continue
            cast.decide(license_, what, decided_at=at)
            told.verdict = what
        else:
            until = on + dt.timedelta(days=days)
            fact = Fact.LICENSE_STATUS if kind == "look" else Fact.DISCIPLINE
            cast.look(license_, what, fact=fact, performed_at=at, valid_until=until)
            if kind == "look":
                told.look = (what, until)
                if what == Result.CONFIRMED:
                    told.confirmed.append(until)
    return told


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(GOOD | HISTORIES, st.none() | st.integers(-60, 90), st.integers(-5, 100))
def test_a_badge_stands_exactly_while_accepted_evidence_does(
    history: list[tuple[str, int, str, int]], ends_in: int | None, ahead: int
) -> None:
    holder = Provider.objects.filter(slug="alice-alder").first() or cast.listing("alice-alder")
    ends = None if ends_in is None else today() + dt.timedelta(days=ends_in)
    license_ = cast.license_of(
        holder,
        "md",
        verified=False,
        number=uuid.uuid4().hex.upper(),
        expires_on=ends,
        submitted_at=timezone.now() - dt.timedelta(days=BEGIN + 5),
    )
    told = live(license_, history)
    # On the day that was drawn, and on both sides of each day on which something ends.
    days = {today() + dt.timedelta(days=ahead), today()}
    for end in filter(None, [ends, told.look and told.look[1]]):
        days |= {end, end + dt.timedelta(days=1)}
    for on in days:
        found = License.objects.verified(on).filter(pk=license_.pk).exists()
        assert found is told.badge(on, ends), (on, told.verdict, told.look)
        shown = License.objects.filter(pk=license_.pk).with_authority(on).get()
        assert shown.badge is found


def holders() -> dict[str, Provider]:
    """One provider for each route, who offers that alone, and one who offers nothing."""
    made = {}
    for route in ["", *Route.values]:
        made[route] = cast.listing(f"who-{route or 'nothing'}")
        if route:
            cast.service(made[route], "medical", route)
    return made


def licenses_for_every_rule(made: dict[str, Provider], rules: list[dict[str, Any]]) -> None:
    """One verified license for each rule and holder, and one that nobody verified."""
    now, by = timezone.now(), cast.rosa().pk
    rows = [
        License(
            provider=holder,
            license_type=kind,
            state=state,
            number=f"N{holder.pk}.{'V' if verified else 'W'}",
            submitted_at=now - dt.timedelta(days=3),
        )
        for kind, state in {(rule["license_type"], rule["state"]) for rule in rules}
        # Of facilitators there is no license, which the rules say, too.
        if kind != LicenseType.FACILITATOR
        for route, holder in made.items()
        for verified in ((True, False) if route == Route.IV else (True,))
    ]
    License.objects.bulk_create(rows, batch_size=2000)
    seen = [row for row in rows if row.number.endswith("V")]
    common = {"fact": Fact.LICENSE_STATUS, "result": Result.CONFIRMED, "source": "Board"}
    Evidence.objects.bulk_create(
        [
            Evidence(
                provider=row.provider,
                license=row,
                source_kind=SourceKind.PRIMARY,
                method="Looked",
                performed_at=now - dt.timedelta(days=2),
                performed_by_id=by,
                valid_until=dt.date(2100, 1, 1),
                **common,
            )
            for row in seen
        ],
        batch_size=2000,
    )
    Decision.objects.bulk_create(
        [
            Decision(
                license=row,
                verdict=Verdict.VERIFIED,
                reason="Agrees",
                decided_at=now - dt.timedelta(days=1),
                decided_by_id=by,
            )
            for row in seen
        ],
        batch_size=2000,
    )


def who_prescribes(
    rules: list[dict[str, Any]], authority: str, on: dt.date, confirmed: bool
) -> set[tuple[str, str, str]]:
    """(license type, state, route) by the rules as the file says them, and nothing else."""
    return {
        (rule["license_type"], rule["state"], route)
        for rule in rules
        for route in ["", *Route.values]
        if rule["authority"] == authority
        and (rule["valid_from"] is None or rule["valid_from"] <= on)
        and (rule["valid_until"] is None or on <= rule["valid_until"])
        and (confirmed or not rule["needs_review"])
        and (not rule["routes"] or route in rule["routes"])
    }


def test_for_every_row_of_the_rules_prescribers_are_rule_and_evidence_and_route_and_date() -> None:
    rules = list(read_rules())
    assert len(rules) == PrescribingRule.objects.count()
    made = holders()
    licenses_for_every_rule(made, rules)
    route_of = {holder.pk: route for route, holder in made.items()}
    edges = {rule[end] for rule in rules for end in ("valid_from", "valid_until")} - {None}
    a_day = dt.timedelta(days=1)
    days = {today()} | {edge + step for edge in edges for step in (-a_day, 0 * a_day, a_day)}
    for confirmed in (False, True):
        if confirmed:
            PrescribingRule.objects.filter(needs_review=True).update(
                confirmed_at=timezone.now(), confirmed_by=cast.user("ada@example.org")
            )
        for on in sorted(days):
            for authority in PRESCRIBES:
                found = License.objects.prescribing(on, [authority]).values_list(
                    "license_type", "state", "provider", "number"
                )
                # Nobody prescribes whose license nobody verified, whatever the law says.
                assert all(number.endswith("V") for *_, number in found)
                prescribers = {(kind, state, route_of[pk]) for kind, state, pk, _ in found}
                assert prescribers == who_prescribes(rules, authority, on, confirmed), on


def test_no_other_authority_than_the_two_makes_a_prescriber() -> None:
    others = set(RuleAuthority.values) - {each.value for each in PRESCRIBES}
    assert others == {"own_after_hours", "no", "not_confirmed"}
