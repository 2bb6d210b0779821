"""The table of prescribing rules decides who is shown as a prescriber; a wrong row would send a client to the wrong person."""

import datetime as dt
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied

from accounts.models import User
from accounts.roles import Role
from providers.actions.prescribing_rules import confirm_rules
from providers.models import PrescribingRule
from providers.rules_file import read_rules
from providers.vocabulary.checking import Authority

HEADER = "license_type,state,authority,routes,valid_from,valid_until,condition,source,source_date,confidence,needs_review"


@pytest.fixture
def ada(db: None) -> User:
    return User.objects.create_user("ada@example.org", role=Role.ADMINISTRATOR)


def rule(license_type: str, state: str) -> PrescribingRule:
    return PrescribingRule.objects.get(license_type=license_type, state=state)


def test_every_row_of_the_file_is_in_the_database(db: None) -> None:
    rows = {(row["license_type"], row["state"]): row["authority"] for row in read_rules()}
    stored = PrescribingRule.objects.values_list("license_type", "state", "authority")
    assert {(kind, state): authority for kind, state, authority in stored} == rows


def test_a_bad_row_is_named_by_its_line(tmp_path: Path) -> None:
    path = tmp_path / "rules.csv"
    path.write_text(f"{HEADER}\nmd,OR,own,,,,,,,high,no\nmd,WA,own,,soon,,,,,high,no\n")
    with pytest.raises(ValueError, match=r"rules\.csv, line 3"):
        list(read_rules(path))


def test_a_row_that_waits_for_a_person_does_not_count_until_one_confirmed_it(ada: User) -> None:
    texas = rule("np", "TX")
    assert texas not in PrescribingRule.objects.counting()
    assert confirm_rules(PrescribingRule.objects.filter(pk=texas.pk), by=ada) == 1
    assert texas in PrescribingRule.objects.counting()
    texas.refresh_from_db()
    assert texas.confirmed_by == ada


def test_confirming_twice_keeps_the_first_name(ada: User) -> None:
    texas = PrescribingRule.objects.filter(license_type="np", state="TX")
    confirm_rules(texas, by=ada)
    other = User.objects.create_user("other@example.org", role=Role.ADMINISTRATOR)
    assert confirm_rules(texas, by=other) == 0
    assert texas.get().confirmed_by == ada


@pytest.mark.parametrize("role", [Role.PROVIDER, Role.REVIEWER, Role.SENIOR_REVIEWER])
def test_only_an_administrator_confirms(db: None, role: Role) -> None:
    someone = User.objects.create_user("someone@example.org", role=role)
    with pytest.raises(PermissionDenied):
        confirm_rules(PrescribingRule.objects.all(), by=someone)


@pytest.mark.parametrize(
    ("starts", "ends", "counts"),
    [(None, None, True), (0, 0, True), (None, -1, False), (1, None, False), (-5, 0, True)],
)
def test_a_row_counts_from_its_first_day_through_its_last(
    db: None, starts: int | None, ends: int | None, counts: bool
) -> None:
    today = dt.date(2026, 11, 23)

    def day(offset: int | None) -> dt.date | None:
        return None if offset is None else today + dt.timedelta(days=offset)

    row = PrescribingRule.objects.create(
        license_type="md",
        state="GU",
        authority="own",
        valid_from=day(starts),
        valid_until=day(ends),
        confidence="high",
        needs_review=False,
    )
    assert (row in PrescribingRule.objects.counting(today)) is counts


@pytest.mark.parametrize(
    ("authority", "routes", "route", "expected"),
    [
        ("own", [], "iv", Authority.OWN),
        ("collaborating", ["intranasal", "sublingual"], "iv", Authority.NO),
        ("collaborating", ["intranasal", "sublingual"], "sublingual", Authority.COLLABORATING),
        ("own_after_hours", [], "iv", Authority.NOT_CONFIRMED),
        ("not_confirmed", [], None, Authority.NOT_CONFIRMED),
        ("no", [], None, Authority.NO),
    ],
)
def test_a_row_answers_for_a_route(
    authority: str, routes: list[str], route: str | None, expected: Authority
) -> None:
    assert PrescribingRule(authority=authority, routes=routes).authority_for(route) == expected
