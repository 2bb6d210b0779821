"""Start, test and check Stillwater from a fresh clone: see `python3 dev.py --help`.

This file is read by whatever Python a person has, so it keeps to syntax that old ones parse and looks at the
version before it imports anything of ours.
"""

import os
import sys

NEEDED = (3, 11)


def newer_python() -> "str | None":
    """The name of a Python on PATH that is new enough and really starts, or None."""
    import subprocess

    for minor in (13, 12, 11, 14):
        name = "python3.%d" % minor
        try:
            # A version manager's shim can be on PATH and still not start.
            code = subprocess.call(
                [name, "-c", "pass"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
            )
        except OSError:
            continue
        if code == 0:
            return name
    return None


def refusal() -> "str | None":
    """The sentence for a computer that cannot run Stillwater, or None when it can."""
    if os.name == "nt":
        return "Stillwater runs on Linux and macOS. On Windows, use it inside WSL."
    if sys.version_info < NEEDED:
        sentence = (
            "Stillwater needs Python 3.11 or newer; this is Python %d.%d." % sys.version_info[:2]
        )
        name = newer_python()
        if name:
            return sentence + " Run: %s dev.py" % name
        return sentence + " Install it, then run dev.py with it."
    return None


if __name__ == "__main__":
    sentence = refusal()
    if sentence:
        sys.exit(sentence)
    from devenv.commands import main

    sys.exit(main(sys.argv[1:]))
