from accounts.models.attempt import Attempt
from accounts.models.user import User

__all__ = ["Attempt", "User"]
