"""A reviewer sees on the page of a claim what the claimant sent, drawn and never run; nobody near to the claim does, and the trail has it."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.urls import reverse

from accounts.roles import Role
from providers.actions.leaving import delete_account
from providers.models import Claim
from tests import cast
from tests.providers.claims import claim_of, document_of_claim, registry_record
from tests.providers.drawing.papers import cut_in_half, paper
from tests.verification.claim_screen import act, html, nell
from tests.verification.documents import AS_HTMX, looked_at
from tests.verification.reviewing import client_of
from tests.verification.trail import Since
from verification.models import AuditValues
from verification.sheets import address

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media_folder")]


@pytest.fixture
def claim(db: None) -> Claim:
    return claim_of(nell(), record=registry_record())


def test_a_reviewer_looks_at_it_beside_the_decision_and_it_is_one_look(claim: Claim) -> None:
    client = client_of(cast.rosa())
    assert "What the claimant sent" not in html(client, claim)
    document = document_of_claim(claim, paper(2))
    page = BeautifulSoup(html(client, claim), "html.parser")
    assert "What the claimant sent" in page.get_text()
    assert page.select_one(f'[hx-get="{address(document, "pages")}"]')
    since = Since()
    shown = looked_at(client, document, AS_HTMX)
    pictures = shown.select("img.paper")
    assert pictures[0]["alt"] == "Document that the claimant sent. Page 1 of 2"
    answer = client.get(pictures[0]["src"])
    assert answer.headers["Content-Type"] == "image/png"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    [row] = since.rows(act="saw")
    assert (row.kind, row.key, row.actor_id) == ("document", str(document.pk), cast.rosa().pk)
    alone = looked_at(client, document)
    assert alone.select_one(f'a.link-back[href="{reverse("review_claim", args=[claim.pk])}"]')
    saved = client.get(address(document))
    assert saved.headers["Content-Disposition"] == 'attachment; filename="claim.pdf"'


def test_one_that_cannot_be_drawn_can_be_saved_and_says_how_to_go_on(claim: Claim) -> None:
    document = document_of_claim(claim, cut_in_half())
    page = looked_at(client_of(cast.rosa()), document)
    assert "go by a code to a contact of the record" in page.get_text()
    assert client_of(cast.rosa()).get(address(document)).content == cut_in_half()


def test_nobody_decides_who_has_not_seen_what_came_meanwhile(claim: Claim) -> None:
    client, said = client_of(cast.rosa()), {"reason": "no_proof"}
    page = BeautifulSoup(html(client, claim), "html.parser")
    version = page.select_one('form[action$="/refuse/"] input[name="version"]')
    assert version
    document_of_claim(claim)
    assert act(client, claim, "refuse", said, version=version["value"]).status_code == 409
    claim.refresh_from_db()
    assert claim.is_live
    assert claim.documents.exists()
    # With what is there now, it is decided.
    assert act(client, claim, "refuse", said).status_code == 302


def test_who_claims_does_not_look_as_a_reviewer_and_administrators_see_none(claim: Claim) -> None:
    document = document_of_claim(claim, paper())
    ada = client_of(cast.user("ada@example.org", Role.ADMINISTRATOR))
    assert "What the claimant sent" not in html(ada, claim)
    claim.claimant.role = Role.REVIEWER
    claim.claimant.save()
    own = client_of(claim.claimant)
    assert "What the claimant sent" not in html(own, claim)
    since = Since()
    for what, numbers in (("", ()), ("pages", ()), ("page", (1,)), ("picture", (1,))):
        assert own.get(address(document, what, *numbers)).status_code == 403
        assert ada.get(address(document, what, *numbers)).status_code == 404
    assert since.rows(act="saw") == []


def test_the_trail_knows_whose_it_was_and_forgets_what_it_said_with_the_account(
    claim: Claim,
) -> None:
    since = Since()
    document = document_of_claim(claim)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    row = since.row(kind="document", act="created")
    assert (row.person_id, row.listing_id, row.key) == (nell().pk, None, str(document.pk))
    assert AuditValues.objects.filter(row=row).exists()
    delete_account(by=nell())
    assert not AuditValues.objects.filter(row=row).exists()


def test_the_history_of_a_draft_has_what_was_sent_for_its_claim() -> None:
    draft = cast.draft_listing("nell", owner=nell(), identity_accepted_at=None)
    claim = claim_of(nell(), provider=draft)
    since = Since()
    document_of_claim(claim)
    assert since.row(kind="document", act="created").listing_id == draft.pk
