"""The lists and small facts that a listing states, or leaves unstated."""

from collections.abc import Mapping, Sequence
from typing import Any

from directory.demo.chance import Chance, Decks, H
from directory.demo.professions import Role, Training
from directory.demo.roster import Sketch
from providers.models import Service
from providers.vocabulary.license import LicenseType
from providers.vocabulary.people import Ages, Community, Language
from providers.vocabulary.practice import Access, Hours, Insurance, Pay
from providers.vocabulary.treatment import Condition, Orientation, Psychotherapy, TreatmentModel

CONDITIONS = {
    Condition.DEPRESSION: 6,
    Condition.TREATMENT_RESISTANT_DEPRESSION: 5,
    Condition.GENERALIZED_ANXIETY: 4,
    Condition.PTSD: 4,
    Condition.BIPOLAR_DEPRESSION: 2,
    Condition.OCD: 2,
    Condition.EATING_DISORDER: 1,
    Condition.SUBSTANCE_USE: 1,
}
ORIENTATIONS = {
    Orientation.PSYCHODYNAMIC: 4,
    Orientation.IFS: 4,
    Orientation.SOMATIC: 4,
    Orientation.CBT: 3,
    Orientation.TRANSPERSONAL: 2,
    Orientation.PSYCHOANALYTIC: 1,
    Orientation.ART: 1,
}
INSURANCE = {
    Insurance.SUPERBILL: 6,
    Insurance.BLUE_CROSS_BLUE_SHIELD: 4,
    Insurance.AETNA: 3,
    Insurance.UNITED_HEALTHCARE: 3,
    Insurance.MEDICARE: 3,
    Insurance.CIGNA: 2,
    Insurance.MEDICAID: 2,
    Insurance.TRICARE: 2,
    Insurance.KAISER: 1,
}
PAY = {Pay.FREE_CONSULTATION: 4, Pay.HSA_FSA: 4, Pay.PAYMENT_PLAN: 2, Pay.SLIDING_SCALE: 3}
OFTEN_SPOKEN = {Language.ES: 14, Language.ZH: 2, Language.TL: 2, Language.VI: 2}
LANGUAGES = {
    language: OFTEN_SPOKEN.get(language, 1) for language in Language if language != Language.EN
}
COMMUNITIES = {
    Community.LGBTQ: 4,
    Community.VETERANS: 3,
    Community.BIPOC: 3,
    Community.FIRST_RESPONDERS: 2,
    Community.PERINATAL: 1,
    Community.FAITH: 1,
}
ACCESS = {
    Access.WHEELCHAIR: 5,
    Access.STEP_FREE: 4,
    Access.QUIET_ROOM: 3,
    Access.TELEPHONE_ONLY: 1,
    Access.ASL: 1,
}


def particulars(
    sketch: Sketch,
    training: Training | None,
    role: Role,
    services: Sequence[Service],
    *,
    decks: Decks,
    chance: Chance,
) -> dict[str, Any]:
    """Values of Provider's list fields; None where nothing is stated, an empty list where the answer is "none"."""
    shown = sketch.case.shown

    def stated(
        name: str, cards: Mapping[H, int], most: int, *, silent: float, none: float = 0
    ) -> list[H] | None:
        if chance.often(silent):
            return None
        if chance.often(none):
            return []
        return sorted(decks.deck(name, cards, shown=shown).hand(chance.randint(1, most)), key=str)

    talks = any(service.therapy == Psychotherapy.SAME_PROVIDER for service in services)
    orientations = stated("orientations", ORIENTATIONS, 3, silent=0.1) if talks else None
    if not talks and chance.often(0.5):
        orientations = []
    if training and training.license_type == LicenseType.ART_THERAPIST:
        orientations = sorted({*(orientations or []), Orientation.ART})
    return {
        "conditions": stated("conditions", CONDITIONS, 6, silent=0.08),
        "orientations": orientations,
        "insurance": stated("insurance", INSURANCE, 4, silent=0.2, none=0.15),
        "pay": stated("pay", PAY, 3, silent=0.2, none=0.05),
        "languages": _languages(decks, chance, shown=shown),
        "hours": None if chance.often(0.25) else chance.some(list(Hours), 0, 2),
        "ages": _ages(role, services, chance),
        "communities": stated("communities", COMMUNITIES, 3, silent=0.3, none=0.1),
        "access": stated("access", ACCESS, 3, silent=0.25, none=0.05),
    }


def _languages(decks: Decks, chance: Chance, *, shown: bool) -> list[Language] | None:
    if chance.often(0.1):
        return None
    if chance.often(0.6):
        return [Language.EN]
    more = decks.deck("languages", LANGUAGES, shown=shown).hand(2 if chance.often(0.1) else 1)
    return [Language.EN, *more]


def _ages(role: Role, services: Sequence[Service], chance: Chance) -> list[Ages] | None:
    if chance.often(0.1):
        return None
    ages = [Ages.ADULTS]
    # Esketamine is not approved under 18, and few see teenagers at all: only people who offer talk therapy do here.
    medical = any(service.model == TreatmentModel.MEDICAL for service in services)
    if role.therapy and not medical and chance.often(0.25):
        ages.append(Ages.ADOLESCENTS)
    if chance.often(0.45):
        ages.append(Ages.OLDER_ADULTS)
    return ages
