from providers.models.attachment import Attachment
from providers.models.authority_override import AuthorityOverride
from providers.models.board import Board
from providers.models.claim import Claim
from providers.models.claim_code import ClaimCode
from providers.models.credential import Credential, CredentialKind
from providers.models.decision import Decision, DecisionNote
from providers.models.document import Document, DocumentKind, DocumentTrouble
from providers.models.draft import Draft, Section
from providers.models.evidence import Evidence, EvidenceValues
from providers.models.federal_rule import FederalRule
from providers.models.figure import Figure
from providers.models.invitation import Invitation
from providers.models.kept_text import KeptText
from providers.models.license import License
from providers.models.license_dispute import LicenseDispute
from providers.models.location import Location
from providers.models.message import Message
from providers.models.partnership import Membership, Partnership, Side
from providers.models.photo import Photo
from providers.models.prescribing_rule import PrescribingRule
from providers.models.provider import Provider
from providers.models.registry_record import RegistryRecord
from providers.models.reminder import Reminder
from providers.models.reply_time import ReplyTime
from providers.models.service import Service, ServicePhase

__all__ = [
    "Attachment",
    "AuthorityOverride",
    "Board",
    "Claim",
    "ClaimCode",
    "Credential",
    "CredentialKind",
    "Decision",
    "DecisionNote",
    "Document",
    "DocumentKind",
    "DocumentTrouble",
    "Draft",
    "Evidence",
    "EvidenceValues",
    "FederalRule",
    "Figure",
    "Invitation",
    "KeptText",
    "License",
    "LicenseDispute",
    "Location",
    "Membership",
    "Message",
    "Partnership",
    "Photo",
    "PrescribingRule",
    "Provider",
    "RegistryRecord",
    "Reminder",
    "ReplyTime",
    "Section",
    "Service",
    "ServicePhase",
    "Side",
]
