"""What boards issue, and what clients call the people who hold it."""

from django.db.models import Q, TextChoices
from django.utils.translation import gettext_lazy as _


class LicenseType(TextChoices):
    MD = "md", _("Physician (MD)")
    DO = "do", _("Physician (DO)")
    NP = "np", _("Nurse practitioner")
    PA = "pa", _("Physician assistant")
    CRNA = "crna", _("Nurse anesthetist")
    CNS = "cns", _("Clinical nurse specialist")
    PSYCHOLOGIST = "psychologist", _("Psychologist")
    PRESCRIBING_PSYCHOLOGIST = "prescribing_psychologist", _("Prescribing psychologist")
    LCSW = "lcsw", _("Clinical social worker")
    LMFT = "lmft", _("Marriage and family therapist")
    LPC = "lpc", _("Professional counselor")
    ART_THERAPIST = "art_therapist", _("Art therapist")
    ND = "nd", _("Naturopathic physician")
    RN = "rn", _("Registered nurse")
    LPN = "lpn", _("Practical nurse")
    PHARMACIST = "pharmacist", _("Pharmacist")
    COUNSELOR_OTHER = "counselor_other", _("Counselor (other license)")
    FACILITATOR = "facilitator", _("Facilitator (no license)")


class Specialty(TextChoices):
    """The field of a physician or nurse; what tells a psychiatrist from another physician."""

    PSYCHIATRY = "psychiatry", _("Psychiatry")
    ANESTHESIOLOGY = "anesthesiology", _("Anesthesiology")
    EMERGENCY_MEDICINE = "emergency_medicine", _("Emergency medicine")
    FAMILY_MEDICINE = "family_medicine", _("Family medicine")
    INTERNAL_MEDICINE = "internal_medicine", _("Internal medicine")
    PAIN_MEDICINE = "pain_medicine", _("Pain medicine")
    ADDICTION_MEDICINE = "addiction_medicine", _("Addiction medicine")
    NEUROLOGY = "neurology", _("Neurology")


class Profession(TextChoices):
    PSYCHIATRIST = "psychiatrist", _("Psychiatrist")
    ANESTHESIOLOGIST = "anesthesiologist", _("Anesthesiologist")
    PHYSICIAN_OTHER = "physician_other", _("Physician (other field)")
    NURSE_PRACTITIONER = "nurse_practitioner", _("Nurse practitioner")
    PHYSICIAN_ASSISTANT = "physician_assistant", _("Physician assistant")
    CRNA = "crna", _("Nurse anesthetist (CRNA)")
    CLINICAL_NURSE_SPECIALIST = "clinical_nurse_specialist", _("Clinical nurse specialist")
    PSYCHOLOGIST = "psychologist", _("Psychologist")
    PRESCRIBING_PSYCHOLOGIST = "prescribing_psychologist", _("Prescribing psychologist")
    CLINICAL_SOCIAL_WORKER = "clinical_social_worker", _("Clinical social worker")
    MARRIAGE_FAMILY_THERAPIST = "marriage_family_therapist", _("Marriage and family therapist")
    PROFESSIONAL_COUNSELOR = "professional_counselor", _("Professional counselor")
    ART_THERAPIST = "art_therapist", _("Art therapist")
    NATUROPATHIC_PHYSICIAN = "naturopathic_physician", _("Naturopathic physician")
    REGISTERED_NURSE = "registered_nurse", _("Registered nurse")


PHYSICIANS = (LicenseType.MD, LicenseType.DO)
PHYSICIAN_SPECIALTIES = {
    Specialty.PSYCHIATRY: Profession.PSYCHIATRIST,
    Specialty.ANESTHESIOLOGY: Profession.ANESTHESIOLOGIST,
}
PROFESSION_OF_TYPE = {
    LicenseType.NP: Profession.NURSE_PRACTITIONER,
    LicenseType.PA: Profession.PHYSICIAN_ASSISTANT,
    LicenseType.CRNA: Profession.CRNA,
    LicenseType.CNS: Profession.CLINICAL_NURSE_SPECIALIST,
    LicenseType.PSYCHOLOGIST: Profession.PSYCHOLOGIST,
    LicenseType.PRESCRIBING_PSYCHOLOGIST: Profession.PRESCRIBING_PSYCHOLOGIST,
    LicenseType.LCSW: Profession.CLINICAL_SOCIAL_WORKER,
    LicenseType.LMFT: Profession.MARRIAGE_FAMILY_THERAPIST,
    LicenseType.LPC: Profession.PROFESSIONAL_COUNSELOR,
    LicenseType.ART_THERAPIST: Profession.ART_THERAPIST,
    LicenseType.ND: Profession.NATUROPATHIC_PHYSICIAN,
    LicenseType.RN: Profession.REGISTERED_NURSE,
}

# Licenses whose holders may provide psychotherapy as such.
THERAPIST_TYPES = (
    LicenseType.PSYCHOLOGIST,
    LicenseType.PRESCRIBING_PSYCHOLOGIST,
    LicenseType.LCSW,
    LicenseType.LMFT,
    LicenseType.LPC,
    LicenseType.ART_THERAPIST,
)

# Licenses whose holders the law of some state lets prescribe.
PRESCRIBER_TYPES = (
    LicenseType.MD,
    LicenseType.DO,
    LicenseType.NP,
    LicenseType.PA,
    LicenseType.CRNA,
    LicenseType.CNS,
    LicenseType.PRESCRIBING_PSYCHOLOGIST,
    LicenseType.ND,
)

# Licenses that can have a field of their own.
TYPES_WITH_SPECIALTY = (
    LicenseType.MD,
    LicenseType.DO,
    LicenseType.NP,
    LicenseType.PA,
    LicenseType.CRNA,
    LicenseType.CNS,
)


def profession_of(license_type: str, specialty: str = "") -> Profession | None:
    """What clients search by, from a license type and specialty; None for types that no one searches by."""
    if license_type in PHYSICIANS:
        known = {str(field): profession for field, profession in PHYSICIAN_SPECIALTIES.items()}
        return known.get(specialty, Profession.PHYSICIAN_OTHER)
    return PROFESSION_OF_TYPE.get(LicenseType(license_type))


def licenses_of(profession: str) -> Q:
    """The same rule the other way: which License rows make someone a `profession`."""
    for specialty, name in PHYSICIAN_SPECIALTIES.items():
        if profession == name:
            return Q(license_type__in=PHYSICIANS, specialty=specialty)
    if profession == Profession.PHYSICIAN_OTHER:
        return Q(license_type__in=PHYSICIANS) & ~Q(specialty__in=PHYSICIAN_SPECIALTIES)
    types = [kind for kind, name in PROFESSION_OF_TYPE.items() if name == profession]
    return Q(license_type__in=types)
