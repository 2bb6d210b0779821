"""A PDF is tried when it comes in: whether its first page can be drawn, so that its owner hears of damage before a reviewer does.

Nothing is refused for it: a reviewer can save the file, and see more of it than the site does.
"""

import uuid

from providers import private_files
from providers.drawing.pages import PNG
from providers.drawing.process import WAITS, WALL_SECONDS, NotDrawnError, Trouble, ask
from providers.models import Document, DocumentKind, DocumentTrouble

# What the request in which a file comes may take; most pages take a third of a second.
QUICK_WAITS, QUICK_SECONDS = 0.5, 2.5
# Of the file, and not of the site or of the moment.
OF_THE_FILE = {
    Trouble.LOCKED: DocumentTrouble.LOCKED,
    Trouble.BROKEN: DocumentTrouble.BROKEN,
    Trouble.TOO_MUCH: DocumentTrouble.TOO_MUCH,
}
# In little time these say nothing of the file yet.
UNDECIDED = (Trouble.TOO_MUCH, Trouble.BUSY)


def try_quickly(document: Document) -> bool:
    """Try it in the request in which it came, and keep what came of it on `document`; False where that takes longer."""
    if document.kind != DocumentKind.PDF:
        # Encoded by ourselves.
        return True
    trouble = _trouble_of(document, waits=QUICK_WAITS, seconds=QUICK_SECONDS)
    if trouble in UNDECIDED:
        return False
    _keep(document, trouble)
    return True


def try_document(key: uuid.UUID) -> None:
    """The same with all the time that drawing a page may take, for the worker; nothing where the document is gone."""
    if document := Document.objects.filter(pk=key).first():
        _keep(document, _trouble_of(document, waits=WAITS, seconds=WALL_SECONDS))


def _trouble_of(document: Document, *, waits: float, seconds: float) -> Trouble | None:
    try:
        content = private_files.read(document.stored_as)
        said = ask(content, "page", "1", waits=waits, seconds=seconds)
    except private_files.NotThereError:
        return None
    except NotDrawnError as error:
        return error.trouble
    return None if said.startswith(PNG) else Trouble.BROKEN


def _keep(document: Document, trouble: Trouble | None) -> None:
    if trouble in OF_THE_FILE:
        document.trouble = OF_THE_FILE[trouble]
        Document.objects.filter(pk=document.pk).update(trouble=document.trouble)
