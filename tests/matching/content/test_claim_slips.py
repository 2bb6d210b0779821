"""A promise, a seller's figure, a dose or a false approval is noticed before a client can believe it."""

import pytest

from matching.library.claims import forbidden_claims
from tests.matching.content.slips import Slip, Spoil, is_noticed

SLIPS: dict[str, Slip] = {
    "it says cure": (
        forbidden_claims,
        "background.toml",
        'text = "Relief can come within hours."',
        'text = "It cures within hours."',
        "'cures'",
    ),
    "it promises": (
        forbidden_claims,
        "background.toml",
        "Relief can come",
        "Guaranteed relief comes",
        "'Guaranteed'",
    ),
    "it calls ketamine FDA-approved for depression": (
        forbidden_claims,
        "legal.toml",
        "Ketamine itself is approved as an anesthetic only.",
        "Ketamine is FDA-approved for depression.",
        "approved as an anesthetic only",
    ),
    "it says non-addictive": (
        forbidden_claims,
        "risks.toml",
        "It can be misused, and people can come to crave it.",
        "It is non-addictive.",
        "'non-addictive'",
    ),
    "it repeats a seller's figure": (
        forbidden_claims,
        "options/psycholytic.toml",
        "A lozenge works for about 40 minutes to 2 hours.",
        "Home use is 60–80 of 100 cheaper.",
        "a seller's figure",
    ),
    "it names a dose": (
        forbidden_claims,
        "options/psychedelic.toml",
        'text = "Higher"',
        'text = "Higher, 100 mg"',
        "a prescriber's to say",
    ),
}


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS.keys())
def test_slip_is_noticed(slip: Slip, spoiled: Spoil) -> None:
    assert is_noticed(slip, spoiled)


def test_esketamine_may_be_called_approved(spoiled: Spoil) -> None:
    """The rule on approval must not forbid the truth about Spravato."""
    changed = spoiled(
        "legal.toml", "Ketamine itself is", "Esketamine is FDA-approved. Ketamine itself is"
    )
    assert list(forbidden_claims(changed)) == []
