"""Memory that the process does not need any more."""

import ctypes


def give_back_memory() -> None:
    """Let the system have what was needed while arrays were made: as much again as they take, which the C library would keep.

    Only the GNU library can be asked; elsewhere nothing happens.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
