"""Log lines without what clients typed.

An exception's message often quotes the value that caused it ("invalid input syntax for type integer: …"), and that value
may be an answer about someone's health. So the log keeps where it happened and what kind of error it was, and drops the text.
"""

import logging
import traceback
from types import TracebackType


class QuietFormatter(logging.Formatter):
    """Time, level, logger and message; of an exception the frames and the class name only."""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname} {name}: {message}", style="{")

    def formatException(  # noqa: N802 - logging's own name
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        """Every frame and class name of the chain, innermost cause first; no message, no value, no source line."""
        error = ei[1]
        chain: list[BaseException] = []
        while error is not None and error not in chain:
            chain.append(error)
            error = error.__cause__ or error.__context__
        return "\n".join(line for link in reversed(chain) for line in _lines(link))


def _lines(error: BaseException) -> list[str]:
    frames = traceback.extract_tb(error.__traceback__)
    return [
        f"{type(error).__module__}.{type(error).__qualname__}",
        *(f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in frames),
    ]
