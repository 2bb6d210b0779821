from providers.models.credential import Credential, CredentialKind
from providers.models.decision import Decision
from providers.models.draft import Draft, Section
from providers.models.evidence import Evidence, EvidenceValues
from providers.models.kept_text import KeptText
from providers.models.license import License
from providers.models.location import Location
from providers.models.partnership import Membership, Partnership
from providers.models.photo import Photo
from providers.models.prescribing_rule import PrescribingRule
from providers.models.provider import Provider
from providers.models.registry_record import RegistryRecord
from providers.models.service import Service, ServicePhase

__all__ = [
    "Credential",
    "CredentialKind",
    "Decision",
    "Draft",
    "Evidence",
    "EvidenceValues",
    "KeptText",
    "License",
    "Location",
    "Membership",
    "Partnership",
    "Photo",
    "PrescribingRule",
    "Provider",
    "RegistryRecord",
    "Section",
    "Service",
    "ServicePhase",
]
