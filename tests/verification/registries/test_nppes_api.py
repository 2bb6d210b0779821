"""A reviewer looks an NPI up: whatever the registry answers, the look-up ends in time and says what happened."""

import datetime as dt
from typing import Any

import pytest

from providers.vocabulary.people import ProviderKind
from tests.verification.nppes_rows import npi
from tests.verification.registries import nppes_server as registry
from tests.verification.registries.nppes_server import NppesServer
from verification.registries.nppes_api import look_up_name, look_up_npi
from verification.registries.nppes_outcomes import (
    Found,
    Garbage,
    NotFound,
    NppesRecord,
    Place,
    Refused,
    Taxonomy,
    TooMany,
)

LARKHOLLOW = Place("12 LARKHOLLOW LN, STE 3", "PORTLAND", "OR", "97201", "503-555-0142")
PSYCHIATRY = Taxonomy("2084P0800X", "Psychiatry & Neurology, Psychiatry", "MD12345", "OR", True)


def found(nppes: NppesServer, *answers: registry.Answer) -> NppesRecord:
    nppes.answers[:] = answers
    outcome = look_up_npi(npi(1))
    assert isinstance(outcome, Found)
    [record] = outcome.records
    return record


def smiths() -> Any:
    return look_up_name(kind=ProviderKind.INDIVIDUAL, name="SMITH", first_name="PAT", state="OR")


def test_the_newer_shape(nppes: NppesServer) -> None:
    record = found(nppes, registry.recorded("newer_shape"))
    assert (record.npi, record.kind, record.is_active) == (npi(1), "individual", True)
    assert (record.name, record.other_names) == ("Marlowe Fernwhistle", ("Marlowe Thistlefell",))
    assert (record.last_name, record.middle_name) == ("FERNWHISTLE", "")
    assert record.places == (
        LARKHOLLOW,
        Place("4 FERRY ST", "VANCOUVER", "WA", "98660", "360-555-0142"),
    )
    assert record.taxonomies[1] == PSYCHIATRY
    assert record.enumerated_on == dt.date(2007, 8, 31)
    assert record.updated_on == dt.date(2025, 5, 28)
    assert nppes.asked == [{"version": "2.1", "number": npi(1)}]
    assert nppes.agents == ["Stillwater (http://127.0.0.1:8000)"]


def test_the_older_shape(nppes: NppesServer) -> None:
    """Numbers as numbers, epochs in seconds, a spelled-out name, no practiceLocations."""
    record = found(nppes, registry.recorded("older_shape"))
    assert (record.npi, record.name) == (npi(1), "Marlowe Fernwhistle")
    assert [place.city for place in record.places] == ["PORTLAND"]
    assert record.taxonomies == (PSYCHIATRY,)
    assert record.enumerated_on == dt.date(2007, 8, 31)
    assert record.updated_on == dt.date(2010, 3, 23)


@pytest.mark.parametrize("shape", ["newer_shape", "older_shape"])
def test_an_address_for_letters_may_be_a_home_and_is_not_shown(
    nppes: NppesServer, shape: str
) -> None:
    assert "SECRET" not in repr(found(nppes, registry.recorded(shape)))


def test_an_organization_without_its_official(nppes: NppesServer) -> None:
    nppes.answers = [registry.recorded("organization")]
    outcome = look_up_npi(npi(2))
    assert isinstance(outcome, Found)
    assert outcome.records[0].name == "STILL POND INFUSION, LLC"
    assert outcome.records[0].other_names == ("STILL POND",)
    assert "SECRETPERSON" not in repr(outcome)


def test_nobody_has_that_number(nppes: NppesServer) -> None:
    nppes.answers = [registry.recorded("nobody")]
    assert look_up_npi(npi(1)) == NotFound()


def test_what_cannot_be_an_npi_is_not_asked(nppes: NppesServer) -> None:
    for text in ("1234567890", "", "１２３４５６７８９３", npi(1) + "&number=", "\0"):
        assert look_up_npi(text) == NotFound()
    assert nppes.asked == []


def test_errors_come_with_status_200_and_keep_their_words(nppes: NppesServer) -> None:
    nppes.answers = [registry.recorded("deactivated")]
    outcome = look_up_npi(npi(1))
    assert isinstance(outcome, Refused)
    assert outcome.is_deactivated
    assert outcome.said[0].words.startswith(f"CMS deactivated NPI {npi(1)}. The provider")
    nppes.answers = [registry.recorded("refused")]
    refused = look_up_npi(npi(1))
    assert isinstance(refused, Refused)
    assert not refused.is_deactivated
    assert refused.said[0].words == "Field state requires additional search criteria"
    # It said no: it would say no again.
    assert len(nppes.asked) == 2


def test_a_name_in_a_state(nppes: NppesServer) -> None:
    nppes.answers = [registry.saying(registry.page_of(1, 3))]
    outcome = smiths()
    assert [each.npi for each in outcome.records] == [npi(1), npi(2), npi(3)]
    assert nppes.asked == [
        {
            "version": "2.1",
            "state": "OR",
            "enumeration_type": "NPI-1",
            "last_name": "SMITH",
            "first_name": "PAT",
            "limit": "200",
            "skip": "0",
        }
    ]


def test_a_name_that_nobody_has_and_a_name_of_an_organization(nppes: NppesServer) -> None:
    nppes.answers = [registry.recorded("nobody")]
    assert smiths() == NotFound()
    look_up_name(kind=ProviderKind.ORGANIZATION, name="A & B=C", state="OR")
    assert nppes.asked[-1]["organization_name"] == "A & B=C"
    assert nppes.asked[-1]["enumeration_type"] == "NPI-2"


def test_further_pages_are_asked_for(nppes: NppesServer) -> None:
    pages = [registry.page_of(1, 200), registry.page_of(201, 200), registry.page_of(401, 1)]
    nppes.answers = [registry.saying(page) for page in pages]
    assert len(smiths().records) == 401
    nppes.answers = [registry.saying(pages[0]), registry.recorded("nobody")]
    assert len(smiths().records) == 200


def test_more_than_the_registry_shows(nppes: NppesServer) -> None:
    """It would go on: after 1,200 records there is no way to see the next."""
    nppes.answers = [registry.saying(registry.page_of(1, 200))]
    assert smiths() == TooMany(1200)
    assert [each["skip"] for each in nppes.asked] == ["0", "200", "400", "600", "800", "1000"]


def test_a_page_that_fails_is_not_the_end_of_the_list(nppes: NppesServer) -> None:
    nppes.answers = [registry.saying(registry.page_of(1, 200)), registry.sending(b"{")]
    assert isinstance(smiths(), Garbage)


def test_what_is_hostile_inside_a_record_is_made_plain(nppes: NppesServer) -> None:
    page = registry.page_of(1, 1)
    page["results"][0] |= {
        "basic": {
            "last_name": "SMITH\u202e\0<b>\n" + "X" * 9000,
            "first_name": ["PAT"],
            "status": {"a": 1},
            "enumeration_date": "2007-99-31",
            "last_updated": "9" * 15,
        },
        "addresses": [{"address_purpose": 7, "state": ["OR"], "postal_code": {}}, None, "x"] * 99,
        "taxonomies": {"code": "x"},
        "other_names": [{"last_name": True}],
    }
    record = found(nppes, registry.saying(page))
    assert record.last_name.startswith("SMITH<b> XXX")
    assert len(record.last_name) == 300
    assert (record.first_name, record.taxonomies, record.other_names) == ("", (), ())
    assert (record.enumerated_on, record.updated_on) == (None, None)
    assert len(record.places) == 1
