"""Nobody decides on what has changed since they looked: they are told what, and what they typed stays."""

from typing import Any

import pytest

from providers.actions.licenses import change_license, remove_license
from providers.license_version import version_of
from providers.models import (
    Decision,
    License,
)
from providers.vocabulary.checking import Result, Verdict
from providers.vocabulary.reasons import Reason
from tests import cast
from tests.verification.reviewing import client_of, opened, sam, screen_of, send, waiting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media_folder")]


def change(license_: License) -> None:
    values = {"number": "MD99"}
    change_license(license_, values=values, version=version_of(license_), by=cast.rosa())


CHANGES = {
    "changed": (change, "was “MD"),
    "looked": (lambda each: cast.look(each, Result.ADVERSE), "recorded a look"),
    "decided": (lambda each: cast.decide(each, Verdict.NEED_MORE), "decided: More is needed"),
}


@pytest.mark.parametrize(("act", "words"), CHANGES.values(), ids=CHANGES.keys())
def test_whoever_decides_on_what_changed_is_told_what_and_loses_nothing(
    act: Any, words: str
) -> None:
    license_, client = waiting(), client_of(cast.rosa())
    form = opened(client, license_)
    act(License.objects.get(pk=license_.pk))
    answer = send(client, license_, **form, private="Typed with care")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert words in page
    assert "Typed with care" in page
    assert not license_.decisions.filter(verdict=Verdict.VERIFIED).exists()
    # The form has the new version: pressed again, it decides on how things stand now.
    again = {name: answer.context["form"][name].value() for name in ("version", "seen")}
    if act is not change:
        assert send(client, license_, **form | again).status_code == 302


def test_whoever_answers_a_question_that_was_asked_meanwhile_is_told_of_it_and_not_sent_away() -> (
    None
):
    license_, client = waiting(), client_of(sam())
    form = opened(client, license_)
    asks = {"verdict": Verdict.DOES_NOT_MATCH, "code": Reason.OTHER_PERSON, "number": "MD99"}
    assert send(client_of(cast.rosa()), license_, **asks).status_code == 302
    page = send(client, license_, **form).content.decode()
    assert "asked for a second look, and would decide: Does not match" in page
    assert "recorded a look" not in page
    assert "Look for yourself, then decide." in page
    assert "Another senior reviewer decides this." not in page


def test_a_license_that_was_removed_meanwhile_is_told() -> None:
    license_, client = waiting(), client_of(cast.rosa())
    key, number, form = license_.pk, license_.number, opened(client, license_)
    remove_license(License.objects.get(pk=key), by=cast.rosa())
    answer = client.post(screen_of(license_), form | {"number": number})
    assert answer.status_code == 404
    assert not Decision.objects.filter(license=key).exists()
