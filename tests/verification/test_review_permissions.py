"""Every address under /review/, asked by everybody: default deny, and an address without a rule here fails."""

from collections.abc import Callable

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from accounts.roles import REVIEWERS, Role
from providers.models import Claim, License, LicenseDispute
from tests import cast
from tests.providers.claims import claim_of, registry_record
from tests.providers.licensing import document_of
from tests.verification.exclusions.hits import name_hit
from tests.verification.nppes_rows import npi
from tests.verification.registries.differences import difference
from tests.verification.reports.reporting import report_about
from tests.verification.reviewing import attached_to
from tests.verification.rules import proposal_of
from verification.models import Report

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media_folder")]

VISITOR = "visitor"
PEOPLE = (VISITOR, *Role.values)
STAFF = frozenset({*REVIEWERS, Role.ADMINISTRATOR})
DECIDING = frozenset(REVIEWERS)
APPLYING = frozenset({Role.SENIOR_REVIEWER, Role.ADMINISTRATOR})
# name of the address → who gets in; a visitor is sent to sign in, everybody else is told that there is nothing.
ALLOWED: dict[str, frozenset[str]] = {
    "review": STAFF,
    "review_find": STAFF,
    "review_next": DECIDING,
    "review_take": DECIDING,
    "review_give_back": DECIDING,
    "review_end_hold": frozenset({Role.ADMINISTRATOR}),
    "review_people": frozenset({Role.ADMINISTRATOR}),
    "review_give_role": frozenset({Role.ADMINISTRATOR}),
    "review_claim": STAFF,
    "review_claim_code": DECIDING,
    "review_claim_mail": DECIDING,
    "review_claim_accept": DECIDING,
    "review_claim_refuse": DECIDING,
    "review_dispute": STAFF,
    "review_dispute_grant": frozenset({Role.SENIOR_REVIEWER}),
    "review_dispute_refuse": DECIDING,
    "review_claim_take_back": frozenset({Role.SENIOR_REVIEWER}),
    "review_license": DECIDING,
    "review_license_differences": DECIDING,
    "review_document": DECIDING,
    "review_document_pages": DECIDING,
    "review_document_page": DECIDING,
    "review_document_picture": DECIDING,
    "review_attachment": DECIDING,
    "review_attachment_pages": DECIDING,
    "review_attachment_page": DECIDING,
    "review_attachment_picture": DECIDING,
    "review_facts": DECIDING,
    "review_exclusions": STAFF,
    "review_exclusion": STAFF,
    "review_exclusion_decide": DECIDING,
    "review_exclusion_show": frozenset({Role.SENIOR_REVIEWER}),
    "review_registry": DECIDING,
    "review_difference": STAFF,
    "review_difference_settle": DECIDING,
    "review_reports": DECIDING,
    "review_report": DECIDING,
    "review_report_ask": DECIDING,
    "review_report_suspend": DECIDING,
    "review_report_forward": DECIDING,
    "review_report_close": DECIDING,
    "review_report_restore": frozenset({Role.SENIOR_REVIEWER}),
    "review_rules": STAFF,
    "review_rule": STAFF,
    "review_rule_change": frozenset({Role.ADMINISTRATOR}),
    "review_rule_confirm": frozenset({Role.ADMINISTRATOR}),
    "review_rule_proposals": STAFF,
    "review_rule_proposal": STAFF,
    "review_rule_proposal_apply": APPLYING,
    "review_rule_proposal_close": APPLYING,
    "review_federal_rules": STAFF,
    "review_federal_rule_change": frozenset({Role.ADMINISTRATOR}),
    "review_override": frozenset({Role.SENIOR_REVIEWER}),
    "review_history": STAFF,
    "review_audit": frozenset({Role.ADMINISTRATOR}),
}


def review_patterns() -> list[URLPattern]:
    """The addresses under /review/."""
    [room] = [
        each
        for each in get_resolver().url_patterns
        if isinstance(each, URLResolver) and str(each.pattern) == "review/"
    ]
    return [each for each in room.url_patterns if isinstance(each, URLPattern)]


def arguments(pattern: URLPattern) -> dict[str, object]:
    """What stands in the address: things that are there, so that "nothing here" means "not for you"."""
    made: dict[str, Callable[[], object]] = {
        "claim": lambda: waiting_claim().pk,
        "dispute": lambda: waiting_dispute().pk,
        "license": lambda: alices_license().pk,
        "document": lambda: document_of(alices_license()).pk,
        "attachment": lambda: attached_to(alices_license()).pk,
        "page": lambda: 1,
        "slug": lambda: alices_license().provider.slug,
        "npi": lambda: npi(1),
        "hit": lambda: name_hit().pk,
        "difference": lambda: difference().pk,
        # A rule that waits to be confirmed, for a type and a state.
        "license_type": lambda: "np",
        "state": lambda: "TX",
        "topic": lambda: "telehealth",
        "proposal": lambda: proposal_of("pa", "TX").pk,
        "kind": lambda: "listing",
        "key": lambda: alices_license().provider_id,
        "report_key": lambda: waiting_report().pk,
    }
    return {key: made[key]() for key in pattern.pattern.converters}


def waiting_claim() -> Claim:
    """The one claim that there is."""
    nell = cast.user("nell@example.org")
    return Claim.objects.first() or claim_of(nell, record=registry_record())


def waiting_dispute() -> LicenseDispute:
    """The one dispute that there is."""
    named = {"license_type": "md", "license_state": "WA", "number": "WA77-A"}
    return LicenseDispute.objects.first() or LicenseDispute.objects.create(
        provider=alices_license().provider, stated=named, **named
    )


def alices_license() -> License:
    """What Alice sent in; made once."""
    return License.objects.first() or cast.alice().licenses.get()


def waiting_report() -> Report:
    """The one report that there is."""
    return Report.objects.first() or report_about(alices_license().provider)


def client_of(person: str) -> Client:
    """Somebody with that role, who has just signed in with a password."""
    client = Client()
    if person != VISITOR:
        user = cast.user(f"{person}@example.org", person)
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
        client.post(
            reverse("account_login"),
            {"login": f"{person}@example.org", "password": cast.PASSWORD},
        )
    return client


def test_every_address_has_a_rule() -> None:
    assert {each.name for each in review_patterns()} == set(ALLOWED)


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_gets_in_without_a_rule(person: str, method: str) -> None:
    client = client_of(person)
    wrong = []
    for pattern in review_patterns():
        address = reverse(str(pattern.name), kwargs=arguments(pattern))
        answer = getattr(client, method)(address)
        if person in ALLOWED[str(pattern.name)]:
            right = answer.status_code in {200, 302, 303, 405, 422}
        elif person == VISITOR:
            sign_in = f"{reverse('account_login')}?next="
            right = answer.status_code == 302 and answer.headers["Location"].startswith(sign_in)
        else:
            # 405 says that nobody writes to, or reads, this address.
            right = answer.status_code in {404, 405}
        if not right:
            wrong.append((pattern.name, answer.status_code))
    assert not wrong
