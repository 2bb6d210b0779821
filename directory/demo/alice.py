"""Alice Alder, a psychiatrist in Portland, Oregon, who prescribes for other people's clients too."""

from typing import Any

from directory.demo.part import Offer, Part
from directory.demo.professions import PSYCHIATRIST
from providers.models.credential import CredentialKind
from providers.vocabulary.people import Ages, Community, Gender, Language
from providers.vocabulary.practice import Access, Hours, Insurance, Pay
from providers.vocabulary.treatment import (
    Condition,
    Molecule,
    Orientation,
    Phase,
    Psychotherapy,
    Route,
    TreatmentModel,
)

SAID: dict[str, Any] = {
    "name": "Alice Alder",
    "post_nominals": "MD",
    "gender": Gender.WOMAN,
    "about": (
        "I am a psychiatrist in Portland. I begin with a long first visit and end it with a plan on one page. "
        "Some people come to me for the medicine alone, with a nurse beside them. With others I work more slowly: "
        "we talk before, during and after.\n\n"
        "I am glad to prescribe for people whose therapist works elsewhere, and I talk with that therapist before "
        "and after each session. This does not help everyone. We look at it together and decide what is next."
    ),
    "conditions": [
        Condition.DEPRESSION,
        Condition.TREATMENT_RESISTANT_DEPRESSION,
        Condition.GENERALIZED_ANXIETY,
        Condition.PTSD,
    ],
    "orientations": [Orientation.PSYCHODYNAMIC, Orientation.IFS],
    "insurance": [Insurance.MEDICARE, Insurance.BLUE_CROSS_BLUE_SHIELD, Insurance.SUPERBILL],
    "pay": [Pay.HSA_FSA, Pay.FREE_CONSULTATION],
    "languages": [Language.EN, Language.ES],
    "hours": [Hours.EVENING],
    "ages": [Ages.ADULTS, Ages.OLDER_ADULTS],
    "communities": [Community.LGBTQ, Community.VETERANS],
    "access": [Access.WHEELCHAIR, Access.STEP_FREE],
    "who_is_in_the_room": "A nurse stays with you from start to finish, and I am on site.",
    "monitoring": "We check blood pressure, pulse and oxygen before, during and after each session.",
    "emergency_plan": "We have oxygen and emergency medicine in the room, staff trained to use them, and we call 911.",
    "ride_home": "You need an adult to take you home. Please do not drive until the next day, after a good sleep.",
    "touch_policy": "Only what medical care needs, and we tell you first.",
    "consent_policy": "We go through the form together, you take it home, and we ask again before every session.",
}
OFFERS = (
    Offer(
        TreatmentModel.MEDICAL,
        Route.IM,
        Molecule.KETAMINE,
        Psychotherapy.NONE,
        "A quiet room, a reclining chair and a nurse beside you. You do not need to talk.",
        {Phase.PREPARATION: (1, 250), Phase.DOSING: (6, 400)},
    ),
    Offer(
        TreatmentModel.MEDICAL,
        Route.INTRANASAL,
        Molecule.ESKETAMINE,
        Psychotherapy.NONE,
        "Esketamine (Spravato) nasal spray in our certified rooms; you stay with us for at least two hours.",
        {Phase.PREPARATION: (1, 250), Phase.DOSING: (8, 350)},
    ),
    Offer(
        TreatmentModel.PSYCHOLYTIC,
        Route.SUBLINGUAL,
        Molecule.KETAMINE,
        Psychotherapy.SAME_PROVIDER,
        "You hold a lozenge in your mouth, we talk, and I stay beside you. We meet again within days.",
        {Phase.PREPARATION: (2, 220), Phase.DOSING: (4, 380), Phase.INTEGRATION: (4, 220)},
    ),
)
ALICE = Part(
    index=-1,
    slug="alice-alder",
    zip="97201",
    training=PSYCHIATRIST,
    said=SAID,
    offers=OFFERS,
    credentials={
        CredentialKind.BOARD_CERTIFICATION: "American Board of Psychiatry and Neurology",
        CredentialKind.KAP_TRAINING: "Harborlight certificate in ketamine-assisted therapy",
    },
)
