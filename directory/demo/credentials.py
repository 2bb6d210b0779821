"""Board certifications and trainings in ketamine-assisted therapy. The boards exist; the training programs are invented."""

from directory.demo.evidence import Looks
from directory.demo.professions import Training
from providers.models import Credential
from providers.models.credential import CredentialKind
from providers.vocabulary.license import PHYSICIANS, LicenseType, Specialty

BOARDS = {
    Specialty.PSYCHIATRY: "American Board of Psychiatry and Neurology",
    Specialty.NEUROLOGY: "American Board of Psychiatry and Neurology",
    Specialty.ANESTHESIOLOGY: "American Board of Anesthesiology",
    Specialty.PAIN_MEDICINE: "American Board of Anesthesiology",
    Specialty.EMERGENCY_MEDICINE: "American Board of Emergency Medicine",
    Specialty.FAMILY_MEDICINE: "American Board of Family Medicine",
    Specialty.INTERNAL_MEDICINE: "American Board of Internal Medicine",
    Specialty.ADDICTION_MEDICINE: "American Board of Preventive Medicine",
}
OTHER_BOARDS = {
    LicenseType.NP: "American Nurses Credentialing Center",
    LicenseType.CNS: "American Nurses Credentialing Center",
    LicenseType.CRNA: "National Board of Certification and Recertification for Nurse Anesthetists",
    LicenseType.PA: "National Commission on Certification of Physician Assistants",
    LicenseType.ART_THERAPIST: "Art Therapy Credentials Board",
}
PROGRAMS = (
    "Cedar Circle training in assisted psychotherapy",
    "Harborlight certificate in ketamine-assisted therapy",
    "Two Rivers practicum in ketamine-assisted psychotherapy",
    "Open Field Institute, two-year program",
    "Lantern School, certificate for medical staff",
    "Northlight residency in group work with ketamine",
)


def add_credentials(looks: Looks, training: Training, *, trained_share: float) -> None:
    """What somebody states; part of it has been checked, the rest is the provider's word."""
    chance, provider = looks.chance, looks.provider
    year = looks.world.today.year
    since = provider.practicing_since or year - 8
    physician = training.license_type in PHYSICIANS
    board = (
        BOARDS.get(Specialty(training.specialty))
        if physician and training.specialty
        else OTHER_BOARDS.get(training.license_type)
    )
    if board and chance.often(0.75):
        _add(looks, CredentialKind.BOARD_CERTIFICATION, board, year=min(since + 1, year - 1))
    if chance.often(trained_share):
        for program in chance.sample(PROGRAMS, 2 if chance.often(0.15) else 1):
            _add(
                looks,
                CredentialKind.KAP_TRAINING,
                program,
                year=chance.randint(max(since, year - 8), year - 1),
                hours=10 * chance.randint(3, 20) if chance.often(0.8) else None,
            )


def _add(
    looks: Looks, kind: CredentialKind, name: str, *, year: int, hours: int | None = None
) -> None:
    chance = looks.chance
    credential = Credential(
        id=chance.uuid(),
        provider=looks.provider,
        kind=kind,
        name=name,
        hours=hours,
        year=year if chance.often(0.85) else None,
    )
    looks.rows.credentials.append(credential)
    if chance.often(0.35):
        looks.at_credential(credential, chance.randint(2, 300))
