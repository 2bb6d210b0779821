"""How much memory a snapshot holds."""

import gc
import sys
from types import FunctionType, ModuleType
from typing import Any

import numpy as np


def megabytes(thing: object) -> float:
    """What is reachable from a thing and would go with it: arrays with their data, lists, strings."""
    seen: set[int] = set()
    waiting: list[Any] = [thing]
    total = 0
    while waiting:
        each = waiting.pop()
        if id(each) in seen or isinstance(each, (type, ModuleType, FunctionType)):
            continue
        seen.add(id(each))
        if isinstance(each, np.ndarray) and each.base is not None:
            waiting.append(each.base)
            continue
        total += sys.getsizeof(each)
        waiting += gc.get_referents(each)
    return total / 1e6
