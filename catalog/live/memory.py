"""What the process need not hold, or walk through."""

import ctypes
import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep the garbage collector out while everything is read.

    Reading makes millions of small things and drops them again by itself; walking through those that are there at the moment, over
    and over, takes a quarter of the time. Cycles that other threads leave meanwhile, in seconds, are collected afterwards.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def give_back_memory() -> None:
    """Let the system have what was needed while arrays were made: as much again as they take, which the C library would keep.

    Only the GNU library can be asked; elsewhere nothing happens.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
