"""CMS publishes a ZIP: the right file in it is read, or a sentence says why not."""

import zipfile
from pathlib import Path

import pytest

from providers.models import RegistryRecord
from tests.verification.nppes_command import refusal, run
from tests.verification.nppes_rows import as_csv, organization, person, write, write_zip

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["npidata_pfile_20250101-20250107.csv", "mine.csv"])
def test_the_zip_gives_the_same_records(tmp_path: Path, name: str) -> None:
    rows = (person(1), organization(2))
    run(write(tmp_path / "v2.csv", *rows))
    path = write_zip(tmp_path / "bundle.zip", as_csv(rows), name)
    assert run(path)[::2] == (
        "read 2, new 0, changed 0, unchanged 2, skipped 0, bad 0",
        "",
    )


def test_a_zip_that_was_not_downloaded_to_its_end(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", as_csv([person()]))
    path.write_bytes(path.read_bytes()[:-100])
    assert "Download it again." in refusal(path)


def test_a_zip_that_is_damaged_inside(tmp_path: Path) -> None:
    """Damage shows when a part does not fit its checksum: the parts before it are kept."""
    path, rows = tmp_path / "a.zip", as_csv(person(number) for number in range(1, 201))
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("npidata_pfile_1-2.csv", rows)
    path.write_bytes(path.read_bytes().replace(b"FERNWHISTLE", b"FERNWHISTEL", 1))
    summary, _said, error = run(path)
    kept = RegistryRecord.objects.count()
    assert 100 < kept < 200
    assert summary == f"read {kept}, new {kept}, changed 0, unchanged 0, skipped 0, bad 0"
    assert f"cut short or damaged after line {kept + 1} (Bad CRC-32" in error


def test_a_zip_without_providers(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("othername_pfile_1-2.csv", "NPI\n")
        archive.writestr("npidata_pfile_1-2_FileHeader.csv", "NPI\n")
        archive.writestr("__MACOSX/._npidata_pfile_1-2.csv", "NPI\n")
    error = refusal(tmp_path / "a.zip")
    assert "no file of providers (npidata_pfile_….csv)" in error
    assert "othername_pfile_1-2.csv" in error


def test_a_zip_with_two_months(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("npidata_pfile_1-2.csv", as_csv([person()]))
        archive.writestr("npidata_pfile_2-3.csv", as_csv([person()]))
    assert "several files of providers: npidata_pfile_1-2.csv, npidata" in refusal(
        tmp_path / "a.zip"
    )


@pytest.mark.parametrize(
    ("offsets", "value", "says"),
    [((6, 8), 1, "locked with a password"), ((8, 10), 9, "packed in a way")],
    ids=["encrypted", "deflate64"],
)
def test_a_zip_that_cannot_be_unpacked(
    tmp_path: Path, offsets: tuple[int, int], value: int, says: str
) -> None:
    path = write_zip(tmp_path / "a.zip", as_csv([person()]))
    data = bytearray(path.read_bytes())
    # The local header and the entry in the directory at the end both say how a member is packed.
    for magic, offset in zip((b"PK\x03\x04", b"PK\x01\x02"), offsets, strict=True):
        place = data.find(magic)
        while place >= 0:
            data[place + offset] = value
            place = data.find(magic, place + 4)
    path.write_bytes(data)
    assert says in refusal(path)
