"""Clients read at once that somebody is on the exclusion list; no single reviewer can say so."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from accounts.models import User
from providers.models import Attachment
from providers.vocabulary.checking import Fact, Result, SourceKind
from tests import cast
from tests.providers.licensing import PDF, upload
from tests.verification.reviewing import client_of, sam
from verification.actions.evidence import Look, provider_version, record_of_provider

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media_folder")]


def record(by: User, **typed: Any) -> Any:
    """They open the page of facts, and send what they found on the list."""
    where, client = reverse("review_facts", args=["alice-alder"]), client_of(by)
    made = {
        "about": "exclusion",
        "result": "adverse",
        "source": "Federal exclusion list (OIG LEIE)",
        "versions": client.get(where).context["form"]["versions"].value(),
    }
    return client.post(where, made | typed)


def test_a_reviewer_is_told_who_records_a_match_and_nothing_is_kept() -> None:
    alice = cast.alice()
    answer = record(cast.rosa(), words="Seen it", file=upload(PDF))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "A senior reviewer records that the list names them" in page
    assert "Seen it" in page
    assert not alice.evidence.filter(fact=Fact.EXCLUSION).exists()
    assert not Attachment.objects.exists()
    assert "a match on" not in Client().get(alice.get_absolute_url()).content.decode()


def test_a_senior_reviewer_records_it_and_anybody_that_there_is_none() -> None:
    alice = cast.alice()
    assert record(cast.rosa(), result="not_found").status_code == 302
    assert record(sam()).status_code == 302
    assert "a match on" in Client().get(alice.get_absolute_url()).content.decode()


def test_there_is_no_way_around_the_page() -> None:
    alice = cast.alice()
    look = Look(Fact.EXCLUSION, Result.ADVERSE, "List", SourceKind.PRIMARY, "Looked up")
    with pytest.raises(PermissionDenied):
        record_of_provider(alice, look, version=provider_version(alice), by=cast.rosa())
