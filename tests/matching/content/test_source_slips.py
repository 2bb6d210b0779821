"""A sentence whose source was lost is noticed before a client has to take it on trust."""

import pytest

from matching.library import rules
from tests.matching.content.slips import Slip, Spoil, is_noticed

SLIPS: dict[str, Slip] = {
    "a source is deleted (C2)": (
        rules.sources_resolve,
        "sources.toml",
        "[anand-2023]",
        "[anand-2032]",
        "unknown source 'anand-2023'",
    ),
    "a figure of a side effect loses its source (C2)": (
        rules.statements_have_sources,
        "risks.toml",
        'placebo = 9, certainty = "moderate", sources = ["spravato-hcp"]',
        'placebo = 9, certainty = "moderate"',
        "frequencies.dissociation: speaks of harm without a source",
    ),
    "a source is cited nowhere": (
        rules.sources_resolve,
        "sources.toml",
        "[review]",
        '[unread-2024]\ntext = "Nobody. Nowhere."\nread = "primary"\n\n[review]',
        "nothing cites 'unread-2024'",
    ),
    "a benefit loses its source (C2)": (
        rules.statements_have_sources,
        "options/medical.toml",
        'text = "Relief can come within hours. SSRIs take 4 to 6 weeks to a first response."\ncertainty = "moderate"\nsources = ["review"]',
        'text = "Relief can come within hours. SSRIs take 4 to 6 weeks to a first response."\ncertainty = "moderate"',
        "medical.positives.time: speaks of efficacy without a source",
    ),
    "a harm is passed off as our own note (C2)": (
        rules.statements_have_sources,
        "risks.toml",
        'certainty = "some"\nsources = ["review", "acevedo-diaz-2020"]',
        'certainty = "some"\neditorial = true',
        "speaks of harm without a source",
    ),
    "a plain fact has no source": (
        rules.statements_have_sources,
        "phases.toml",
        'while it works. The provider stays the whole time."\nsources = ["review"]',
        'while it works. The provider stays the whole time."',
        "phases.psycholytic_dosing: no source",
    ),
    "a statement is emptied": (
        rules.statements_have_sources,
        "options/ect.toml",
        "[values.cost]\ngap",
        "[values.cost]\n# gap",
        "ect.values.cost: says nothing",
    ),
    "a summary is passed off as the source itself": (
        rules.secondary_reading_is_said,
        "legal.toml",
        'source_read = "secondary"\n',
        "",
        "legal.esketamine_approved",
    ),
}


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS.keys())
def test_slip_is_noticed(slip: Slip, spoiled: Spoil) -> None:
    assert is_noticed(slip, spoiled)
