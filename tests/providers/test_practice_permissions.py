"""Every address under /practice/, asked by everybody: default deny, and an address without a rule here fails."""

import uuid

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from accounts.models import User
from accounts.roles import Role
from providers.models import Provider
from tests import cast
from tests.providers import claims, licensing
from tests.providers.message_to import message_to
from tests.sweeping import Told, told_to_all

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media_folder")]

VISITOR, ALICE, BOB, REVIEWER, ADMINISTRATOR = (
    "visitor",
    "alice",
    "bob",
    "reviewer",
    "administrator",
)
# Who works in Alice's practice: neither may touch her own listing, and tests/providers/test_members_permissions.py asks for the
# listing of the practice.
MEMBER, MANAGER = "member", "manager"
EVERYBODY = (VISITOR, ALICE, BOB, REVIEWER, ADMINISTRATOR, MEMBER, MANAGER)
SIGNED_IN = frozenset(EVERYBODY) - {VISITOR}
OWNER = frozenset({ALICE})
SIGN_IN = f"{reverse('account_login')}?next="
# name of the address → who gets in; everybody else is sent to sign in (a visitor) or is told that there is nothing (404).
ALLOWED: dict[str, frozenset[str]] = {
    "practice": SIGNED_IN,
    "practice_messages": OWNER,
    "practice_message": OWNER,
    "practice_message_answer": OWNER,
    "practice_message_take_back": OWNER,
    "practice_message_delete": OWNER,
    "practice_figures": OWNER,
    "practice_licenses": OWNER,
    "practice_license_new": OWNER,
    "practice_license": OWNER,
    "practice_license_renew": OWNER,
    "practice_license_remove": OWNER,
    "practice_license_dispute_withdraw": OWNER,
    "practice_documents": OWNER,
    "practice_document": OWNER | {REVIEWER},
    "practice_document_pages": OWNER,
    "practice_document_page": OWNER,
    "practice_document_picture": OWNER,
    "practice_document_remove": OWNER,
    "practice_credential_new": OWNER,
    "practice_credential": OWNER,
    "practice_credential_remove": OWNER,
    "practice_partnerships": OWNER,
    "practice_partnership_find": OWNER,
    "practice_partnership_propose": OWNER,
    "practice_partnership": OWNER,
    "practice_partnership_end": OWNER,
    "start": SIGNED_IN,
    "start_found": SIGNED_IN,
    "start_fresh": SIGNED_IN,
    "claim": OWNER,
    "claim_code": OWNER,
    "claim_withdraw": OWNER,
    "claim_documents": OWNER,
    "claim_document": OWNER,
    "claim_document_pages": OWNER,
    "claim_document_page": OWNER,
    "claim_document_picture": OWNER,
    "claim_document_remove": OWNER,
    "invitations": frozenset({ADMINISTRATOR}),
    "members": OWNER,
    "practice_attest": frozenset(EVERYBODY),
    "practice_attested": frozenset(EVERYBODY),
    "practice_export": SIGNED_IN,
    "practice_delete": SIGNED_IN,
    "practice_deleted": frozenset(EVERYBODY),
    "listing_keep": OWNER,
    "listing_attest": OWNER,
    "listing_availability": OWNER,
    "listing_pause": OWNER,
    "listing_resume": OWNER,
    "listing_close": OWNER,
    "listing_reopen": OWNER,
    "draft_delete": OWNER,
    "listing_claim": OWNER,
    "practice_listing": OWNER,
    "practice_section": OWNER,
    "practice_check": OWNER,
    "practice_discard": OWNER,
    "practice_photo": OWNER,
    "practice_publish": OWNER,
}
# Open to everybody who is signed in, and to nobody without the right thing in the form: tests beside each ask for that.
BY_FORM = {"start_claim", "invitation", "invitations_findings", "invitations_send"}
# Things inside a listing of a practice, which Alice's own does not have.
IN_A_PRACTICE = {"member_end", "member_uninvite"}


def practice_patterns() -> list[URLPattern]:
    """The addresses under /practice/."""
    [room] = [
        each
        for each in get_resolver().url_patterns
        if isinstance(each, URLResolver) and str(each.pattern) == "practice/"
    ]
    return [each for each in room.url_patterns if isinstance(each, URLPattern)]


def arguments(name: str, alice: Provider) -> dict[str, object]:
    """What stands in the address, always of Alice's things."""
    [pattern] = [each for each in practice_patterns() if each.name == name]
    of_alice: dict[str, object] = {"slug": alice.slug, "section": "about", "page": 1}
    if "message_key" in pattern.pattern.converters:
        of_alice["message_key"] = message_to(alice).pk
    of_alice |= licensing.things_of(alice, pattern.pattern.converters)
    if "claim" in pattern.pattern.converters:
        claim = claims.claim_of(alice.owner, record=claims.registry_record())
        of_alice["claim"] = claim.pk
        if "document" in pattern.pattern.converters:
            of_alice["document"] = claims.document_of_claim(claim).pk
    return {key: of_alice[key] for key in pattern.pattern.converters}


def client_of(person: str) -> Client:
    client = Client()
    if person in (ALICE, BOB, MEMBER, MANAGER):
        client.force_login(User.objects.get(email=f"{person}@example.org"))
    elif person != VISITOR:
        client.force_login(cast.user(f"{person}@example.org", Role(person)))
    return client


def test_every_address_has_a_rule() -> None:
    assert {each.name for each in practice_patterns()} == {
        *ALLOWED,
        *BY_FORM,
        *IN_A_PRACTICE,
    }


@pytest.mark.parametrize("name", sorted(ALLOWED))
def test_nobody_gets_in_without_a_rule(name: str) -> None:
    alice = cast.alice()
    cast.bob()
    claims.practice_of(alice)
    people = {person: client_of(person) for person in EVERYBODY}
    address = reverse(name, kwargs=arguments(name, alice))
    assert [told for told in told_to_all(people, address) if not by_the_rule(name, told)] == []


def by_the_rule(name: str, told: Told) -> bool:
    """Whether the table lets them in, or they are kept out as everybody else is."""
    if told.person in ALLOWED[name]:
        # Nothing to check, and no draft: Alice's listing is public.
        fine = {404} if name in {"practice_check", "draft_delete", "listing_claim"} else set()
        return told.status in {200, 302, 303, 405, 422} | fine
    if told.person == VISITOR:
        return told.status == 302 and told.location.startswith(SIGN_IN)
    # 405 says that nobody writes to, or reads, this address.
    return told.status in {404, 405}


@pytest.mark.parametrize("name", sorted(BY_FORM | IN_A_PRACTICE))
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_visitor_is_sent_to_sign_in_before_any_form_is_read(name: str, method: str) -> None:
    inside: dict[str, object] = {"slug": "any", "membership": 1, "invitation": uuid.uuid4()}
    [pattern] = [each for each in practice_patterns() if each.name == name]
    address = reverse(name, kwargs={key: inside[key] for key in pattern.pattern.converters})
    answer = getattr(Client(), method)(address)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(SIGN_IN)
