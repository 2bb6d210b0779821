"""Whoever asks for a prescriber and a drip finds nobody whose license may not prescribe one."""

from dataclasses import replace

import pytest
from django.db import connection

from catalog.live.listener import read_snapshot
from catalog.question import Answer
from catalog.snapshot.answering import Asked
from directory.answers import question
from directory.facets import FACETS
from directory.tables import Tables
from directory.understood import understood
from providers.actions.prescribing_rules import add_version
from providers.dates import today
from providers.models import Provider
from tests import cast
from tests.entries import settle
from tests.verification.rules import ada, text

pytestmark = pytest.mark.django_db
ROUTES = ("iv", "im", "intranasal", "sublingual")


def answered(asked: dict[str, list[str]], *, counting: bool) -> Answer:
    """What the arrays say, and the tables with them; these take ten times as long to count."""
    settle()
    meant = understood(asked).query
    arrays = Asked(read_snapshot(connection, today()), question(asked, meant, "name")).answer(0, 20)
    if not counting:
        arrays = replace(arrays, counts={})
    assert Tables(asked, meant, "name").answer(0, 20, counting=counting) == arrays
    return arrays


def answer(**asked: list[str]) -> Answer:
    return answered(asked, counting=False)


def found(**asked: list[str]) -> set[str]:
    pks = answer(prescribes=asked.pop("prescribes", ["yes"]), **asked).pks
    return set(Provider.objects.filter(pk__in=pks).values_list("slug", flat=True))


def counts(facet: str, **asked: list[str]) -> dict[str, int]:
    values = next(each for each in FACETS if each.name == facet).values
    return dict(zip(values, answered(asked, counting=True).counts[facet], strict=True))


@pytest.fixture
def ira() -> Provider:
    """A prescribing psychologist of Illinois, whose law leaves out injections, offering every way."""
    provider = cast.listing("ira-ivy")
    cast.place(provider, "60601")
    cast.license_of(provider, "prescribing_psychologist", "IL")
    for route in ROUTES:
        cast.service(provider, "medical", route)
    return provider


@pytest.mark.parametrize("state", [[], ["IL"]])
def test_an_illinois_psychologist_is_a_prescriber_for_lozenge_and_nasal_spray_only(
    ira: Provider, state: list[str]
) -> None:
    where = {"state": state} if state else {}
    assert found(**where) == {"ira-ivy"}
    for kind in ("yes", "collaborating"):
        for route in ("intranasal", "sublingual"):
            assert found(route=[route], prescribes=[kind], **where) == {"ira-ivy"}
        for route in ("iv", "im"):
            assert found(route=[route], prescribes=[kind], **where) == set()
    assert found(route=["iv", "sublingual"], **where) == {"ira-ivy"}
    assert found(route=["iv", "im"], **where) == set()
    # Asked for without a prescriber, all that is offered is found.
    assert answer(route=["iv"], **where).total == 1


def test_the_numbers_beside_the_options_say_what_a_click_would_find(ira: Provider) -> None:
    alice = cast.alice()
    cast.license_of(alice, "md", "IL", number="IL1")
    cast.place(alice, "60601")
    assert counts("route", prescribes=["yes"]) == {
        "iv": 1,
        "im": 0,
        "intranasal": 1,
        "sublingual": 1,
    }
    assert counts("route") == {"iv": 2, "im": 1, "intranasal": 1, "sublingual": 1}
    assert counts("prescribes", route=["iv"]) == {"yes": 1, "own": 1, "collaborating": 0}
    assert counts("prescribes", route=["sublingual"]) == {"yes": 1, "own": 0, "collaborating": 1}
    both = answer(prescribes=["yes"], route=["im"])
    assert both.total == 0
    assert (both.without["route"], both.without["prescribes"]) == (2, 1)


def test_a_second_license_without_such_a_limit_covers_every_way(ira: Provider) -> None:
    cast.license_of(ira, "md", "IL", number="IL1")
    assert found(route=["iv"], state=["IL"]) == {"ira-ivy"}


def test_a_license_of_another_state_covers_there_alone(ira: Provider) -> None:
    cast.license_of(ira, "md", "WI", number="WI1")
    cast.place(ira, "53202")
    assert found(route=["iv"]) == {"ira-ivy"}
    assert found(route=["iv"], state=["WI"]) == {"ira-ivy"}
    assert found(route=["iv"], state=["IL"]) == set()


def test_a_colorado_naturopath_prescribes_by_no_route(db: None) -> None:
    provider = cast.listing("nat-noble")
    cast.place(provider, "80202")
    cast.license_of(provider, "nd", "CO")
    for route in ROUTES:
        cast.service(provider, "psycholytic", route, therapy="partner")
    assert found(state=["CO"]) == set()
    for route in ROUTES:
        assert found(route=[route]) == set()


def test_a_changed_law_changes_the_answer_at_once(ira: Provider) -> None:
    add_version(
        license_type="prescribing_psychologist",
        state="IL",
        text=text("collaborating", routes=("im",)),
        reason="The code was changed",
        by=ada(),
    )
    assert found(route=["im"]) == {"ira-ivy"}
    assert found(route=["sublingual"]) == set()
