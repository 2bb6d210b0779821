"""What reviewers do about claims, and who may not."""

from typing import Any

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from accounts.models import User
from accounts.refusal import RefusedError
from accounts.roles import Role
from providers.actions.claims import claim_again, claim_record, enter_code, withdraw_claim
from providers.models import Claim, ClaimCode, Evidence, Provider, RegistryRecord
from providers.vocabulary.joining import ClaimState
from tests import cast
from tests.providers.claims import NPI, claim_of, registry_record
from tests.verification.claim_acts import accept_claim, refuse_claim, take_back_claim
from verification.actions.claim_case import OWN_CLAIM
from verification.actions.claims import (
    ClaimClosedError,
    NoCodeError,
    start_code_call,
    start_code_letter,
    start_code_mail,
)

ON = {"reason": "As the board shows", "source": "State board", "method": "Compared the license"}


def nell() -> User:
    return cast.user("nell@example.org")


def mallory() -> User:
    return cast.user("mallory@example.org")


@pytest.fixture
def claim(db: None) -> Claim:
    return claim_of(nell(), record=registry_record())


def mailed(claim: Claim, address: str, domain: str, source: str = "Site of the board") -> ClaimCode:
    return start_code_mail(
        claim=claim, address=address, domain=domain, source=source, by=cast.rosa()
    )


@pytest.mark.parametrize("role", [Role.PROVIDER, Role.ADMINISTRATOR])
@pytest.mark.parametrize("act", ["call", "letter", "mail", "accept", "refuse"])
def test_only_reviewers_act_on_claims(claim: Claim, role: Role, act: str) -> None:
    refused(claim, cast.user(f"{role}@example.net", role), act)


@pytest.mark.parametrize("act", ["call", "letter", "mail", "accept", "refuse"])
def test_no_reviewer_acts_on_their_own_claim(db: None, act: str) -> None:
    own = claim_of(cast.rosa(), record=registry_record())
    refused(own, cast.rosa(), act, OWN_CLAIM)


def refused(claim: Claim, by: User, act: str, why: Any = "") -> None:
    acts = {
        "call": lambda: start_code_call(claim=claim, by=by),
        "letter": lambda: start_code_letter(claim=claim, by=by),
        "mail": lambda: start_code_mail(
            claim=claim, address="a@b.example", domain="b.example", source="x", by=by
        ),
        "accept": lambda: accept_claim(claim=claim, by=by, **ON),
        "refuse": lambda: refuse_claim(claim=claim, by=by, reason="x"),
    }
    with pytest.raises(RefusedError if why else PermissionDenied) as refusal:
        acts[act]()
    assert str(refusal.value) == why
    claim.refresh_from_db()
    assert claim.state == ClaimState.OPEN
    assert not ClaimCode.objects.exists()
    assert not mail.outbox


def test_a_letter_goes_to_the_address_of_the_registry(claim: Claim) -> None:
    contact = start_code_letter(claim=claim, by=cast.rosa()).contact
    assert "12 Larkhollow Lane" in contact
    assert [each.to for each in mail.outbox] == [["nell@example.org"]]
    assert ClaimCode.objects.get().source == "NPPES NPI Registry"


def test_a_code_by_mail_is_seen_by_the_addressee_alone(claim: Claim) -> None:
    made = mailed(claim, "Desk@Needlewood.example", "needlewood.example")
    assert made.contact == "desk@needlewood.example"
    to_contact, to_claimant = (each.to[0] for each in mail.outbox)
    assert (to_contact, to_claimant) == ("desk@needlewood.example", "nell@example.org")
    assert "code: " not in mail.outbox[1].body


@pytest.mark.parametrize(
    ("address", "domain", "source"),
    [
        ("nell@gmail.com", "gmail.com", "The claimant said so"),
        ("nell@evil.example", "needlewood.example", "State board"),
        ("nell@evil.example@needlewood.example", "needlewood.example", "State board"),
        ("nell@sub.needlewood.example", "needlewood.example", "State board"),
        ("no address", "needlewood.example", "State board"),
        ("a@needlewood.example\nBcc: b@evil.example", "needlewood.example", "State board"),
        ("desk@needlewood.example", "needlewood.example", "  "),
    ],
)
def test_an_address_that_no_independent_record_vouches_for_gets_no_code(
    claim: Claim, address: str, domain: str, source: str
) -> None:
    with pytest.raises(ValidationError):
        mailed(claim, address, domain, source)
    assert not ClaimCode.objects.exists()
    assert not mail.outbox


def test_a_new_code_makes_the_former_void_and_there_are_three(claim: Claim) -> None:
    codes = [start_code_call(claim=claim, by=cast.rosa()).code for _ in range(3)]
    assert ClaimCode.objects.filter(closed_at=None).count() == 1
    with pytest.raises(NoCodeError):
        start_code_call(claim=claim, by=cast.rosa())
    assert enter_code(claim=claim, code=codes[0], by=nell()) == "wrong"
    assert enter_code(claim=claim, code=codes[2], by=nell()) == "accepted"


def test_taking_a_claim_back_gives_no_new_tries_and_no_new_codes(claim: Claim) -> None:
    code = start_code_call(claim=claim, by=cast.rosa()).code
    enter_code(claim=claim, code=f"{(int(code) + 1) % 10**8:08}", by=nell())
    withdraw_claim(claim=claim, by=nell())
    again = claim_record(record=RegistryRecord.objects.get(pk=claim.npi), by=nell())
    assert again.tries == 1
    for _ in range(2):
        start_code_call(claim=again, by=cast.rosa())
    with pytest.raises(NoCodeError):
        start_code_call(claim=again, by=cast.rosa())


