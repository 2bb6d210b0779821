"""What reviewers' work itself leaves behind; what they find out about a provider stands in `providers`."""

from verification.models.hold import Hold
from verification.models.role_change import RoleChange
from verification.models.second_look import SecondLook

__all__ = ["Hold", "RoleChange", "SecondLook"]
