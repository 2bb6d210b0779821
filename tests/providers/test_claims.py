"""How a claim is proved on the claimant's own page, and everything that is tried to get around it."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from providers.actions.claims import Outcome, enter_code, withdraw_claim
from providers.models import Claim, ClaimCode, Evidence, License, Provider
from providers.vocabulary.checking import Fact
from providers.vocabulary.joining import ClaimState
from tests import cast
from tests.providers.claims import NPI, claim_of, registry_record
from verification.actions.claims import start_code_call, start_code_mail

nell_mail = "nell@example.org"


def nell() -> User:
    return cast.user(nell_mail)


def mallory() -> User:
    return cast.user("mallory@example.org")


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def wrong(code: str, step: int = 1) -> str:
    return f"{(int(code) + step) % 10**8:08}"


@pytest.fixture
def claim(db: None) -> Claim:
    return claim_of(nell(), record=registry_record())


def stands(claim: Claim, state: str) -> bool:
    claim.refresh_from_db()
    return claim.state == state


@pytest.mark.django_db
def test_the_code_that_was_read_out_gives_the_listing(claim: Claim) -> None:
    started = start_code_call(claim=claim, by=cast.rosa())
    assert started.contact == "5035550142"
    client = signed_in(nell())
    typed = f"{started.code[:4]} {started.code[4:]}"
    answer = client.post(reverse("claim_code", args=[claim.pk]), {"code": typed})
    assert answer.status_code == 302
    assert stands(claim, ClaimState.ACCEPTED)
    listing = Provider.objects.get(npi=NPI)
    assert (listing.owner, listing.name, listing.listing_state) == (
        nell(),
        "Nell Needlewood",
        "draft",
    )
    assert listing.identity_accepted_at is not None
    assert listing.post_nominals == "MD"
    assert listing.registry_record == claim.record
    [place] = listing.locations.all()
    assert (place.zip, place.state, int(place.latitude)) == ("97201", "OR", 45)
    assert not License.objects.exists(), "numbers of the registry are hints, not licenses"
    [evidence] = Evidence.objects.filter(provider=listing, fact=Fact.IDENTITY)
    assert evidence.performed_by == cast.rosa()
    assert mail.outbox[-1].to == [nell_mail]


@pytest.mark.django_db
def test_no_table_holds_the_code_or_a_digest_that_can_be_made_without_the_secret(
    claim: Claim, settings: Any
) -> None:
    code = start_code_call(claim=claim, by=cast.rosa()).code
    kept = ClaimCode.objects.values().get()
    assert code not in str(kept)
    settings.SECRET_KEY = "another"
    assert enter_code(claim=claim, code=code, by=nell()) == Outcome.WRONG


@pytest.mark.django_db
def test_a_typed_address_is_no_proof(claim: Claim) -> None:
    """Whatever the account's address is, and whatever fields are made up: without a code nothing happens."""
    client = signed_in(cast.user("office@needlewood.example"))
    made_up = {"email": nell_mail, "state": "accepted", "owner": mallory().pk, "code": "00000000"}
    for name in ("claim_code", "claim_withdraw"):
        assert client.post(reverse(name, args=[claim.pk]), made_up).status_code == 404
    own = signed_in(nell()).post(reverse("claim_code", args=[claim.pk]), made_up)
    assert own.status_code == 422
    assert stands(claim, ClaimState.OPEN)
    assert not Provider.objects.exists()


@pytest.mark.django_db
def test_five_wrong_codes_and_the_right_one_is_void(claim: Claim) -> None:
    code = start_code_call(claim=claim, by=cast.rosa()).code
    outcomes = [enter_code(claim=claim, code=wrong(code, n), by=nell()) for n in range(1, 6)]
    assert outcomes == [Outcome.WRONG] * 4 + [Outcome.SPENT]
    assert enter_code(claim=claim, code=code, by=nell()) == Outcome.NO_CODE
    assert stands(claim, ClaimState.OPEN)
    page = signed_in(nell()).get(reverse("claim", args=[claim.pk]))
    assert b"Codes do not count" in page.content


def test_of_twenty_guesses_at_once_five_count(transactional_db: None) -> None:
    claim = claim_of(nell(), record=registry_record())
    code = start_code_call(claim=claim, by=cast.rosa()).code

    def guess(number: int) -> Outcome:
        try:
            return enter_code(claim=claim, code=wrong(code, number), by=nell())
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        outcomes = list(threads.map(guess, range(1, 21)))
    assert outcomes.count(Outcome.WRONG) == 4
    assert outcomes.count(Outcome.SPENT) == 1
    assert outcomes.count(Outcome.NO_CODE) == 15
    claim.refresh_from_db()
    assert claim.tries == 5
    assert enter_code(claim=claim, code=code, by=nell()) == Outcome.NO_CODE


