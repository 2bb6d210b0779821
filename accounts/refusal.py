"""A refusal that says why."""

from django.core.exceptions import PermissionDenied


class RefusedError(PermissionDenied):
    """Its text is for whoever is refused. That of any other error may quote what they typed, and is shown to nobody."""
