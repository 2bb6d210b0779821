"""Facts beside the license: each is about the right thing, counts as long as it may, and is on the listing at once."""

import datetime as dt
import json
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from accounts.roles import Role
from providers.actions.credentials import remove_credential
from providers.dates import today
from providers.models import Attachment, Credential, Evidence, EvidenceValues
from providers.vocabulary.checking import Fact, Result, SourceKind
from tests import cast
from tests.providers.licensing import PDF, credential_of, upload
from tests.verification.fact_form import address, record
from tests.verification.nppes_rows import npi
from tests.verification.reviewing import client_of
from verification.actions.case import ChangedSinceError
from verification.actions.evidence import Look, record_of_credential, record_of_provider
from verification.actions.facts import record_fact
from verification.exclusion_mail import LIST_URL
from verification.facts import OF_CREDENTIAL, OF_LICENSE, OF_PROVIDER, lasts
from verification.subjects import subjects_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media_folder")]


def look(fact: str, **fields: Any) -> Look:
    return Look(fact, Result.CONFIRMED, "Issuer", SourceKind.PRIMARY, "Looked up", **fields)


def test_every_fact_is_about_something() -> None:
    assert {*OF_LICENSE, *OF_CREDENTIAL, *OF_PROVIDER} == set(Fact)


def test_all_that_can_be_checked_is_recorded_and_told_on_the_listing() -> None:
    alice = cast.alice()
    training = credential_of(alice)
    client, license_ = client_of(cast.rosa()), alice.licenses.get()
    for about in ("identity", "address", f"dea-{license_.pk}", f"credential-{training.pk}"):
        assert record(client, alice, about).status_code == 302
    assert record(client, alice, "exclusion", result="not_found").status_code == 302
    page = Client().get(alice.get_absolute_url()).content.decode()
    for words in ("Identity: confirmed", "Address: confirmed", "no match on", "checked on"):
        assert words in page
    assert "DEA registration: not checked" not in page
    assert alice.evidence.get(fact=Fact.DEA_SCHEDULE).license_id == license_.pk
    assert alice.evidence.get(fact=Fact.KAP_TRAINING).credential_id == training.pk


def test_the_form_of_a_chosen_fact_says_where_to_look_and_never_what_is_seen_there() -> None:
    alice = cast.alice(npi=npi(1))
    license_ = alice.licenses.get()
    client = client_of(cast.rosa())
    told = {
        "exclusion": ("Federal exclusion list (OIG LEIE)", LIST_URL, "primary"),
        "identity": (
            "NPI registry (NPPES)",
            f"https://npiregistry.cms.hhs.gov/provider-view/{alice.npi}",
            "self_attested",
        ),
        f"dea-{license_.pk}": ("DEA registration", "", "primary"),
    }
    for about, (source, url, kind) in told.items():
        page = client.get(address(alice), {"about": about})
        form = page.context["form"]
        assert form["about"].value() == about
        assert (form["source"].value(), form["source_url"].value()) == (source, url)
        assert form["source_kind"].value() == kind
        assert not form["result"].value()
        assert not form["words"].value()
        assert not url or f'href="{url}"' in page.content.decode()
    assert not client.get(address(alice), {"about": "x"}).context["form"]["source"].value()


def test_a_look_counts_as_long_as_its_fact_allows_and_no_longer() -> None:
    alice, client = cast.alice(), client_of(cast.rosa())
    record(client, alice, "identity")
    found = alice.evidence.get(fact=Fact.IDENTITY)
    assert found.valid_until == today() + dt.timedelta(days=730)
    far = (found.valid_until + dt.timedelta(days=1)).strftime("%m/%d/%Y")
    assert record(client, alice, "identity", valid_until=far).status_code == 422
    assert record(client, alice, "identity", valid_until="01/01/2020").status_code == 422
    soon = (today() + dt.timedelta(days=3)).strftime("%m/%d/%Y")
    assert record(client, alice, "identity", valid_until=soon).status_code == 302
    subject = subjects_of(alice)[0]
    late = lasts(Fact.IDENTITY, today()) + dt.timedelta(days=1)
    long = look(Fact.IDENTITY, valid_until=late)
    with pytest.raises(ValueError, match="not longer"):
        record_fact(alice, subject, long, version=subject.version, by=cast.rosa())


def test_a_dea_registration_ends_with_its_license() -> None:
    alice = cast.alice()
    license_ = alice.licenses.get()
    license_.expires_on = today() + dt.timedelta(days=5)
    license_.save()
    record(client_of(cast.rosa()), alice, f"dea-{license_.pk}")
    assert alice.evidence.get(fact=Fact.DEA_SCHEDULE).valid_until == license_.expires_on


