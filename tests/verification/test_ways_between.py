"""From the facts and the history of a listing or license a reviewer comes back to where they decide."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from accounts.roles import Role
from tests import cast
from tests.providers.licensing import upload
from tests.verification.reviewing import client_of, send, waiting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media_folder")]


def ways_from(address: str, role: str = Role.REVIEWER) -> set[str]:
    page = client_of(cast.user(f"{role}@example.org", role)).get(address)
    links = BeautifulSoup(page.content, "html.parser").select("main a")
    return {str(link["href"]) for link in links}


def test_a_reviewer_finds_the_way_back_from_a_history_and_from_facts() -> None:
    alice = cast.alice()
    license_ = alice.licenses.get()
    screen, facts = (
        reverse("review_license", args=[license_.pk]),
        reverse("review_facts", args=[alice.slug]),
    )
    of_license = reverse("review_history", args=["license", license_.pk])
    of_listing = reverse("review_history", args=["listing", alice.pk])
    assert screen in ways_from(of_license)
    assert facts in ways_from(of_listing)
    assert {screen, of_listing} <= ways_from(facts)
    # An administrator decides nothing, and has no such page.
    assert screen not in ways_from(of_license, Role.ADMINISTRATOR)
    assert facts not in ways_from(of_listing, Role.ADMINISTRATOR)


def test_the_history_of_what_is_gone_leads_nowhere() -> None:
    alice = cast.alice()
    license_ = alice.licenses.get()
    screen, address = (
        reverse("review_license", args=[license_.pk]),
        reverse("review_history", args=["license", license_.pk]),
    )
    license_.delete()
    assert screen not in ways_from(address)


def test_of_an_empty_file_it_is_said_what_to_do() -> None:
    answer = send(client_of(cast.rosa()), waiting(), file=upload(b""))
    assert "This file is empty. Choose another one." in answer.content.decode()
