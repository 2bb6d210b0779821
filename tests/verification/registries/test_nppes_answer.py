"""Whatever bytes arrive in place of a registry's answer, there is an outcome, and what it holds fits on a page."""

import json
from dataclasses import fields
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.verification.nppes_rows import npi
from verification.registries.nppes_answer import outcome_of
from verification.registries.nppes_outcomes import Found, Garbage, NotFound, NppesRecord, Refused
from verification.registries.plain_json import LONGEST

KEYS = st.sampled_from(
    [
        "results",
        "result_count",
        "Errors",
        "number",
        "description",
        "enumeration_type",
        "basic",
        "name",
        "last_name",
        "first_name",
        "organization_name",
        "enumeration_date",
        "created_epoch",
        "last_updated",
        "status",
        "addresses",
        "practiceLocations",
        "postal_code",
        "state",
        "taxonomies",
        "primary",
        "license",
        "other_names",
    ]
)
VALUES = st.sampled_from(
    [npi(1), int(npi(1)), "NPI-1", "NPI-2", "2007-08-31", "1188577587000", "Y"]
)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | VALUES
JSON: st.SearchStrategy[Any] = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=6),
    max_leaves=25,
)
PARTS = ("basic", "addresses", "practiceLocations", "taxonomies", "other_names", "created_epoch")


def fits(record: NppesRecord) -> bool:
    texts = [getattr(record, field.name) for field in fields(record)]
    return all(len(each) <= LONGEST * 4 + 3 for each in texts if isinstance(each, str))


@given(st.binary() | JSON.map(lambda value: json.dumps(value).encode()))
def test_any_bytes_come_to_an_outcome(body: bytes) -> None:
    assert isinstance(outcome_of(body), Found | NotFound | Refused | Garbage)


@given(st.dictionaries(st.sampled_from(PARTS), JSON), st.text(min_size=1))
def test_a_record_with_anything_in_its_parts(parts: dict[str, Any], last_name: str) -> None:
    whole = {"number": npi(1), "enumeration_type": "NPI-1", "basic": {"last_name": last_name}}
    outcome = outcome_of(json.dumps({"results": [whole | parts]}).encode())
    assert isinstance(outcome, Found | Garbage)
    if isinstance(outcome, Found):
        assert all(fits(record) for record in outcome.records)
        assert outcome.records[0].name
