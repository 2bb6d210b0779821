"""The registry does not answer, or answers what it should not: the look-up ends in time, as an outcome."""

import time

import pytest
from django.conf import LazySettings

from tests.verification.nppes_rows import npi
from tests.verification.registries import nppes_server as registry
from tests.verification.registries.nppes_server import NppesServer
from verification.registries.nppes_api import look_up_npi
from verification.registries.nppes_outcomes import (
    Found,
    Garbage,
    NppesRecord,
    Refused,
    Unreachable,
)


def found(nppes: NppesServer, *answers: registry.Answer) -> NppesRecord:
    nppes.answers[:] = answers
    outcome = look_up_npi(npi(1))
    assert isinstance(outcome, Found)
    [record] = outcome.records
    return record


@pytest.mark.parametrize("errors", ["No", {"description": "No"}, [{"description": "No"}, 7, None]])
def test_errors_in_whatever_form(nppes: NppesServer, errors: object) -> None:
    nppes.answers = [registry.saying({"Errors": errors})]
    outcome = look_up_npi(npi(1))
    assert isinstance(outcome, Refused)
    assert [each.words for each in outcome.said] == ["No"]


@pytest.mark.parametrize(
    "answer",
    [registry.silent, registry.dripping, registry.dripping_head],
    ids=["silent", "dripping", "dripping head"],
)
def test_a_registry_that_does_not_finish(nppes: NppesServer, answer: registry.Answer) -> None:
    nppes.answers = [answer]
    started = time.monotonic()
    outcome = look_up_npi(npi(1))
    assert isinstance(outcome, Unreachable)
    assert outcome.why == "It did not answer in time."
    assert time.monotonic() - started < 3


def test_an_answer_without_end_is_not_read_to_its_end(nppes: NppesServer) -> None:
    nppes.answers = [registry.endless]
    assert look_up_npi(npi(1)) == Unreachable("Its answer is longer than an answer can be.")
    assert len(nppes.asked) == 1


@pytest.mark.parametrize(
    "answer",
    [
        registry.hanging_up,
        registry.no_http,
        registry.sending(b"busy", 503),
        registry.sending(b"slow down", 429),
        registry.sending(b'{"results": [', length=5000),
    ],
    ids=["hangs up", "no http", "503", "429", "half an answer"],
)
def test_what_may_go_better_is_tried_again(nppes: NppesServer, answer: registry.Answer) -> None:
    assert found(nppes, answer, answer, registry.recorded("newer_shape")).npi == npi(1)
    nppes.answers, nppes.asked[:] = [answer], []
    assert isinstance(look_up_npi(npi(1)), Unreachable)
    assert len(nppes.asked) == 3


def test_half_an_answer_is_no_answer(nppes: NppesServer) -> None:
    """Cut where it is still JSON of a kind: only the announced length tells."""
    nppes.answers = [registry.sending(b'{"results": []}' + b" " * 9, length=5000)]
    assert look_up_npi(npi(1)) == Unreachable("Its answer broke off in the middle.")


def test_a_redirect_is_not_followed(nppes: NppesServer) -> None:
    """Wherever it points, what we ask about stays between the registry and us."""
    nppes.answers = [registry.sending(b"", 302, Location=nppes.url + "elsewhere")]
    assert look_up_npi(npi(1)) == Unreachable("It answered with status 302 in place of a record.")
    assert len(nppes.asked) == 1


def test_nobody_listens(nppes: NppesServer, settings: LazySettings) -> None:
    settings.NPPES_API_URL = "http://127.0.0.1:9/"
    assert look_up_npi(npi(1)) == Unreachable("The connection failed or broke off.")


@pytest.mark.parametrize(
    "address",
    [
        "http://npiregistry.cms.hhs.gov/api/",
        "ftp://npiregistry.cms.hhs.gov/api/",
        "file:///etc/passwd",
        "https://user@npiregistry.cms.hhs.gov/api/",
        "https://npiregistry.cms.hhs.gov/api/?x=1",
        "https:///api/",
        "https://[",
        "",
    ],
)
def test_only_an_https_address_is_asked(settings: LazySettings, address: str) -> None:
    settings.NPPES_API_URL = address
    assert isinstance(look_up_npi(npi(1)), Unreachable)


GARBAGE: dict[str, object] = {
    "a list": [],
    "a number": 7,
    "no results": {"result_count": 1},
    "results of another kind": {"results": {"number": npi(1)}},
    "results that are counted and not there": {"result_count": 1, "results": []},
    "a result that is none": {"results": [None]},
    "no number": {"results": [{"enumeration_type": "NPI-1", "basic": {"last_name": "A"}}]},
    "a wrong number": {"results": [{"number": "1234567890", "enumeration_type": "NPI-1"}]},
    "no kind": {"results": [{"number": npi(1), "basic": {"last_name": "A"}}]},
    "no name": {"results": [{"number": npi(1), "enumeration_type": "NPI-1", "basic": []}]},
    "too many": {"results": [{}] * 201},
    "somebody else": registry.page_of(2, 1),
    "two of them": registry.page_of(1, 2),
}


@pytest.mark.parametrize("answer", GARBAGE.values(), ids=GARBAGE)
def test_garbage_that_is_json(nppes: NppesServer, answer: object) -> None:
    nppes.answers = [registry.saying(answer)]
    assert isinstance(look_up_npi(npi(1)), Garbage)


@pytest.mark.parametrize(
    "body",
    [
        b"<!doctype html><title>Maintenance</title>",
        b"",
        b"\xff\xfe\x00",
        b"[" * 90_000,
        b"9" * 90_000,
        b'{"results": [{"number": 1' + b"0" * 9000 + b"}]}",
    ],
    ids=["html", "empty", "bytes", "deep", "long number", "long number inside"],
)
def test_garbage_that_is_not(nppes: NppesServer, body: bytes) -> None:
    nppes.answers = [registry.sending(body)]
    assert isinstance(look_up_npi(npi(1)), Garbage)
