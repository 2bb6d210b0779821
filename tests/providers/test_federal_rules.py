"""What federal law says about prescribing from afar has an end, and every page says so by itself once it has come."""

import datetime as dt

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.test import Client

from accounts.roles import Role
from providers.actions.federal_rules import FederalRuleChangedError, add_federal_version
from providers.models import FederalRule
from providers.models.federal_rule import federal_rule
from tests import cast
from tests.directory.listing.reading import ListingRead
from tests.verification.rules import ada

pytestmark = pytest.mark.django_db
LAST_DAY, DAY_AFTER = "2026-12-31 20:00Z", "2027-01-02 20:00Z"
EXTENDED = "Federal rules let ketamine be prescribed by telehealth until the end of 2027."


def extend(after: int = 1, **fields: object) -> FederalRule:
    made = {
        "topic": "telehealth",
        "text": EXTENDED,
        "valid_until": dt.date(2027, 12, 31),
        "source": "Federal Register, 91 FR 1",
        "source_url": "https://example.org/91-fr-1",
        "source_date": dt.date(2026, 11, 1),
        "reason": "Extended",
        "by": ada(),
    }
    return add_federal_version(after=after, **made | fields)  # type: ignore[arg-type]


def remote_listing(format_: str = "telehealth") -> None:
    provider = cast.listing("vera-vale", telehealth_states=["OR"])
    cast.license_of(provider, "md")
    cast.service(provider, "medical", "sublingual", format=format_)


def words(address: str) -> str:
    soup = BeautifulSoup(Client().get(address).content, "html.parser")
    assert soup.main is not None
    return " ".join(soup.main.get_text(" ").split())


@pytest.mark.parametrize("format_", ["telehealth", "at_home"])
def test_a_listing_that_works_from_afar_says_until_when_and_that_it_has_ended(
    format_: str,
) -> None:
    with time_machine.travel(LAST_DAY, tick=False):
        remote_listing(format_)
        page = ListingRead("vera-vale").text
        assert "Federal rules that let it be prescribed by telehealth run until" in page
        assert "90 FR 61301" in page
    with time_machine.travel(DAY_AFTER, tick=False):
        page = ListingRead("vera-vale").text
        assert "Federal rules that let it be prescribed by telehealth run until" not in page
        assert "held until Dec. 31, 2026" in page
        assert "It may have changed: ask whether you have to be seen in person first." in page


def test_a_listing_in_person_says_nothing_of_telehealth() -> None:
    cast.alice()
    assert "Federal rules" not in ListingRead("alice-alder").text


def test_a_new_version_is_told_on_all_pages_at_once_with_its_source_and_end() -> None:
    with time_machine.travel(LAST_DAY, tick=False):
        remote_listing()
        extend()
        for page in (ListingRead("vera-vale").text, words("/models/"), words("/guide/place/")):
            assert EXTENDED in page
        assert "91 FR 1" in words("/models/")
        assert "90 FR 61301" not in words("/models/")
    with time_machine.travel(DAY_AFTER, tick=False):
        for address in ("/models/", "/guide/place/"):
            assert "A legal fact on this page may have changed" not in words(address)
    with time_machine.travel("2028-01-02 20:00Z", tick=False):
        for address in ("/models/", "/guide/place/"):
            assert "This held until December 31, 2027" in words(address)


def test_the_version_of_the_project_reads_as_its_content_does() -> None:
    """Else marks, sources and translations of the content would be others than those that were reviewed."""
    from matching.federal_law import with_federal_law
    from matching.library.loader import library

    assert with_federal_law(library()).legal == library().legal
    assert with_federal_law(library()).sources == library().sources


@pytest.mark.parametrize("role", [Role.PROVIDER, Role.REVIEWER, Role.SENIOR_REVIEWER])
def test_only_administrators_write_versions(role: Role) -> None:
    with pytest.raises(PermissionDenied):
        extend(by=cast.user("someone@example.org", role))


def test_nobody_writes_after_a_version_that_they_did_not_see() -> None:
    extend()
    with pytest.raises(FederalRuleChangedError):
        extend()
    assert extend(after=2).version == 3
    assert federal_rule("telehealth") == FederalRule.objects.last().get()


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE providers_federalrule SET valid_until = NULL",
        "DELETE FROM providers_federalrule",
        "TRUNCATE providers_federalrule",
    ],
)
def test_nobody_rewrites_a_version(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            cursor.execute(sql)
