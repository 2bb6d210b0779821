"""What a provider's own words may not claim."""

import pytest

from providers.wording import wordings_in
from tests import cast
from tests.providers.editing import address, at_desk, dana, draft

BLOCKED = (
    "Ketamine cures depression.",
    "Results are guaranteed.",
    "It is risk-free.",
    "Our lozenges are non-addictive.",
    "Ketamine is not addictive.",
    "FDA-approved ketamine infusions for PTSD.",
    "We work without side effects.",
    "I am board-certified in psychiatry.",
)
POINTED_AT = (
    "We are the #1 clinic.",
    "The best ketamine clinic in town.",
    "Oregon's leading provider.",
)
FINE = (
    "Esketamine (Spravato) is FDA-approved.",
    "Ketamine is not FDA-approved for depression.",
    "I offer care, security and curiosity.",
    "We watch for misuse and addiction.",
    "I am not board-certified.",
    "I do my best.",
)


@pytest.mark.parametrize("text", BLOCKED)
def test_false_medical_claims_keep_a_section_back_with_a_reason_and_a_better_wording(
    text: str,
) -> None:
    [found] = wordings_in(text, certified=False)
    assert found.blocks
    assert found.reason
    assert found.better


@pytest.mark.parametrize("text", POINTED_AT)
def test_praise_is_pointed_at_only(text: str) -> None:
    assert [each.blocks for each in wordings_in(text, certified=False)] == [False]


@pytest.mark.parametrize("text", FINE)
def test_honest_words_are_left_alone(text: str) -> None:
    assert list(wordings_in(text, certified=False)) == []


def test_a_stated_certification_may_be_named() -> None:
    assert not list(wordings_in("Board-certified.", certified=True))


@pytest.mark.django_db
def test_a_claim_is_named_beside_its_field_and_kept_as_typed() -> None:
    listing = dana()
    answer = at_desk(listing).post(
        address(listing, "how-you-work"), {"monitoring": "It cures. Guaranteed.", "version": "0"}
    )
    assert answer.status_code == 422
    assert len(answer.context["form"].errors["monitoring"]) == 2
    assert draft(listing, "how-you-work").typed == {"monitoring": ["It cures. Guaranteed."]}


@pytest.mark.django_db
def test_a_warning_stands_on_the_page_and_lets_the_section_pass() -> None:
    alice = cast.alice()
    client = at_desk(alice)
    answer = client.post(address(alice, "about"), {"about": "The best clinic.", "version": "0"})
    assert answer.status_code == 302
    assert "clients here compare facts" in client.get(answer.headers["Location"]).content.decode()
