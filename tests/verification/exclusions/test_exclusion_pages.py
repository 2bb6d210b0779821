"""The pages on which a reviewer decides on a hit: what they show, and that nothing typed is lost."""

from typing import Any

import pytest
from django.test import Client

from accounts.roles import Role
from providers.models import Provider
from tests import cast
from tests.verification import reviewing
from tests.verification.exclusions.hits import name_hit, the_list
from tests.verification.nppes_rows import npi
from tests.verification.test_review_permissions import client_of
from verification.actions.exclusion_decisions import hit_version
from verification.models import ExclusionHit

pytestmark = pytest.mark.django_db


@pytest.fixture
def sam() -> Client:
    """A senior reviewer who has just signed in."""
    return client_of(Role.SENIOR_REVIEWER)


def words(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def decide(client: Client, hit: ExclusionHit, **fields: str) -> Any:
    said = {"decision": "dismiss", "reason": "Another person", "version": hit_version(hit)}
    return client.post(f"/review/exclusions/{hit.pk}/decide/", said | fields)


def test_the_list_shows_what_waits_oldest_first(sam: Client) -> None:
    assert "No list was imported yet" in words(sam.get("/review/exclusions/"))
    the_list()
    first = name_hit(cast.listing("first-found"))
    name_hit(cast.listing("then-found"))
    name_hit(cast.listing("long-gone"), stage="gone", gone_on=first.found_at.date())
    page = words(sam.get("/review/exclusions/"))
    assert page.index("First Found") < page.index("Then Found")
    assert "Long Gone" not in page


def test_hits_and_their_states_stand_in_the_queue(sam: Client) -> None:
    name_hit(cast.alice())
    page = words(sam.get("/review/"))
    assert "Alice Alder" in page


def test_a_list_of_twenty_takes_as_many_queries_as_one_of_one(
    sam: Client, django_assert_max_num_queries: object
) -> None:
    for number in range(20):
        name_hit(cast.listing(f"person-{number}"))
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        assert "Person 19" in words(sam.get("/review/exclusions/"))


def test_listing_and_row_stand_side_by_side_with_the_differences_in_words(sam: Client) -> None:
    alice = cast.alice(npi=npi(7))
    hit = name_hit(
        alice, middle_name="Q", address="1 SECOND ST", city="SALEM", general="PHYSICIAN",
        waiver_on="2021-04-01", waiver_state="WA",
    )  # fmt: skip
    page = words(sam.get(f"/review/exclusions/{hit.pk}/"))
    for sentence in (
        "Is this Alice Alder?",
        "Listing: Alice Alder",
        "List: ALICE Q ALDER",
        "Could be the same: look at middle names",
        "The list names no NPI",
        "The provider works or is licensed there.",
        "List: 1 SECOND ST, SALEM, OR",
        "Another city.",
        "There is a waiver for Washington",
        "section 1128a1",
    ):
        assert sentence in page
    hit.npi, hit.state, hit.first_name, hit.middle_name = npi(8), "TX", "ALICE", ""
    hit.save()
    page = words(sam.get(f"/review/exclusions/{hit.pk}/"))
    for sentence in (
        "The same name.",
        "Two NPIs: these are two people.",
        "The listing has no place and no license there.",
    ):
        assert sentence in page


@pytest.mark.parametrize(
    ("kind", "name", "row", "sentence"),
    [
        ("individual", "Alice Alder", {"last_name": "THISTLE"}, "Another name."),
        ("individual", "Alder Alice", {}, "The same name."),
        ("organization", "Alder House", {"business_name": "ALDER HOUSE INC"}, "Could be the same"),
        ("organization", "Alder House", {"business_name": "OAK HOUSE"}, "Another name."),
    ],
)
def test_names_are_compared_in_words(
    sam: Client, kind: str, name: str, row: dict[str, str], sentence: str
) -> None:
    if "business_name" in row:
        row = row | {"last_name": "", "first_name": ""}
    hit = name_hit(cast.listing("somebody", name=name, kind=kind), **row)
    assert sentence in words(sam.get(f"/review/exclusions/{hit.pk}/"))


def test_another_senior_reviewer_reads_what_was_found_and_can_undo_it(sam: Client) -> None:
    hit = name_hit(cast.alice())
    decide(sam, hit, decision="confirm")
    page = f"/review/exclusions/{hit.pk}/"
    assert "Keep this decision" not in words(sam.get(page))
    selma = reviewing.client_of(cast.user("selma@example.org", Role.SENIOR_REVIEWER))
    told = words(selma.get(page))
    assert "Another person" in told
    assert "takes another senior reviewer to undo" in told
    hit.refresh_from_db()
    assert decide(selma, hit, show_again="on").status_code == 302
    assert Provider.objects.get(pk=hit.provider_id).listing_state == "published"


def test_a_decision_leads_back_to_the_list(sam: Client) -> None:
    hit = name_hit(cast.alice())
    answer = decide(sam, hit, decision="confirm")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/review/exclusions/")
    hit.refresh_from_db()
    assert (hit.stage, hit.reason) == ("confirmed", "Another person")
    page = words(sam.get(f"/review/exclusions/{hit.pk}/"))
    assert "Is this provider" in page
    assert f"{hit.decided_by}, " in page
    assert "<form class" not in page.partition("<main")[2]


def test_what_is_missing_is_said_beside_what_was_typed(sam: Client) -> None:
    hit = name_hit(cast.alice())
    answer = decide(sam, hit, reason="")
    assert answer.status_code == 422
    page = words(answer)
    assert "<title>Error:" in page
    assert "Say why, and what you compared." in page
    answer = decide(sam, hit, decision="", reason="Typed <b>text")
    assert "Typed &lt;b&gt;text" in words(answer)
    assert "Choose who it is." in words(answer)


@pytest.mark.parametrize(
    "fields",
    [{"reason": "x" * 301}, {"reason": "a\0b"}, {"decision": "publish"}, {"version": ""}],
    ids=["long", "nul", "other decision", "no version"],
)
def test_what_is_hostile_is_refused(sam: Client, fields: dict[str, str]) -> None:
    hit = name_hit(cast.alice())
    assert decide(sam, hit, **fields).status_code == 422
    hit.refresh_from_db()
    assert hit.stage == "open"


def test_a_form_cannot_say_more_than_it_asks(sam: Client) -> None:
    hit = name_hit(cast.alice())
    decide(sam, hit, stage="gone", provider="1", suspended_from="published", show_again="on")
    hit.refresh_from_db()
    assert (hit.stage, hit.suspended_from) == ("dismissed", "")
    assert Provider.objects.get().listing_state == "published"


def test_what_has_changed_meanwhile_is_shown_anew_with_what_was_typed(sam: Client) -> None:
    hit = name_hit(cast.alice())
    version = hit_version(hit)
    Provider.objects.update(name="Alice Thistlefell")
    answer = decide(sam, hit, version=version, reason="Typed before")
    assert answer.status_code == 409
    page = words(answer)
    assert "This has changed since you opened it." in page
    assert "Typed before" in page
    assert "Alice Thistlefell" in page
    hit = ExclusionHit.objects.get()
    assert hit.stage == "open"
    assert hit_version(hit) in page


def test_a_reviewer_is_offered_what_they_may_decide() -> None:
    hit = name_hit(cast.alice())
    rosa = client_of(Role.REVIEWER)
    page = words(rosa.get(f"/review/exclusions/{hit.pk}/"))
    assert "It is somebody else" in page
    assert "It is this provider" not in page
    assert "a senior reviewer decides that" in page
    assert decide(rosa, hit, decision="confirm").status_code == 422
    ExclusionHit.objects.update(kind="npi", npi=npi(7))
    page = words(rosa.get(f"/review/exclusions/{hit.pk}/"))
    assert "A senior reviewer decides on this." in page
    assert decide(rosa, ExclusionHit.objects.get()).status_code == 422
    assert ExclusionHit.objects.get().stage == "open"


def test_an_administrator_sees_and_does_not_decide() -> None:
    hit = name_hit(cast.alice())
    ada = client_of(Role.ADMINISTRATOR)
    assert "A senior reviewer decides" in words(ada.get(f"/review/exclusions/{hit.pk}/"))
    assert decide(ada, hit).status_code == 404


def test_nobody_decides_on_a_listing_of_their_own(sam: Client) -> None:
    own = cast.alice(owner=cast.user(f"{Role.SENIOR_REVIEWER}@example.org"))
    answer = decide(sam, name_hit(own))
    assert answer.status_code == 422
    assert "Somebody else decides." in words(answer)


def show(client: Client, hit: ExclusionHit) -> str:
    """Press the button on the page of a hit; returns what becomes of the listing."""
    hit = ExclusionHit.objects.get(pk=hit.pk)
    client.post(f"/review/exclusions/{hit.pk}/show/", {"version": hit_version(hit)})
    return Provider.objects.get(pk=hit.provider_id).listing_state


def test_a_listing_that_was_not_brought_back_with_the_decision_is_brought_back_later(
    sam: Client,
) -> None:
    alice = cast.alice()
    hit = ExclusionHit.objects.get(pk=name_hit(alice).pk)
    decide(sam, hit, decision="confirm")
    ExclusionHit.objects.update(gone_on=hit.found_at.date())
    assert show(sam, hit) == "suspended", "the hit stands"
    decide(sam, ExclusionHit.objects.get())
    page = f"/review/exclusions/{hit.pk}/"
    assert "Show the listing again" in words(sam.get(page))
    rosa = client_of(Role.REVIEWER)
    assert "Show the listing again" not in words(rosa.get(page))
    assert show(rosa, hit) == "suspended"
    suspending = name_hit(alice, kind="npi", npi=npi(7), row_sha256="2" * 64)
    assert "Show the listing again" not in words(sam.get(page))
    assert show(sam, hit) == "suspended", "another hit stands"
    suspending.delete()
    assert show(sam, hit) == "published"
    assert "Show the listing again" not in words(sam.get(page))
