"""What reviewers' work itself leaves behind; what they find out about a provider stands in `providers`."""

from verification.models.hold import Hold

__all__ = ["Hold"]
