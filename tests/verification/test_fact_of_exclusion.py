"""Clients read at once that somebody is on the exclusion list; no single reviewer can say so."""

import datetime as dt
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from accounts.models import User
from providers.models import Attachment
from providers.vocabulary.checking import Fact, Result, SourceKind
from tests import cast
from tests.providers.licensing import PDF, upload
from tests.providers.writing import parsed
from tests.verification.exclusions.hits import name_hit, the_list
from tests.verification.reviewing import client_of, sam
from verification.actions.evidence import Look, provider_version, record_of_provider
from verification.actions.exclusion_decisions import confirm_hit, hit_version
from verification.models import ExclusionComparison

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


def test_reviewers_read_beside_the_fact_what_the_last_list_said() -> None:
    alice, client = cast.alice(), client_of(cast.rosa())
    where = reverse("review_facts", args=[alice.slug])
    assert "compared with this listing" not in text_of(client.get(where))
    ExclusionComparison.objects.create(provider=alice, compared_with=the_list())
    assert "Nobody looked it up by hand." in text_of(client.get(where))
    assert "compared with this listing: no entry is about them" in text_of(client.get(where))
    hit = name_hit(alice)
    assert "an entry that may be about them. It waits for a decision." in text_of(client.get(where))
    confirm_hit(hit=hit, reason="Why", version=hit_version(hit), by=sam())
    assert "names them, as was decided." in text_of(client.get(where))


def test_a_look_that_is_over_counted_and_counts_no_more() -> None:
    alice, client = cast.alice(), client_of(cast.rosa())
    where = reverse("review_facts", args=[alice.slug])
    assert record(cast.rosa(), result="not_found").status_code == 302
    assert "; counts until" in text_of(client.get(where))
    until = alice.evidence.get(fact=Fact.EXCLUSION).valid_until
    with time_machine.travel(noon_of(until + dt.timedelta(days=1)), tick=False):
        said = text_of(client_of(cast.rosa()).get(where))
    assert "; counted until" in said
    assert "; counts until" not in said


def text_of(answer: Any) -> str:
    return " ".join(parsed(answer).get_text().split())


def noon_of(day: dt.date) -> dt.datetime:
    """Midday in the site's time zone, give or take."""
    return dt.datetime.combine(day, dt.time(20), dt.UTC)
