from providers.models.credential import Credential, CredentialKind
from providers.models.decision import Decision
from providers.models.document import Document, DocumentKind
from providers.models.evidence import Evidence, EvidenceValues
from providers.models.license import License
from providers.models.location import Location
from providers.models.partnership import Membership, Partnership, Side
from providers.models.prescribing_rule import PrescribingRule
from providers.models.provider import Provider
from providers.models.registry_record import RegistryRecord
from providers.models.service import Service, ServicePhase

__all__ = [
    "Credential",
    "CredentialKind",
    "Decision",
    "Document",
    "DocumentKind",
    "Evidence",
    "EvidenceValues",
    "License",
    "Location",
    "Membership",
    "Partnership",
    "PrescribingRule",
    "Provider",
    "RegistryRecord",
    "Service",
    "ServicePhase",
    "Side",
]
