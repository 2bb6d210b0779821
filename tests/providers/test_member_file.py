"""A spreadsheet from anywhere: Excel's quirks are read, and what is hostile is told row by row or refused."""

import csv
import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from providers.member_file import (
    LARGEST_FILE,
    FileRefusedError,
    findings_csv,
    plain_cell,
    read_members,
)
from tests.providers.claims import NPI

HEADER = "name,email,npi,city,state,profession\n"


def rows(text: str) -> list[tuple[str, str, str, str]]:
    return [(row.name, row.email, row.npi, row.state) for row in read_members(text.encode()).rows]


def said(line: str) -> list[str]:
    return [
        f"{each.column}: {each.said}" for each in read_members((HEADER + line).encode()).findings
    ]


@pytest.mark.parametrize(
    "content",
    [
        f"name,email,npi,state\nNell,nell@example.org,{NPI},OR\n".encode(),
        f"\ufeffName;E-mail;NPI;State\r\nNell;Nell@example.org;{NPI};or\r\n".encode(),
        f"sep=;\r\nname;email;npi;state\r\nNell;nell@example.org;{NPI}.0;Oregon\r\n".encode(),
        f"sep=|\nname|email|npi|state\nNell|nell@example.org|{NPI}|OR".encode(),
        f"name\temail\tnpi\tstate\r\nNell\tnell@example.org\t{NPI}\tOR\r\n".encode("utf-16"),
        f'\n name , Email address ,NPI number,state,,\n"Nell","nell@example.org",{NPI},OR,,\n,,,,,\n\n'.encode(),
    ],
)
def test_what_excel_makes_of_a_csv_is_read(content: bytes) -> None:
    [row] = read_members(content).rows
    assert (row.name, row.email, row.npi, row.state) == ("Nell", "nell@example.org", NPI, "OR")


@pytest.mark.parametrize(
    ("line", "finding"),
    [
        ("Nell,nell@example.org,1234567890", "npi: This is not a valid NPI"),
        ("Nell,nell", "email: This is not an email address."),
        (",nell@example.org", "name: The cell is blank."),
        ("Nell,", "email: The cell is blank."),
        ("Nell,n@example.org,,,Narnia", "state: This is not a state."),
        ("=HYPERLINK(1),n@example.org", "name: The cell begins like a formula."),
        ("@SUM(A1),n@example.org", "name: The cell begins like a formula."),
        ("Nell,+n@example.org", "email: The cell begins like a formula."),
        ("Nell,n@example.org,,-cmd|x", "city: The cell begins like a formula."),
        ("Nell\x07,n@example.org", "name: The cell has characters that cannot be shown."),
        (f"{'x' * 151},n@example.org", "name: The cell is longer than 150 characters."),
        ("Nell,n@example.org,,,,,,more", ": The row has more cells than the first line"),
    ],
)
def test_a_row_with_a_mistake_is_named_with_its_column(line: str, finding: str) -> None:
    [text] = said(line)
    assert text.startswith(finding)


def test_the_same_person_twice_in_a_file_is_invited_once() -> None:
    read = read_members(
        f"{HEADER}Nell,n@example.org,{NPI}\nNell,N@example.org\nNell,m@example.org,{NPI}\n".encode()
    )
    assert [row.line for row in read.rows] == [2]
    assert [(each.line, each.column) for each in read.findings] == [(3, "email"), (4, "npi")]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"   \n\n",
        b"\x89PNG\r\n\x1a\n\x00\x00",
        b"PK\x03\x04\x14\x00\x06\x00",
        "name,email\nJosé,jose@example.org".encode("cp1252"),
        b"name,email\nNell\x00,n@example.org",
        b"\xff\xfe\x00",
        b"name,phone\nNell,1",
        b"name,email,e-mail\nNell,a@example.org,b@example.org",
        b"Nell,nell@example.org",
        b"," * (LARGEST_FILE - 1),
        b"name,email" + b"," * 900_000 + b"\n",
        b"x" * (LARGEST_FILE + 1),
        b'name,email\n"' + b"x" * 200_000,
        b"name,email\n" + b"".join(b"N,n%d@example.org\n" % n for n in range(2001)),
    ],
)
def test_a_file_that_is_no_list_of_members_is_refused_with_a_reason(content: bytes) -> None:
    with pytest.raises(FileRefusedError) as refusal:
        read_members(content)
    assert str(refusal.value).endswith(".")


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    for start in (b"", HEADER.encode()):
        with suppress(FileRefusedError):
            read_members(start + content)


@given(st.text(max_size=40))
def test_no_cell_of_the_findings_is_run_by_a_spreadsheet(text: str) -> None:
    assert not plain_cell(text).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_the_findings_can_be_opened_in_a_spreadsheet() -> None:
    read = read_members(f"{HEADER}\"=cmd|'/C calc'!A0\",n@example.org\n".encode())
    [_, row] = list(csv.reader(io.StringIO(findings_csv(read.findings))))
    assert row[:3] == ["2", "name", "'=cmd|'/C calc'!A0"]
