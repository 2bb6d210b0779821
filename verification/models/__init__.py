"""What reviewers' work itself leaves behind; what they find out about a provider stands in `providers`."""

from verification.models.hold import Hold
from verification.models.listing_move import ListingMove
from verification.models.report import Report
from verification.models.report_act import ReportAct, ReportText
from verification.models.role_change import RoleChange

__all__ = ["Hold", "ListingMove", "Report", "ReportAct", "ReportText", "RoleChange"]
