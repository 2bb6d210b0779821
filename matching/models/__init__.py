"""What the guide keeps: counters, and nothing of anybody."""

from matching.models.helped_count import HelpedCount

__all__ = ["HelpedCount"]
