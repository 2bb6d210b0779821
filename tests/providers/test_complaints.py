"""Who hears a complaint: the board of the state, and never a nationwide register that only shows licenses."""

import pytest

from providers.complaints import complaint_bodies
from tests import cast

pytestmark = pytest.mark.django_db


def test_the_board_of_the_state_hears_complaints() -> None:
    license_ = cast.license_of(cast.listing("olga"), "md", "OR")
    [body] = complaint_bodies([license_])
    assert body.board
    assert body.board.state == "OR"
    assert body.register is None


def test_a_nationwide_register_is_named_as_such_and_each_state_keeps_its_line() -> None:
    nurse = cast.listing("nora")
    licenses = [cast.license_of(nurse, "np", state) for state in ("KY", "MO")]
    bodies = complaint_bodies(licenses)
    assert [(body.state, body.board) for body in bodies] == [("Kentucky", None), ("Missouri", None)]
    assert {body.register.name for body in bodies if body.register} == {"Nursys QuickConfirm"}
    assert [body.name for body in bodies] == [
        "Nurse practitioner, Kentucky",
        "Nurse practitioner, Missouri",
    ]
