"""Nobody decides about themselves or those they work with, whatever way they take past the queue."""

from collections.abc import Callable

import pytest

from accounts.models import User
from accounts.refusal import RefusedError
from providers.actions.disputes import refuse_dispute
from providers.models import Provider
from providers.vocabulary.checking import Verdict
from tests import cast
from tests.providers.writing import parsed
from tests.verification.exclusions.hits import name_hit
from tests.verification.registries.differences import difference
from tests.verification.reports.reporting import report_about
from tests.verification.reviewing import client_of
from tests.verification.who_may import (
    NEAR,
    claim_on,
    dispute_of,
    held_dispute,
    license_sent,
    me,
)
from verification.actions.case import case_version
from verification.actions.claim_case import claim_version
from verification.actions.claims import refuse_claim, take_back_claim
from verification.actions.exclusion_decisions import dismiss_hit, hit_version
from verification.actions.licenses import decide_license
from verification.actions.registry_differences import settle_difference
from verification.actions.triage import suspend

pytestmark = pytest.mark.django_db

Decision = Callable[[Provider, User], object]


def on_a_license(of: Provider, by: User) -> object:
    made = license_sent(of)
    version = case_version(made)
    return decide_license(made, verdict=Verdict.NEED_MORE, reason="Why", version=version, by=by)


def on_a_claim(of: Provider, by: User) -> object:
    claim = claim_on(of)
    return refuse_claim(claim=claim, reason="Why", version=claim_version(claim), by=by)


def on_an_accepted_claim(of: Provider, by: User) -> object:
    claim = claim_on(of)
    return take_back_claim(claim=claim, reason="Why", version=claim_version(claim), by=by)


def on_a_hit(of: Provider, by: User) -> object:
    hit = name_hit(of)
    return dismiss_hit(hit=hit, reason="Why", show_again=False, version=hit_version(hit), by=by)


def on_a_report(of: Provider, by: User) -> object:
    report = report_about(of)
    return suspend(report=report, told="Why", reason="Why", version=report.version, by=by)


DECISIONS: dict[str, Decision] = {
    "license": on_a_license,
    "claim": on_a_claim,
    "accepted claim": on_an_accepted_claim,
    "hit": on_a_hit,
    "report": on_a_report,
    "difference": lambda of, by: settle_difference(
        difference=difference(provider=of), reason="Why", by=by
    ),
    "dispute": lambda of, by: refuse_dispute(dispute_of(of), reason="Why", by=by),
    "dispute of their license": lambda of, by: refuse_dispute(
        held_dispute(of), reason="Why", by=by
    ),
}


@pytest.mark.parametrize("near", NEAR)
@pytest.mark.parametrize("decision", DECISIONS)
def test_a_decision_about_a_listing_near_to_them_is_refused(decision: str, near: str) -> None:
    with pytest.raises(RefusedError, match="Somebody else decides"):
        DECISIONS[decision](NEAR[near](), me())


@pytest.mark.parametrize("decision", sorted(set(DECISIONS) - {"accepted claim"}))
def test_a_decision_about_a_stranger_is_not(decision: str) -> None:
    DECISIONS[decision](cast.listing("a-stranger"), me())


@pytest.mark.parametrize("near", NEAR)
def test_the_page_of_such_a_license_says_who_decides(near: str) -> None:
    made = license_sent(NEAR[near]())
    answer = client_of(me()).get(f"/review/licenses/{made.pk}/")
    assert answer.status_code == 403
    assert "Somebody else decides." in parsed(answer).get_text()


@pytest.mark.parametrize("near", NEAR)
def test_from_the_refusal_they_come_back_to_the_list_as_it_was_narrowed(near: str) -> None:
    made, them = license_sent(NEAR[near]()), client_of(me())
    them.get("/review/?kind=license&state=OR")
    refused = parsed(them.get(f"/review/licenses/{made.pk}/"))
    assert refused.main.find("a", href="/review/?kind=license&state=OR") is not None


def test_a_form_that_is_refused_says_that_they_work_there_and_not_that_they_keep_it() -> None:
    of, them = NEAR["a practice that they work in"](), client_of(me())
    hit, waits, claim = name_hit(of), difference(provider=of), claim_on(of)
    dispute = dispute_of(of)
    why = {"reason": "Why"}
    decided = {"decision": "dismiss", "version": hit_version(hit)}
    refused = {"reason": "no_proof", "version": claim_version(claim)}
    for address, sent in (
        (f"/review/exclusions/{hit.pk}/decide/", why | decided),
        (f"/review/differences/{waits.pk}/settle/", why),
        (f"/review/claims/{claim.pk}/refuse/", refused),
        (f"/review/disputes/{dispute.pk}/refuse/", why),
    ):
        answer = parsed(them.post(address, sent))
        summary = answer.find("div", class_="error-summary")
        assert summary is not None, address
        assert "a practice or person you work with" in summary.get_text(), address
