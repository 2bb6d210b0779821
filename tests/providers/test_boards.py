"""Where a client is sent to check a license: the wrong board, or an address nobody tried, costs them their trust."""

from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from accounts.roles import Role
from providers.boards import Boards
from providers.boards_file import read_boards
from providers.models import Board
from providers.vocabulary.license import LicenseType
from providers.vocabulary.state import State
from tests import cast

pytestmark = pytest.mark.django_db

HEADER = "jurisdiction,professions,name,url,access,checked\n"


@pytest.mark.parametrize(
    ("license_type", "state", "name"),
    [
        ("md", "OR", "Oregon Medical Board"),
        ("pa", "OR", "Oregon Medical Board"),
        ("lmft", "OR", "OBLPCT"),
        ("lpc", "OR", "OBLPCT"),
        ("psychologist", "OR", "Oregon Board of Psychology"),
        ("prescribing_psychologist", "IL", "IDFPR"),
        ("lcsw", "CA", "California DCA license search"),
        ("art_therapist", "NY", "NYSED Office of the Professions"),
        ("np", "OR", "Nursys QuickConfirm"),
        ("do", "NV", "FSMB DocInfo"),
        ("md", "WY", "Wyoming Board of Medicine"),
        ("do", "WY", "FSMB DocInfo"),
    ],
)
def test_the_closest_board_is_named(license_type: str, state: str, name: str) -> None:
    board = Boards.now().closest(license_type, state)
    assert board is not None
    assert board.name == name
    assert not board.how, "what a program has to know of the page is not for reviewers"


@pytest.mark.parametrize(
    ("license_type", "state"),
    [("lcsw", "OR"), ("pa", "NV"), ("psychologist", "NV"), ("nd", "OR"), ("counselor_other", "OR")],
)
def test_no_board_is_made_up_where_the_table_has_none_that_somebody_tried(
    license_type: str, state: str
) -> None:
    assert Boards.now().closest(license_type, state) is None


def test_every_license_has_an_answer_and_every_link_is_one_address() -> None:
    table = Boards.now()
    boards = {table.closest(kind, state) for kind in LicenseType for state in State}
    for board in boards - {None}:
        assert isinstance(board, Board)
        assert board.url.startswith("https://")
        assert not {" ", "{", ";"} & set(board.url)
        assert board.name


def test_registries_of_numbers_are_no_boards() -> None:
    names = {row["name"] for row in read_boards()}
    assert not names & {"NPPES NPI Registry", "OIG LEIE", "SAM exclusions"}


@pytest.mark.parametrize(
    "row",
    [
        "OR,MD,Board,http://example.org/,form,2026\n",
        "Oregon,MD,Board,https://example.org/,form,2026\n",
        "OR,,Board,https://example.org/,form,2026\n",
    ],
)
def test_a_bad_row_is_named_by_its_line(tmp_path: Path, row: str) -> None:
    path = tmp_path / "boards.csv"
    path.write_text(HEADER + row)
    with pytest.raises(ValueError, match=r"boards\.csv, line 2"):
        list(read_boards(path))


BAD = {
    "in the clear": {"url": "http://example.org/"},
    "with parts to fill in": {"url": "https://example.org/?n={number}"},
    "of no type": {"license_types": []},
    "of a type that is none": {"license_types": ["wizard"]},
    "of all and some": {"of_all_types": True},
    "of all of the country": {"of_all_types": True, "license_types": [], "state": ""},
}


@pytest.mark.parametrize("fields", BAD.values(), ids=BAD.keys())
def test_the_database_takes_no_board_that_leads_nowhere(fields: dict[str, object]) -> None:
    good: dict[str, object] = {
        "name": "Board",
        "state": "OR",
        "license_types": ["lcsw"],
        "url": "https://example.org/",
    }
    Board.objects.create(**good)
    with pytest.raises(IntegrityError), transaction.atomic():
        Board.objects.create(**good | fields)


def client_of(role: Role) -> Client:
    client = Client()
    client.force_login(cast.user(f"{role}@example.org", role))
    return client


def test_an_administrator_adds_a_board_and_every_page_sends_there_at_once() -> None:
    alice = cast.alice()
    cast.license_of(alice, "lcsw")
    typed = {
        "name": "Board of Clinical Social Workers",
        "state": "OR",
        "license_types": ["lcsw"],
        "url": "https://board.example.org/search",
        "how": "",
    }
    page = reverse("provider", args=[alice.slug])
    assert "https://board.example.org/search" not in Client().get(page).content.decode()
    answer = client_of(Role.ADMINISTRATOR).post(reverse("admin:providers_board_add"), typed)
    assert answer.status_code == 302
    assert "https://board.example.org/search" in Client().get(page).content.decode()


def test_a_reviewer_does_not_change_where_people_are_sent() -> None:
    answer = client_of(Role.REVIEWER).get(reverse("admin:providers_board_add"))
    assert answer.status_code == 302
    assert not Board.objects.filter(name="Mine").exists()
