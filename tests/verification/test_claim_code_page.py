"""A code for an independent contact: the reviewer who makes it sees it once, and nobody else does."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.roles import Role
from providers.actions.claims import enter_code
from providers.models import Claim, ClaimCode
from tests import cast
from tests.providers.claims import OTHER_NPI, claim_of, registry_record
from tests.verification.claim_screen import act, html, nell
from tests.verification.test_review_permissions import client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim() -> Claim:
    return claim_of(nell(), record=registry_record())


@pytest.fixture
def rosa() -> Client:
    """A reviewer who has just signed in."""
    return client_of(Role.REVIEWER)


def test_a_code_to_read_out_is_seen_once_and_works(rosa: Client, claim: Claim) -> None:
    answer = rosa.post(reverse("review_claim_code", args=[claim.pk]), {"way": "call"})
    assert answer["Location"] == reverse("review_claim", args=[claim.pk])
    [stored] = [str(value) for value in rosa.session.values() if "gAAAA" in str(value)]
    page = html(rosa, claim)
    found = re.search(r"<code>(\d{4}) (\d{4})</code>", page)
    assert found
    code = "".join(found.groups())
    assert code not in stored
    assert "<code>" not in html(rosa, claim)
    assert enter_code(claim=claim, code=code, by=nell()) == "accepted"


def test_a_code_is_not_shown_on_the_page_of_another_claim(rosa: Client, claim: Claim) -> None:
    other = claim_of(cast.user("m@example.org"), record=registry_record(OTHER_NPI))
    rosa.post(reverse("review_claim_code", args=[claim.pk]), {"way": "letter"})
    assert "<code>" not in html(rosa, other)


@pytest.mark.parametrize("way", ["", "mail", "pigeon"])
def test_a_way_that_there_is_not_makes_no_code(rosa: Client, claim: Claim, way: str) -> None:
    rosa.post(reverse("review_claim_code", args=[claim.pk]), {"way": way})
    assert not ClaimCode.objects.exists()


def test_after_three_codes_the_page_offers_no_more(rosa: Client, claim: Claim) -> None:
    for _each in range(3):
        rosa.post(reverse("review_claim_code", args=[claim.pk]), {"way": "call"})
    assert "Make a code" not in html(rosa, claim)
    answer = rosa.post(reverse("review_claim_code", args=[claim.pk]), {"way": "call"}, follow=True)
    assert "There were three codes already" in answer.content.decode()


def test_a_mailed_code_keeps_what_was_typed_when_it_cannot_go(rosa: Client, claim: Claim) -> None:
    said = {"address": "desk@gmail.com", "domain": "gmail.com", "source": "Their word"}
    answer = act(rosa, claim, "mail", said)
    assert answer.status_code == 422
    assert "Anybody can get an address there." in answer.content.decode()
    assert "desk@gmail.com" in answer.content.decode()
    assert "<title>Error:" in answer.content.decode()
    said = {"address": "desk@clinic.example", "domain": "clinic.example", "source": "State board"}
    assert act(rosa, claim, "mail", said).status_code == 302
    assert mail.outbox[0].to == ["desk@clinic.example"]
