"""Every row of the rules that come with the project, on the days on which an answer turns: who prescribes is rule × evidence × route × date."""

import datetime as dt

import pytest
from django.utils import timezone

from accounts.models import User
from catalog.entries import facts_of_entries
from providers.dates import today
from providers.models import Decision, Evidence, License, PrescribingRule, Provider, Service
from providers.rules_file import read_rules
from providers.vocabulary.treatment import Route
from tests import cast
from tests.entries import settle

pytestmark = pytest.mark.django_db
A_DAY = dt.timedelta(days=1)
LASTS = 30
CONFIRMED_ROWS = {"own", "collaborating"}
Row = tuple[str, str]


def everybody(route: str | None) -> dict[Row, License]:
    """A listing with a checked license for each row of the file, offering one route or nothing."""
    rows = [
        (row["license_type"], row["state"])
        for row in read_rules()
        if row["license_type"] != "facilitator"
    ]
    rosa, now = cast.rosa(), timezone.now()
    owners = User.objects.bulk_create(
        User(email=f"p-{number}@example.org") for number, _ in enumerate(rows)
    )
    providers = Provider.objects.bulk_create(
        Provider(
            slug=f"p-{number}",
            name=f"P {number}",
            owner=owners[number],
            listing_state="published",
            published_at=now,
            consented_at=now,
            identity_accepted_at=now,
            attested_on=today(),
        )
        for number, _ in enumerate(rows)
    )
    licenses = License.objects.bulk_create(
        License(
            provider=provider,
            license_type=license_type,
            state=state,
            number=f"N{provider.pk}",
            submitted_at=now - dt.timedelta(minutes=5),
        )
        for provider, (license_type, state) in zip(providers, rows, strict=True)
    )
    Evidence.objects.bulk_create(
        Evidence(
            provider_id=license_.provider_id,
            license=license_,
            fact="license_status",
            result="confirmed",
            source="Board",
            source_kind="primary",
            method="Looked up",
            performed_at=now - dt.timedelta(minutes=2),
            performed_by=rosa,
            valid_until=today() + LASTS * A_DAY,
        )
        for license_ in licenses
    )
    Decision.objects.bulk_create(
        Decision(license=license_, verdict="verified", reason="So", decided_at=now, decided_by=rosa)
        for license_ in licenses
    )
    if route:
        Service.objects.bulk_create(
            Service(
                provider=provider,
                model="medical",
                route=route,
                molecule="ketamine",
                therapy="none",
                format="in_person",
            )
            for provider in providers
        )
    return dict(zip(rows, licenses, strict=True))


def expected(row: dict[str, object], on: dt.date, route: str | None) -> str:
    """Worked out from the file alone."""
    first = row["valid_from"]
    if row["needs_review"] or (isinstance(first, dt.date) and on < first):
        return "not_confirmed"
    if row["authority"] == "no":
        return "no"
    if row["authority"] not in CONFIRMED_ROWS or on > today() + LASTS * A_DAY:
        return "not_confirmed"
    return "no" if row["routes"] and route not in row["routes"] else str(row["authority"])  # type: ignore[operator]


@pytest.mark.parametrize("route", [None, *Route.values])
def test_each_row_answers_as_it_says_while_the_check_counts_and_not_after(
    route: str | None,
) -> None:
    licenses = everybody(route)
    settle()
    file = {(row["license_type"], row["state"]): row for row in read_rules()}
    days = [today() + days * A_DAY for days in (0, LASTS, LASTS + 1)]
    # Before the one row of the file that begins on a day, and on that day.
    days += [dt.date(2023, 12, 30), dt.date(2023, 12, 31)] if route is None else []
    for on in days:
        wanted = {key: expected(file[key], on, route) for key in licenses}
        said = {
            (each.license_type, each.state): each.authority
            for each in License.objects.with_authority(on)
        }
        assert said == wanted, on
        shown = facts_of_entries([each.provider_id for each in licenses.values()], on)
        kept = {
            key: (shown[each.provider_id].standing.prescribing or {})[key[1]]
            for key, each in licenses.items()
        }
        assert kept == wanted, on


def test_confirming_every_row_lets_each_answer_as_it_says() -> None:
    licenses = everybody("iv")
    PrescribingRule.objects.waiting().update(
        confirmed_at=timezone.now(), confirmed_by=cast.user("ada@example.org", "administrator")
    )
    settle()
    file = {(row["license_type"], row["state"]): row for row in read_rules()}
    wanted = {key: expected(file[key] | {"needs_review": False}, today(), "iv") for key in licenses}
    said = {
        (each.license_type, each.state): each.authority for each in License.objects.with_authority()
    }
    assert said == wanted
    shown = facts_of_entries([each.provider_id for each in licenses.values()])
    assert wanted == {
        key: (shown[each.provider_id].standing.prescribing or {})[key[1]]
        for key, each in licenses.items()
    }


def test_no_facilitator_holds_a_license_that_could_prescribe() -> None:
    rows = [row for row in read_rules() if row["license_type"] == "facilitator"]
    assert {row["authority"] for row in rows} == {"no"}
