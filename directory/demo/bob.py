"""Bob Birch, a clinical social worker in Portland, Oregon, who needs a prescriber and has one in Alice."""

from typing import Any

from directory.demo.part import Offer, Part
from directory.demo.professions import Training
from providers.models.credential import CredentialKind
from providers.vocabulary.license import LicenseType
from providers.vocabulary.people import Ages, Gender, Language
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
    "name": "Bob Birch",
    "post_nominals": "LCSW",
    "gender": Gender.MAN,
    "about": (
        "I am a clinical social worker. Talking is at the center of my work; the medicine is one tool in it. "
        "We spend several visits getting to know each other before any session with medicine is planned.\n\n"
        "I do not prescribe. Alice Alder, a psychiatrist nearby, sees you first and stays in touch with us both."
    ),
    "conditions": [Condition.DEPRESSION, Condition.PTSD, Condition.GENERALIZED_ANXIETY],
    "orientations": [Orientation.IFS, Orientation.SOMATIC],
    "insurance": [Insurance.AETNA, Insurance.SUPERBILL],
    "pay": [Pay.SLIDING_SCALE, Pay.FREE_CONSULTATION],
    "languages": [Language.EN],
    "hours": [Hours.EVENING, Hours.WEEKEND],
    "ages": [Ages.ADULTS],
    # Bob has not said whom he works with most: "Not stated", and a question that a client can ask.
    "communities": None,
    "access": [Access.STEP_FREE, Access.QUIET_ROOM],
    "who_is_in_the_room": "You and me. I do not leave the room during a session.",
    "monitoring": "We take your blood pressure and pulse before and after. If they are too high, we wait for another day.",
    "emergency_plan": "I am trained in first aid and CPR. I would call 911, then Dr. Alder, then the person you named.",
    "ride_home": "Somebody picks you up at my door. No driving until you have slept.",
    "touch_policy": "A hand on the shoulder or a hand to hold, and only if you wrote that down beforehand.",
    "consent_policy": "You can stop at any time. We agree on a word or a sign for it.",
}
OFFERS = (
    Offer(
        TreatmentModel.PSYCHOLYTIC,
        Route.SUBLINGUAL,
        Molecule.KETAMINE,
        Psychotherapy.SAME_PROVIDER,
        "Three parts: getting ready, the session with talk, and time to make sense of it. A prescriber sees you first.",
        {Phase.PREPARATION: (2, 150), Phase.DOSING: (4, 300), Phase.INTEGRATION: (4, 150)},
    ),
)
BOB = Part(
    index=-2,
    slug="bob-birch",
    zip="97214",
    training=Training(LicenseType.LCSW),
    said=SAID,
    offers=OFFERS,
    credentials={
        CredentialKind.KAP_TRAINING: "Two Rivers practicum in ketamine-assisted psychotherapy"
    },
)
