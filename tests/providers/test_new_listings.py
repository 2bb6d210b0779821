"""A draft begins with what the registry says, and never says more than its owner wants."""

import pytest

from accounts.models import User
from providers.actions.new_listings import draft_from_record, prefill
from tests import cast
from tests.providers.claims import registry_record

pytestmark = pytest.mark.django_db


def nell() -> User:
    return cast.user("nell@example.org")


@pytest.mark.parametrize("zip_", ["", "00000", "99999"])
def test_a_place_whose_zip_code_is_not_known_is_left_out(zip_: str) -> None:
    draft = draft_from_record(registry_record(zip=zip_), owner=nell())
    assert not draft.locations.exists()
    assert draft.post_nominals == "MD"


def test_what_the_owner_wrote_before_is_not_overwritten_from_the_registry() -> None:
    draft = cast.listing("nell-listing", owner=nell(), post_nominals="DO")
    cast.place(draft, "97214")
    prefill(draft, registry_record())
    assert draft.post_nominals == "DO"
    assert [place.zip for place in draft.locations.all()] == ["97214"]
