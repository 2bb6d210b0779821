"""A change of a rule never overwrites: what was once taken for the law can be read afterwards, and put back."""

import datetime as dt
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction

from accounts.roles import Role
from providers.actions.prescribing_rules import (
    RuleText,
    add_version,
    confirm_rules,
    lot_version,
    versions,
)
from providers.dates import today
from providers.models import PrescribingRule
from tests import cast
from tests.verification.rules import abe, ada, text

pytestmark = pytest.mark.django_db

A_DAY = dt.timedelta(days=1)
A_MONTH = 30 * A_DAY


def add(authority: str = "own", **fields: Any) -> PrescribingRule:
    return add_version(
        license_type="np", state="OH", text=text(authority, **fields), reason="New law", by=ada()
    )


def said(on: dt.date) -> str:
    row = versions("np", "OH").counting(on).first()
    return row.authority if row else "nothing"


def test_a_new_version_closes_the_former_on_the_day_before() -> None:
    former = versions("np", "OH").get()
    new = add("own")
    former.refresh_from_db()
    assert former.valid_until == today() - A_DAY
    assert former.replaced_by == new
    assert former.withdrawn_at is None
    assert (said(today() - A_DAY), said(today())) == ("collaborating", "own")
    assert (new.recorded_by, new.applied_by, new.reason) == (ada(), ada(), "New law")


def test_a_version_to_come_leaves_today_as_it_is() -> None:
    add("own", valid_from=today() + A_MONTH)
    assert said(today()) == said(today() + 29 * A_DAY) == "collaborating"
    assert said(today() + A_MONTH) == "own"


def test_a_second_change_on_one_day_puts_the_first_aside_and_keeps_it() -> None:
    first, second = add("own"), add("no")
    first.refresh_from_db()
    assert first.withdrawn_at is not None
    assert first.replaced_by == second
    assert first.authority == "own"
    assert said(today()) == "no"
    assert versions("np", "OH").count() == 3


def test_a_change_from_an_earlier_day_takes_the_place_of_what_was_planned() -> None:
    planned = add("no", valid_from=today() + A_MONTH)
    add("own", valid_from=today() + A_DAY)
    planned.refresh_from_db()
    assert planned.withdrawn_at is not None
    assert said(today() + 2 * A_MONTH) == "own"


def test_after_the_end_of_a_law_nothing_is_said_and_what_follows_it_stays() -> None:
    planned = add("no", valid_from=today() + 2 * A_MONTH)
    add("own", valid_until=today() + A_MONTH)
    planned.refresh_from_db()
    assert planned.withdrawn_at is None
    assert said(today() + A_MONTH) == "own"
    assert said(today() + A_MONTH + A_DAY) == "nothing"
    assert said(today() + 2 * A_MONTH) == "no"


def test_putting_an_old_version_back_is_a_new_one() -> None:
    former = versions("np", "OH").get()
    add("no")
    back = RuleText.of(former)
    add_version(
        license_type="np",
        state="OH",
        text=RuleText(**back.fields() | {"valid_from": today(), "routes": back.routes}),
        reason="It was wrong",
        by=abe(),
    )
    assert said(today()) == "collaborating"
    assert versions("np", "OH").count() == 3


def test_a_rule_that_nobody_had_written_can_be_begun() -> None:
    add_version(license_type="md", state="GU", text=text("own"), reason="Read it", by=ada())
    assert versions("md", "GU").counting().get().authority == "own"


@pytest.mark.parametrize("role", [Role.PROVIDER, Role.REVIEWER, Role.SENIOR_REVIEWER])
def test_only_administrators_write_versions(role: Role) -> None:
    someone = cast.user("someone@example.org", role)
    with pytest.raises(PermissionDenied):
        add_version(license_type="np", state="OH", text=text(), reason="Because", by=someone)


def test_each_change_and_each_confirmation_is_another_version_of_the_rule() -> None:
    seen = [lot_version("np", "TX")]
    confirm_rules(versions("np", "TX"), by=ada())
    seen.append(lot_version("np", "TX"))
    add_version(license_type="np", state="TX", text=text(), reason="Because", by=ada())
    seen.append(lot_version("np", "TX"))
    assert len(set(seen)) == 3
    assert lot_version("np", "GU") == lot_version("np", "VI")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE providers_prescribingrule SET authority = 'no' WHERE id = {new}",
        "UPDATE providers_prescribingrule SET reason = 'another' WHERE id = {new}",
        "UPDATE providers_prescribingrule SET authority = 'own' WHERE id = {old}",
        "UPDATE providers_prescribingrule SET valid_until = NULL WHERE id = {old}",
        "UPDATE providers_prescribingrule SET replaced_by_id = NULL WHERE id = {old}",
        "UPDATE providers_prescribingrule SET confirmed_at = now() - interval '1 year' WHERE id = {new}",
        "DELETE FROM providers_prescribingrule WHERE id = {new}",
        "DELETE FROM providers_prescribingrule WHERE id = {old}",
        "TRUNCATE providers_prescribingrule CASCADE",
    ],
)
@pytest.mark.parametrize("mode", ["origin", "replica"])
def test_nobody_rewrites_or_removes_a_version(sql: str, mode: str) -> None:
    old = versions("np", "OH").get()
    new = add("own")
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"SET LOCAL session_replication_role = {mode}")
        with (
            pytest.raises(IntegrityError, match=r"keeps its versions|append-only"),
            transaction.atomic(),
        ):
            cursor.execute(sql.format(old=old.pk, new=new.pk))
