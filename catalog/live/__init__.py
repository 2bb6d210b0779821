"""The snapshot of this process, kept up with every commit."""

from catalog.live.current import Live

live = Live()

__all__ = ["live"]
