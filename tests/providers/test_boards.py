"""Where a client is sent to check a license: the wrong board, or an address nobody tried, costs them their trust."""

from pathlib import Path

import pytest

from providers.boards import Board, board_for, read_boards
from providers.vocabulary.license import LicenseType
from providers.vocabulary.state import State

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
    board = board_for(license_type, state)
    assert board is not None
    assert board.name == name


@pytest.mark.parametrize(
    ("license_type", "state"),
    [("lcsw", "OR"), ("pa", "NV"), ("psychologist", "NV"), ("nd", "OR"), ("counselor_other", "OR")],
)
def test_no_board_is_made_up_where_the_table_has_none_that_somebody_tried(
    license_type: str, state: str
) -> None:
    assert board_for(license_type, state) is None


def test_every_license_has_an_answer_and_every_link_is_one_address() -> None:
    boards = {board_for(kind, state) for kind in LicenseType for state in State}
    for board in boards - {None}:
        assert isinstance(board, Board)
        assert board.url.startswith("https://")
        assert not {" ", "{", ";"} & set(board.url)
        assert board.name


def test_registries_of_numbers_are_no_boards() -> None:
    names = {row.board.name for row in read_boards()}
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
