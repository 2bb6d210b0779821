"""What reviewers' work itself leaves behind; what they find out about a provider stands in `providers`."""

from verification.models.audit_row import AuditRow, AuditValues
from verification.models.exclusion import Exclusion, ExclusionList
from verification.models.exclusion_hit import ExclusionComparison, ExclusionHit
from verification.models.hold import Hold
from verification.models.listing_move import ListingMove
from verification.models.registry_difference import RegistryDifference
from verification.models.report import Report
from verification.models.report_act import ReportAct, ReportText
from verification.models.role_change import RoleChange
from verification.models.rule_proposal import RuleProposal
from verification.models.second_look import SecondLook

__all__ = [
    "AuditRow",
    "AuditValues",
    "Exclusion",
    "ExclusionComparison",
    "ExclusionHit",
    "ExclusionList",
    "Hold",
    "ListingMove",
    "RegistryDifference",
    "Report",
    "ReportAct",
    "ReportText",
    "RoleChange",
    "RuleProposal",
    "SecondLook",
]
