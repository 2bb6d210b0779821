"""What the invented listings are, and how likely each says what: the skew of the demo's people, as shares."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Role:
    """A kind of listing: how many of them there are, by which professions it goes, and what it can do."""

    share: float
    professions: tuple[str, ...]
    letters: str
    prescribes: bool
    therapy: bool
    practice: bool = False


# Prescribers who need a collaborating physician in some states.
COLLABORATING = {"nurse_practitioner", "physician_assistant", "crna", "clinical_nurse_specialist"}
# Where nurses practice on their own authority, for the sake of a mix: about half of the people.
OWN_FOR_NURSES = frozenset(
    [
        "AK",
        "AZ",
        "CO",
        "CT",
        "DE",
        "DC",
        "HI",
        "ID",
        "IA",
        "KS",
        "ME",
        "MD",
        "MA",
        "MN",
        "MT",
        "NE",
        "NV",
        "NH",
        "NM",
        "NY",
        "ND",
        "OR",
        "RI",
        "SD",
        "UT",
        "VT",
        "WA",
        "WY",
    ]
)

ROLES = (
    Role(0.15, ("psychiatrist",), "MD", True, True),
    Role(0.11, ("nurse_practitioner",), "PMHNP-BC", True, True),
    Role(0.06, ("anesthesiologist",), "MD", True, False),
    Role(0.04, ("crna",), "CRNA", True, False),
    Role(0.06, ("physician_other",), "DO", True, False),
    Role(0.02, ("physician_assistant",), "PA-C", True, False),
    Role(0.005, ("clinical_nurse_specialist",), "PMHCNS-BC", True, True),
    Role(0.09, ("psychologist",), "PsyD", False, True),
    Role(0.12, ("clinical_social_worker",), "LCSW", False, True),
    Role(0.09, ("professional_counselor",), "LPC", False, True),
    Role(0.07, ("marriage_family_therapist",), "LMFT", False, True),
    Role(0.02, ("art_therapist", "professional_counselor"), "MA, ATR-BC", False, True),
    Role(0.005, ("naturopathic_physician",), "ND", True, False),
    Role(0.005, ("prescribing_psychologist", "psychologist"), "PsyD, MSCP", True, True),
    Role(0.005, ("registered_nurse",), "BSN, RN", False, False),
    Role(0.06, ("anesthesiologist", "crna", "registered_nurse"), "", True, False, practice=True),
    Role(
        0.06,
        ("psychiatrist", "psychologist", "clinical_social_worker"),
        "",
        True,
        True,
        practice=True,
    ),
    Role(
        0.03,
        ("professional_counselor", "clinical_social_worker", "marriage_family_therapist"),
        "",
        False,
        True,
        practice=True,
    ),
)

# Service facts: the share among medical prescribers, among those who also do therapy, and among therapists.
SERVICES: dict[str, tuple[float, float, float]] = {
    "model:medical": (0.95, 0.62, 0.03),
    "model:psycholytic": (0.12, 0.45, 0.66),
    "model:psychedelic": (0.08, 0.30, 0.42),
    "route:iv": (0.72, 0.33, 0.10),
    "route:im": (0.34, 0.42, 0.24),
    "route:intranasal": (0.22, 0.38, 0.12),
    "route:sublingual": (0.16, 0.48, 0.70),
    "molecule:ketamine": (0.97, 0.93, 0.995),
    "molecule:esketamine": (0.15, 0.33, 0.005),
    "therapy:none": (0.80, 0.30, 0.0),
    "therapy:same_provider": (0.05, 0.66, 0.90),
    "therapy:partner": (0.22, 0.18, 0.16),
    "format:in_person": (0.97, 0.90, 0.84),
    "format:telehealth": (0.05, 0.14, 0.17),
    "format:at_home": (0.05, 0.12, 0.05),
    "phase:preparation": (0.66, 0.84, 0.95),
    "phase:dosing": (0.98, 0.95, 0.62),
    "phase:integration": (0.31, 0.76, 0.96),
    "experience:kap_trained": (0.18, 0.42, 0.61),
    "orientation:psychodynamic": (0.0, 0.22, 0.31),
    "orientation:ifs": (0.0, 0.20, 0.33),
    "orientation:somatic": (0.0, 0.17, 0.32),
    "orientation:cbt": (0.0, 0.20, 0.25),
    "orientation:transpersonal": (0.0, 0.09, 0.16),
    "orientation:psychoanalytic": (0.0, 0.08, 0.07),
    "orientation:art": (0.0, 0.02, 0.08),
}
# One of each of these is always there: a service has a model, a route, a molecule, a format, and says who does the therapy.
NEVER_EMPTY = ("model", "route", "molecule", "therapy", "format")

# What listings state of themselves: the share among all.
STATED: dict[str, float] = {
    "condition:depression": 0.82,
    "condition:treatment_resistant_depression": 0.66,
    "condition:generalized_anxiety": 0.55,
    "condition:ptsd": 0.53,
    "condition:bipolar_depression": 0.27,
    "condition:ocd": 0.24,
    "condition:substance_use": 0.15,
    "condition:eating_disorder": 0.09,
    "insurance:superbill": 0.46,
    "insurance:blue_cross_blue_shield": 0.30,
    "insurance:aetna": 0.24,
    "insurance:united_healthcare": 0.22,
    "insurance:medicare": 0.20,
    "insurance:cigna": 0.15,
    "insurance:medicaid": 0.13,
    "insurance:tricare": 0.09,
    "insurance:kaiser": 0.05,
    "pay:free_consultation": 0.42,
    "pay:hsa_fsa": 0.40,
    "pay:sliding_scale": 0.29,
    "pay:payment_plan": 0.18,
    "hours:evening": 0.37,
    "hours:weekend": 0.21,
    "ages:adults": 0.90,
    "ages:older_adults": 0.41,
    "ages:adolescents": 0.13,
    "community:lgbtq": 0.37,
    "community:veterans": 0.26,
    "community:bipoc": 0.24,
    "community:first_responders": 0.15,
    "community:perinatal": 0.08,
    "community:faith": 0.06,
    "access:wheelchair": 0.47,
    "access:step_free": 0.36,
    "access:quiet_room": 0.24,
    "access:telephone_only": 0.07,
    "access:asl": 0.03,
    "language:en": 0.90,
    "language:es": 0.13,
    "language:zh": 0.021,
    "language:tl": 0.015,
    "language:vi": 0.014,
}
OTHER_LANGUAGE = 0.005
GENDERS = {"gender:woman": 0.55, "gender:man": 0.36, "gender:nonbinary": 0.03}