@pytest.mark.django_db
def test_half_a_code_is_told_and_not_counted(claim: Claim) -> None:
    start_code_call(claim=claim, by=cast.rosa())
    client = signed_in(nell())
    for typed in ("1234", "abcdefgh", "１２３４５６７８", "1\x002345678", "9" * 5000, ""):
        answer = client.post(reverse("claim_code", args=[claim.pk]), {"code": typed})
        assert answer.status_code == 422
        assert b"<title>Error:" in answer.content
    claim.refresh_from_db()
    assert claim.tries == 0


@pytest.mark.django_db
@pytest.mark.parametrize(("way", "hours"), [("call", 7 * 24), ("mail", 24)])
def test_a_code_runs_out(claim: Claim, way: str, hours: int) -> None:
    if way == "call":
        code = start_code_call(claim=claim, by=cast.rosa()).code
    else:
        start_code_mail(
            claim=claim,
            address="desk@needlewood.example",
            domain="needlewood.example",
            source="State board",
            by=cast.rosa(),
        )
        [sent] = [each for each in mail.outbox if each.to == ["desk@needlewood.example"]]
        code = sent.body.partition("this code: ")[2][:9].replace(" ", "")
    with time_machine.travel(timezone.now() + dt.timedelta(hours=hours, minutes=1)):
        assert enter_code(claim=claim, code=code, by=nell()) == Outcome.NO_CODE
    assert stands(claim, ClaimState.OPEN)
    with time_machine.travel(timezone.now() + dt.timedelta(hours=hours, minutes=-1)):
        assert enter_code(claim=claim, code=code, by=nell()) == Outcome.ACCEPTED


@pytest.mark.django_db
def test_a_code_counts_for_its_claim_alone(claim: Claim) -> None:
    code = start_code_call(claim=claim, by=cast.rosa()).code
    other = claim_of(mallory(), record=claim.record)
    start_code_call(claim=other, by=cast.rosa())
    assert enter_code(claim=other, code=code, by=mallory()) == Outcome.WRONG
    with pytest.raises(Claim.DoesNotExist):
        enter_code(claim=claim, code=code, by=mallory())


@pytest.mark.django_db
def test_a_right_code_beside_a_rival_goes_to_a_reviewer(claim: Claim) -> None:
    rival = claim_of(mallory(), record=claim.record)
    code = start_code_call(claim=claim, by=cast.rosa()).code
    assert enter_code(claim=claim, code=code, by=nell()) == Outcome.PROVED
    assert stands(rival, ClaimState.OPEN)
    assert not Provider.objects.exists()
    page = signed_in(nell()).get(reverse("claim", args=[claim.pk])).content.decode()
    assert "mallory" not in page


@pytest.mark.django_db
def test_a_record_that_somebody_has_is_never_won_by_a_code(claim: Claim) -> None:
    first = start_code_call(claim=claim, by=cast.rosa()).code
    assert enter_code(claim=claim, code=first, by=nell()) == Outcome.ACCEPTED
    late = claim_of(mallory(), record=claim.record)
    code = start_code_call(claim=late, by=cast.rosa()).code
    assert enter_code(claim=late, code=code, by=mallory()) == Outcome.PROVED
    assert Provider.objects.get(npi=NPI).owner == nell()


def test_two_claimants_with_right_codes_at_once_both_wait(transactional_db: None) -> None:
    record = registry_record()
    pairs = []
    for user in (nell(), mallory()):
        row = claim_of(user, record=record)
        pairs.append((row, start_code_call(claim=row, by=cast.rosa()).code, user))

    def act(pair: tuple[Claim, str, User]) -> Outcome:
        try:
            return enter_code(claim=pair[0], code=pair[1], by=pair[2])
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        assert list(threads.map(act, pairs)) == [Outcome.PROVED] * 2
    assert not Provider.objects.exists()


@pytest.mark.django_db
def test_a_claim_taken_back_has_no_code_any_more(claim: Claim) -> None:
    code = start_code_call(claim=claim, by=cast.rosa()).code
    assert withdraw_claim(claim=claim, by=nell())
    assert not withdraw_claim(claim=claim, by=nell())
    assert enter_code(claim=claim, code=code, by=nell()) == Outcome.NO_CODE
    assert stands(claim, ClaimState.WITHDRAWN)


@pytest.mark.django_db
def test_an_account_types_ten_codes_a_day_at_most(claim: Claim) -> None:
    client = signed_in(nell())
    answers = [
        client.post(reverse("claim_code", args=[claim.pk]), {"code": "12345678"}).status_code
        for _ in range(12)
    ]
    assert answers == [422] * 10 + [429] * 2
