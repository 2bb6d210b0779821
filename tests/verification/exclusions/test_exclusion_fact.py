"""A reviewer who looked somebody up on the exclusion list says whether they are on it, in words that can mean one thing only."""

import pytest
from django.test import Client

from providers.vocabulary.checking import Fact
from tests import cast
from tests.verification.fact_form import record
from tests.verification.reviewing import client_of

pytestmark = pytest.mark.django_db


def test_confirmed_says_nothing_on_a_list_on_which_it_is_good_not_to_stand() -> None:
    """Some would mean that they stand there, and some that all is well."""
    alice, client = cast.alice(), client_of(cast.rosa())
    answer = record(client, alice, "exclusion", result="confirmed", words="What I typed")
    assert answer.status_code == 422
    html = answer.content.decode()
    assert "does not say whether they are on the list" in html
    assert "What I typed" in html
    assert not alice.evidence.filter(fact=Fact.EXCLUSION).exists()
    assert record(client, alice, "exclusion", result="differs").status_code == 302
    page = Client().get(alice.get_absolute_url()).content.decode()
    assert "Federal exclusion list: no match on" in page


def test_what_was_noted_before_without_saying_which_is_not_clear_yet() -> None:
    alice = cast.alice()
    cast.look(alice.licenses.get(), license=None, fact=Fact.EXCLUSION)
    page = Client().get(alice.get_absolute_url()).content.decode()
    assert "Federal exclusion list: last looked at on" in page
    assert "not clear yet" in page
