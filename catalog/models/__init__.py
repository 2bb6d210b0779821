from catalog.models.entry import Entry
from catalog.models.epoch import Epoch

__all__ = ["Entry", "Epoch"]