def test_without_a_record_there_is_nobody_to_call(db: None) -> None:
    fresh = claim_of(nell(), provider=cast.listing("fresh", owner=nell()))
    for start in (start_code_call, start_code_letter):
        with pytest.raises(NoCodeError):
            start(claim=fresh, by=cast.rosa())
    silent = claim_of(mallory(), record=registry_record(phone=""))
    with pytest.raises(NoCodeError):
        start_code_call(claim=silent, by=cast.rosa())


def test_after_five_wrong_codes_only_evidence_helps(claim: Claim) -> None:
    Claim.objects.update(tries=5)
    with pytest.raises(NoCodeError):
        start_code_call(claim=claim, by=cast.rosa())
    accept_claim(claim=claim, by=cast.rosa(), **ON)


def test_a_reviewer_accepts_on_evidence_and_every_rival_is_refused(claim: Claim) -> None:
    rival = claim_of(mallory(), record=claim.record)
    listing = accept_claim(claim=claim, by=cast.rosa(), **ON)
    rival.refresh_from_db()
    assert (listing.owner, listing.npi) == (nell(), NPI)
    assert rival.state == ClaimState.REFUSED
    assert "nell" not in rival.reason.lower()
    assert Evidence.objects.get().source == "State board"
    assert {each.to[0] for each in mail.outbox} == {"nell@example.org", "mallory@example.org"}
    for each in mail.outbox:
        assert "Needlewood" not in each.body
        assert "mallory" not in each.body


def test_a_fresh_listing_gets_its_identity_by_a_decision(db: None) -> None:
    draft = Provider.objects.create(name="Nell", slug="nell", owner=nell())
    fresh = claim_of(nell(), provider=draft, npi=NPI)
    accept_claim(claim=fresh, by=cast.rosa(), **ON)
    draft.refresh_from_db()
    assert draft.identity_accepted_at is not None
    assert draft.npi == NPI


def test_what_is_decided_stays_decided(claim: Claim) -> None:
    refuse_claim(claim=claim, by=cast.rosa(), reason="The board has another address.")
    with pytest.raises(ClaimClosedError):
        accept_claim(claim=claim, by=cast.rosa(), **ON)
    with pytest.raises(ClaimClosedError):
        start_code_call(claim=claim, by=cast.rosa())
    client = Client()
    client.force_login(nell())
    assert "The board has another address." in client.get(claim.get_absolute_url()).content.decode()


def test_a_decision_says_why(claim: Claim) -> None:
    with pytest.raises(ValidationError):
        refuse_claim(claim=claim, by=cast.rosa(), reason=" ")
    with pytest.raises(ValidationError):
        accept_claim(claim=claim, by=cast.rosa(), **ON | {"source": ""})


def test_a_wrongly_accepted_claim_is_taken_back_and_the_right_one_accepted(claim: Claim) -> None:
    listing = accept_claim(claim=claim, by=cast.rosa(), **ON)
    now = timezone.now()
    Provider.objects.filter(pk=listing.pk).update(
        listing_state="published", published_at=now, consented_at=now, attested_on=now.date()
    )
    late = claim_of(mallory(), record=claim.record)
    sam = cast.user("sam@example.org", Role.SENIOR_REVIEWER)
    for nobody in (cast.rosa(), nell()):
        with pytest.raises(PermissionDenied):
            take_back_claim(claim=claim, reason="x", by=nobody)
    take_back_claim(claim=claim, reason="The board has another person.", by=sam)
    listing.refresh_from_db()
    assert (listing.listing_state, listing.npi) == ("suspended", None)
    assert listing.identity_accepted_at is None
    with pytest.raises(ClaimClosedError):
        take_back_claim(claim=claim, reason="x", by=sam)
    late.refresh_from_db()
    assert accept_claim(claim=late, by=cast.rosa(), **ON).owner == mallory()


def test_whose_claim_was_taken_back_by_mistake_gets_the_listing_back(claim: Claim) -> None:
    """They prove who they are once more, and publish again themselves: nobody else could end the suspension."""
    listing = accept_claim(claim=claim, by=cast.rosa(), **ON)
    now = timezone.now()
    Provider.objects.filter(pk=listing.pk).update(
        listing_state="published", published_at=now, consented_at=now, attested_on=now.date()
    )
    sam = cast.user("sam@example.org", Role.SENIOR_REVIEWER)
    take_back_claim(claim=claim, reason="The board has another person.", by=sam)
    again = claim_again(draft=listing, by=nell())
    accept_claim(claim=again, by=cast.rosa(), **ON)
    listing.refresh_from_db()
    assert listing.listing_state == "paused"


def test_administrators_see_claims_and_change_none(claim: Claim) -> None:
    client = Client()
    client.force_login(cast.user("ada@example.org", Role.ADMINISTRATOR))
    assert client.get("/admin/providers/claim/").status_code == 200
    page = client.get(f"/admin/providers/claim/{claim.pk}/change/")
    assert page.status_code == 200
    assert b'name="_save"' not in page.content
    assert client.get("/admin/providers/claim/add/").status_code == 403
    assert client.post(f"/admin/providers/claim/{claim.pk}/delete/").status_code == 403
