"""No license can be read under two laws on one day: who may prescribe would depend on which row came first."""

import datetime as dt
from typing import Any

import pytest
from django.utils import timezone

from providers.dates import today
from providers.models import PrescribingRule
from tests.providers.refusal import refused_by

pytestmark = pytest.mark.django_db

A_DAY = dt.timedelta(days=1)


def rule(**fields: Any) -> PrescribingRule:
    made = {
        "license_type": "md",
        "state": "GU",
        "authority": "own",
        "confidence": "high",
        "needs_review": False,
    }
    return PrescribingRule.objects.create(**made | fields)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({}, {}),
        ({}, {"valid_from": today()}),
        ({"valid_until": today()}, {"valid_from": today()}),
    ],
)
def test_two_rules_never_speak_on_one_day(first: dict[str, Any], second: dict[str, Any]) -> None:
    rule(**first)
    refused_by("rule_one_at_a_time", rule, **second)


def test_a_rule_may_follow_another() -> None:
    rule(valid_until=today())
    rule(valid_from=today() + A_DAY)


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"confirmed_at": timezone.now()}, "rule_confirmed_by_whom_and_when"),
        ({"authority": "perhaps"}, "rule_authority_known"),
        ({"routes": ["rectal"]}, "rule_routes_known"),
    ],
)
def test_a_rule_says_who_confirmed_it_and_known_words(fields: dict[str, Any], name: str) -> None:
    refused_by(name, rule, **fields)
