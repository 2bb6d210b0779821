"""What the pages of hits say to whom they refuse a decision."""

import pytest

from accounts.roles import Role
from tests import cast
from tests.verification.exclusions.hits import name_hit
from tests.verification.exclusions.test_exclusion_pages import decide, words
from tests.verification.test_review_permissions import client_of
from verification.actions import exclusion_decisions
from verification.actions.exclusion_decisions import hit_version

pytestmark = pytest.mark.django_db


def test_a_refusal_says_what_is_the_case(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not that the listing is their own: the form was offered, and meanwhile it is not theirs to decide any more."""
    hit, sam = name_hit(cast.alice()), client_of(Role.SENIOR_REVIEWER)
    monkeypatch.setattr(exclusion_decisions, "may_confirm", lambda _hit, _by: False)
    answer = decide(sam, hit, decision="confirm")
    assert answer.status_code == 422
    assert "A senior reviewer decides on this." in words(answer)
    assert "your own listing" not in words(answer)
    told = sam.post(f"/review/exclusions/{hit.pk}/show/", {"version": hit_version(hit)})
    assert "The listing is back already, or something else keeps it hidden." in words(
        sam.get(told.headers["Location"])
    )
    told = sam.post(f"/review/exclusions/{hit.pk}/show/", {"version": "old"})
    assert "this has changed since you opened it" in words(sam.get(told.headers["Location"]))
