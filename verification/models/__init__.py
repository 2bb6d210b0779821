"""What reviewers' work itself leaves behind; what they find out about a provider stands in `providers`."""

from verification.models.audit_row import AuditRow, AuditValues
from verification.models.hold import Hold

__all__ = ["AuditRow", "AuditValues", "Hold"]
