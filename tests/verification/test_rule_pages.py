"""The pages of the rules: nothing typed is lost, nothing applies unseen."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from providers.actions.prescribing_rules import lot_version
from providers.dates import today
from tests import cast
from tests.verification.rules import abe, ada, in_force, proposed, sam
from tests.verification.signed_in import as_, text_of
from tests.verification.test_review_permissions import client_of
from verification.models import RuleProposal
from verification.models.rule_proposal import Stage

pytestmark = pytest.mark.django_db

CHANGE = "/review/rules/np/OH/change/"


def typed(**fields: Any) -> dict[str, Any]:
    return {
        "authority": "no",
        "valid_from": f"{today():%m/%d/%Y}",
        "valid_until": "",
        "condition": "",
        "source": "Ohio Revised Code",
        "source_date": f"{today():%m/%d/%Y}",
        "confidence": "high",
        "reason": "Read it there",
        "version": lot_version("np", "OH"),
    } | fields


def test_from_typing_to_applying_two_people_see_whom_it_touches() -> None:
    cast.license_of(cast.listing("nora-nash", name="Nora Nash"), "np", "OH")
    writer, second = as_(ada()), as_(abe())
    answer = writer.post(CHANGE, typed())
    proposal = RuleProposal.objects.get()
    assert answer.headers["Location"] == proposal.get_absolute_url()
    page = text_of(writer.get(proposal.get_absolute_url()))
    assert "1 public listing is told otherwise for clients in Ohio" in page
    assert "Nora Nash : Prescribes with a collaborating physician → Does not prescribe" in page
    assert "Another administrator or a senior reviewer has to apply it" in page
    assert "Apply this change" not in page
    soup = BeautifulSoup(second.get(proposal.get_absolute_url()).content, "html.parser")
    seen = soup.select_one("[name=seen]")
    assert seen is not None
    apply = reverse("review_rule_proposal_apply", args=[proposal.pk])
    # Its writer cannot do it by hand either.
    writer.post(apply, {"seen": seen["value"]})
    assert in_force("np", "OH").authority == "collaborating"
    answer = second.post(apply, {"seen": seen["value"]}, follow=True)
    assert "The rule counts from now on, in search too." in text_of(answer)
    history = text_of(second.get("/review/rules/np/OH/"))
    assert "Written by Ada Ash" in history
    assert "Applied by Abe Aspen" in history
    assert "Came with the project. Ended by a newer version." in history


def test_applying_without_having_seen_the_effects_does_nothing() -> None:
    proposal = proposed("np", "OH", "own")
    client = as_(sam())
    for seen in ("", "x", "\0", "a" * 10_000):
        answer = client.post(
            reverse("review_rule_proposal_apply", args=[proposal.pk]), {"seen": seen}, follow=True
        )
        assert "Look at them again" in text_of(answer)
    assert in_force("np", "OH").authority == "collaborating"


def test_a_rule_that_somebody_changed_meanwhile_keeps_what_was_typed() -> None:
    client = as_(ada())
    sent = typed(reason="My own long reason", version="0123456789abcdef")
    answer = client.post(CHANGE, sent)
    assert answer.status_code == 422
    assert "Somebody changed this rule after you opened it" in text_of(answer)
    assert "My own long reason" in answer.content.decode()
    soup = BeautifulSoup(answer.content, "html.parser")
    version = soup.select_one("[name=version]")
    assert version is not None
    assert client.post(CHANGE, sent | {"version": version["value"]}).status_code == 302


def test_a_second_change_is_told_that_one_waits_and_keeps_what_was_typed() -> None:
    proposed("np", "OH", "own")
    answer = as_(abe()).post(CHANGE, typed(reason="My own long reason"))
    assert answer.status_code == 422
    assert "Another change of this rule waits" in text_of(answer)
    assert "My own long reason" in answer.content.decode()


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"authority": ""}, "Choose what the law says"),
        ({"authority": "perhaps"}, "not one of the available choices"),
        ({"routes": ["iv"]}, "Routes go with a license that may prescribe"),
        ({"authority": "own", "routes": ["rectal"]}, "not one of the available choices"),
        ({"valid_from": "soon"}, "Enter a date"),
        ({"valid_from": "01/01/0001"}, "Check the year"),
        ({"valid_from": "01/01/9999"}, "Check the year"),
        ({"valid_until": "01/01/2020"}, "ends after it begins"),
        ({"source": ""}, "needs a source"),
        ({"source_date": "01/01/2090"}, "not from the future"),
        ({"reason": " "}, "Say why"),
        ({"reason": "a\0b"}, "Null characters"),
        ({"reason": "a" * 2001}, "at most 2000"),
        ({"confidence": "sure"}, "not one of the available choices"),
        ({"version": "x" * 17}, "at most 16"),
    ],
)
def test_bad_input_is_refused_beside_its_field(fields: dict[str, Any], words: str) -> None:
    answer = as_(ada()).post(CHANGE, typed(**fields))
    assert answer.status_code == 422
    assert words in text_of(answer)
    assert not RuleProposal.objects.exists()


def test_a_version_that_says_the_same_is_no_change() -> None:
    row = in_force("np", "OH")
    said = {
        "authority": row.authority,
        "routes": row.routes,
        "condition": row.condition,
        "source": row.source,
        "source_date": f"{row.source_date:%m/%d/%Y}",
        "confidence": row.confidence,
    }
    answer = as_(ada()).post(CHANGE, typed(**said))
    assert "The rule says this already" in text_of(answer)


def test_nobody_writes_fields_that_the_form_does_not_have() -> None:
    as_(ada()).post(
        CHANGE,
        typed(stage="applied", proposed_by="1", license_type="md", state="CA", kind="confirm"),
    )
    proposal = RuleProposal.objects.get()
    assert (proposal.stage, proposal.license_type, proposal.state) == (Stage.WAITING, "np", "OH")
    assert (proposal.kind, proposal.proposed_by) == ("change", ada())


@pytest.mark.parametrize(
    "address",
    [
        "/review/rules/np/XX/",
        "/review/rules/nobody/OH/",
        "/review/rules/nobody/OH/change/",
        "/review/rules/np/OH/confirm/",
        "/review/rules/federal/weather/change/",
        "/review/rules/proposals/00000000-0000-0000-0000-000000000000/",
    ],
)
def test_what_there_is_not_is_not_found(address: str) -> None:
    assert as_(ada()).get(address).status_code == 404


def test_a_former_version_can_be_taken_up_again() -> None:
    former = in_force("np", "OH")
    proposal = proposed("np", "OH", "own")
    client = as_(ada())
    page = BeautifulSoup(client.get(proposal.get_absolute_url()).content, "html.parser")
    seen = page.select_one("[name=seen]")
    assert seen is not None
    client.post(reverse("review_rule_proposal_apply", args=[proposal.pk]), {"seen": seen["value"]})
    page = BeautifulSoup(client.get(f"{CHANGE}?like={former.pk}").content, "html.parser")
    chosen = page.select_one("[name=authority] option[selected]")
    assert chosen is not None
    assert chosen["value"] == "collaborating"
    for like in ("0", "-1", "x", "9" * 30, "\0"):
        assert client.get(CHANGE, {"like": like}).status_code == 200


def test_the_list_is_cut_by_license_type_state_and_what_waits() -> None:
    client = client_of("reviewer")
    assert "1 rule " in text_of(client.get("/review/rules/?license_type=np&state=OH"))
    waits = text_of(client.get("/review/rules/?license_type=np&waiting=on"))
    assert "Texas" in waits
    assert "Ohio: " not in waits
    assert "There is no rule" in text_of(client.get("/review/rules/?license_type=md&state=GU"))
    for odd in ("license_type=x", "state=%00", "page=x", "page=99999999999999"):
        assert client.get(f"/review/rules/?{odd}").status_code == 200


def test_the_list_asks_as_much_of_the_database_for_many_rows_as_for_few(
    django_assert_num_queries: Any,
) -> None:
    client = client_of("reviewer")
    client.get("/review/rules/")
    with django_assert_num_queries(6) as few:
        client.get("/review/rules/?license_type=np&state=OH")
    with django_assert_num_queries(len(few)):
        client.get("/review/rules/")


def test_reviewers_read_and_are_offered_nothing_that_changes() -> None:
    proposal = proposed("np", "OH", "own")
    client = client_of("reviewer")
    for address in ("/review/rules/np/OH/", proposal.get_absolute_url(), "/review/rules/federal/"):
        page = BeautifulSoup(client.get(address).content, "html.parser")
        main = page.main
        assert main is not None
        assert not main.select("form[method=post]")
        assert "Write a new version" not in main.get_text()


def test_states_stand_in_the_order_of_their_names() -> None:
    """Alaska's code is before Alabama's."""
    page = as_(ada()).get("/review/rules/", {"license_type": "md"}).context["page"]
    names = [rule.get_state_display() for rule in page.object_list]
    assert names[:4] == ["Alabama", "Alaska", "Arizona", "Arkansas"]
    first = as_(ada()).get("/review/rules/").context["page"].object_list[0]
    assert first.license_type == "md", "as in the list to choose from"
