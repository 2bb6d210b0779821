"""Which licenses people hold, and what follows from them for what they can offer."""

from collections.abc import Mapping
from dataclasses import dataclass

from directory.demo.chance import Chance
from providers.vocabulary.checking import Authority
from providers.vocabulary.license import THERAPIST_TYPES, LicenseType, Specialty
from providers.vocabulary.treatment import Route

L, S = LicenseType, Specialty


@dataclass(frozen=True, slots=True)
class Training:
    """A license type with its field; the field is empty where the type has none."""

    license_type: LicenseType
    specialty: Specialty | str = ""


PSYCHIATRIST = Training(L.MD, S.PSYCHIATRY)
PSYCHIATRIC_NURSE = Training(L.NP, S.PSYCHIATRY)
ANESTHESIOLOGIST = Training(L.MD, S.ANESTHESIOLOGY)
NURSE_ANESTHETIST = Training(L.CRNA, S.ANESTHESIOLOGY)

PRESCRIBERS = {PSYCHIATRIST: 6, Training(L.DO, S.PSYCHIATRY): 2, PSYCHIATRIC_NURSE: 4}
THERAPISTS = {
    Training(L.LCSW): 6,
    Training(L.LPC): 5,
    Training(L.PSYCHOLOGIST): 5,
    Training(L.LMFT): 4,
    Training(L.ART_THERAPIST): 2,
}
CLINICIANS = {
    ANESTHESIOLOGIST: 3,
    Training(L.DO, S.ANESTHESIOLOGY): 1,
    Training(L.MD, S.EMERGENCY_MEDICINE): 2,
    Training(L.MD, S.FAMILY_MEDICINE): 1,
    Training(L.DO, S.FAMILY_MEDICINE): 1,
    Training(L.MD, S.INTERNAL_MEDICINE): 1,
    Training(L.MD, S.PAIN_MEDICINE): 1,
    Training(L.MD, S.ADDICTION_MEDICINE): 1,
    Training(L.MD, S.NEUROLOGY): 1,
    NURSE_ANESTHETIST: 3,
}
ASSISTANTS = {
    Training(L.PA, S.PSYCHIATRY): 1,
    Training(L.PA, S.EMERGENCY_MEDICINE): 1,
    Training(L.NP, S.FAMILY_MEDICINE): 2,
    Training(L.RN, S.PSYCHIATRY): 2,
}
RARE = {
    Training(L.PRESCRIBING_PSYCHOLOGIST): 1,
    Training(L.CNS, S.PSYCHIATRY): 1,
    Training(L.ND): 2,
}
ALONE = PRESCRIBERS | THERAPISTS | CLINICIANS | ASSISTANTS | RARE

# A practice of a style is led by somebody of the first kind; the others come from the second.
TEAMS = {
    "infusion": (CLINICIANS, ASSISTANTS | {PSYCHIATRIC_NURSE: 1}),
    "integrated": (PRESCRIBERS, THERAPISTS | {PSYCHIATRIC_NURSE: 3}),
    "therapy": (THERAPISTS, THERAPISTS | {PSYCHIATRIC_NURSE: 4}),
}
STYLES = {"infusion": 3, "integrated": 4, "therapy": 2}

# States that license psychologists to prescribe; Illinois is the one whose rule we can rely on.
PRESCRIBING_PSYCHOLOGIST_STATES = {"IL": 3, "NM": 1, "LA": 1, "IA": 1, "ID": 1, "CO": 1, "UT": 1}
# Not every state licenses naturopathic physicians; in Oregon they prescribe.
NATUROPATH_STATES = {"OR": 3, "WA": 2, "AZ": 1, "CA": 1, "MN": 1, "VT": 1}

LETTERS: Mapping[LicenseType, tuple[str, ...]] = {
    L.MD: ("MD",),
    L.DO: ("DO",),
    L.PA: ("PA-C", "MPAS, PA-C"),
    L.CRNA: ("CRNA", "DNP, CRNA"),
    L.CNS: ("MSN, PMHCNS-BC",),
    L.PSYCHOLOGIST: ("PhD", "PsyD"),
    L.PRESCRIBING_PSYCHOLOGIST: ("PsyD, MSCP", "PhD, MSCP"),
    L.LCSW: ("LCSW", "MSW, LCSW"),
    L.LMFT: ("LMFT", "MA, LMFT"),
    L.LPC: ("LPC", "MA, LPC"),
    L.ART_THERAPIST: ("ATR-BC", "MA, ATR-BC"),
    L.ND: ("ND",),
    L.RN: ("RN", "BSN, RN"),
}


def letters(training: Training, chance: Chance) -> str:
    """What such a person writes after the name."""
    if training.license_type == L.NP:
        psychiatric = training.specialty == S.PSYCHIATRY
        return chance.choice(
            ("PMHNP-BC", "DNP, PMHNP-BC") if psychiatric else ("FNP-C", "MSN, FNP-BC")
        )
    return chance.choice(LETTERS[training.license_type])


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody, or a practice with all its members, can offer."""

    prescribes: bool = False
    therapy: bool = False
    # The authority holds for these routes only; empty: for all.
    routes: tuple[Route, ...] = ()

    def __or__(self, other: "Role") -> "Role":
        """What two can offer together."""
        narrow = self.routes if self.prescribes else other.routes
        if self.prescribes and other.prescribes:
            narrow = (*self.routes, *other.routes) if self.routes and other.routes else ()
        return Role(self.prescribes or other.prescribes, self.therapy or other.therapy, narrow)


def role_of(
    training: Training, authority: Authority | None, routes: tuple[Route, ...] = ()
) -> Role:
    """From the training and the rule of the state; `authority` is None where no rule counts.

    Where the rule is not confirmed, a nurse or an assistant offers medicine all the same, as they do outside: the site then
    says that it could not confirm it. Naturopaths and psychologists do so only with a rule that counts.
    """
    kind = training.license_type
    confirmed = authority in (Authority.OWN, Authority.COLLABORATING)
    medical = kind in (L.MD, L.DO, L.NP, L.PA, L.CRNA, L.CNS)
    prescribes = confirmed or (medical and authority != Authority.NO)
    therapy = kind in THERAPIST_TYPES or (
        training.specialty == S.PSYCHIATRY and kind in (L.MD, L.DO, L.NP, L.CNS)
    )
    return Role(prescribes, therapy, routes if prescribes else ())
