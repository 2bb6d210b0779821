"""The pages of a document as pictures: how many there are, how large each is drawn, and one of them."""

import json
from dataclasses import dataclass
from io import BytesIO
from time import monotonic

from PIL import Image

from providers import private_files
from providers.drawing.process import EDGE, NotDrawnError, Trouble, ask
from providers.models import Attachment, Document, DocumentKind

File = Document | Attachment

# A license has one or two. Whoever needs more saves the file.
MOST_PAGES = 20
PNG = b"\x89PNG\r\n\x1a\n"
# A PDF that took too much is not tried again at once: it would keep a process of the site busy for each of its pages.
LET_BE = 600
MOST_LET_BE = 200
# Digest of the file → until when.
_let_be: dict[str, float] = {}


@dataclass(frozen=True)
class Paper:
    """How many pages a document has, and the width and height in pixels of those that are shown."""

    count: int
    sizes: tuple[tuple[int, int], ...]

    @property
    def shown(self) -> int:
        return len(self.sizes)


def paper_of(found: File) -> Paper:
    """What there is to look at. Raises NotDrawnError, and `private_files.NotThereError` for a file that is gone."""
    content = private_files.read(found.stored_as)
    if found.kind == DocumentKind.PDF:
        return _paper(_asked(found, content, "sizes", str(MOST_PAGES)))
    try:
        # Encoded by ourselves when it came in: the header says how large it is.
        return Paper(1, (Image.open(BytesIO(content)).size,))
    except OSError as error:
        raise NotDrawnError(Trouble.BROKEN) from error


def drawn(found: File, number: int) -> bytes:
    """A page of a PDF as PNG; the first page has number 1. Raises as `paper_of` does."""
    said = _asked(found, private_files.read(found.stored_as), "page", str(number))
    if not said.startswith(PNG):
        raise NotDrawnError(Trouble.BROKEN)
    return said


def _asked(found: File, content: bytes, *question: str) -> bytes:
    now = monotonic()
    if _let_be.get(found.sha256, 0) > now:
        raise NotDrawnError(Trouble.TOO_MUCH)
    try:
        return ask(content, *question)
    except NotDrawnError as error:
        if error.trouble is Trouble.TOO_MUCH:
            if len(_let_be) >= MOST_LET_BE:
                _let_be.clear()
            _let_be[found.sha256] = now + LET_BE
        raise


def _paper(said: bytes) -> Paper:
    """What the process says, if it is what it should be: whoever wrote the PDF may be who speaks."""
    try:
        answer = json.loads(said)
        count, sizes = int(answer["count"]), answer["sizes"]
        pairs = tuple((int(width), int(height)) for width, height in sizes)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise NotDrawnError(Trouble.BROKEN) from error
    fits = all(0 <= side <= EDGE + 1 for pair in pairs for side in pair)
    if not fits or len(pairs) != min(count, MOST_PAGES) or not pairs:
        raise NotDrawnError(Trouble.BROKEN)
    return Paper(count, pairs)