def test_what_is_shown_and_attached_is_kept_and_goes_with_what_it_is_about() -> None:
    alice = cast.alice()
    training = credential_of(alice)
    words = {"words": "Graduate of 2022", "file": upload(PDF)}
    rosa = client_of(cast.rosa())
    record(rosa, alice, f"credential-{training.pk}", **words)
    found = alice.evidence.get(credential=training.pk)
    assert found.values_sha256
    kept = Attachment.objects.get()
    assert found.attachment_sha256 == kept.sha256
    # It can be looked at beside what it stands for, and from there is a way back.
    pages = reverse("review_attachment_pages", args=[kept.pk])
    assert pages in rosa.get(address(alice)).content.decode()
    assert address(alice) in rosa.get(pages).content.decode()
    remove_credential(training, by=cast.user("alice@example.org"))
    assert not EvidenceValues.objects.filter(evidence=found).exists()
    assert not Attachment.objects.exists()
    assert Evidence.objects.filter(pk=found.pk).exists()


WRONG = {
    "nothing chosen": ({"about": ""}, "about"),
    "something of somebody else": ({"about": "dea-of-bob"}, "about"),
    "no result": ({"result": ""}, "result"),
    "no source": ({"source": ""}, "source"),
    "a script": ({"source_url": "javascript:alert(1)"}, "source_url"),
    "versions that are none": ({"versions": "{"}, "versions"),
    "a file that is none": ({"file": upload(b"<script>")}, "file"),
}


@pytest.mark.parametrize(("typed", "field"), WRONG.values(), ids=WRONG.keys())
def test_what_cannot_be_is_refused(typed: dict[str, Any], field: str) -> None:
    alice = cast.alice()
    answer = record(client_of(cast.rosa()), alice, **{"about": "address"} | typed)
    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not alice.evidence.filter(fact=Fact.ADDRESS).exists()


@pytest.mark.parametrize("versions", ["{}", "[]", '{"address": "old"}'])
def test_whoever_looked_at_what_has_changed_is_told_and_loses_nothing(versions: str) -> None:
    alice, client = cast.alice(), client_of(cast.rosa())
    answer = record(client, alice, "address", versions=versions, words="As typed")
    assert answer.status_code == 422
    assert "As typed" in answer.content.decode()
    assert not alice.evidence.filter(fact=Fact.ADDRESS).exists()
    renewed = answer.context["form"]["versions"].value()
    assert json.loads(renewed)["address"]
    assert record(client, alice, "address", versions=renewed).status_code == 302


def test_whoever_has_to_send_a_look_again_is_told_to_choose_the_file_again() -> None:
    alice, client = cast.alice(), client_of(cast.rosa())
    again = "Choose the file again"
    sent = {"source": "", "file": upload(PDF)}
    assert again in record(client, alice, "address", **sent).content.decode()
    assert again not in record(client, alice, "address", source="").content.decode()


def test_of_two_who_looked_at_the_same_page_one_is_told() -> None:
    alice = cast.alice()
    [subject, *_] = subjects_of(alice)
    record_of_provider(alice, look(Fact.IDENTITY), version=subject.version, by=cast.rosa())
    with pytest.raises(ChangedSinceError):
        record_of_provider(alice, look(Fact.IDENTITY), version=subject.version, by=cast.rosa())


def test_a_fact_of_something_else_is_refused() -> None:
    alice = cast.alice()
    training: Credential = credential_of(alice)
    version = subjects_of(alice)[-1].version
    with pytest.raises(ValueError, match="credential"):
        record_of_credential(
            training, look(Fact.BOARD_CERTIFICATION), version=version, by=cast.rosa()
        )
    with pytest.raises(ValueError, match="provider"):
        record_of_provider(alice, look(Fact.LICENSE_STATUS), version="", by=cast.rosa())


@pytest.mark.parametrize("role", [Role.PROVIDER, Role.ADMINISTRATOR])
def test_who_is_no_reviewer_records_nothing(role: Role) -> None:
    alice = cast.alice()
    subjects = subjects_of(alice)
    for subject in subjects:
        with pytest.raises(PermissionDenied):
            record_fact(
                alice,
                subject,
                look(subject.fact),
                version=subject.version,
                by=cast.user("someone@example.net", role),
            )


def test_a_reviewer_records_nothing_about_themselves() -> None:
    mine = cast.alice(owner=cast.rosa())
    assert client_of(cast.rosa()).get(address(mine)).status_code == 403
    subject = subjects_of(mine)[0]
    with pytest.raises(PermissionDenied):
        record_fact(mine, subject, look(subject.fact), version=subject.version, by=cast.rosa())
