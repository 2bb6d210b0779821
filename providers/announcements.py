"""What the rooms above want to hear of at once: `providers` announces it, in the transaction that does it, and knows nobody who listens.

A room above adds its listeners in its `apps.py`.
"""

from collections.abc import Callable

from providers.models import Provider

# Called with a provider whose name, NPI, states or publicity may be others than before.
WHO_THEY_ARE: list[Callable[[Provider], object]] = []


def who_they_are_changed(provider: Provider) -> None:
    """A provider may be somebody else for a registry now, or shown where they were not."""
    for hear in WHO_THEY_ARE:
        hear(provider)
