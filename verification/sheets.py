"""What a reviewer sees of a document: its pages with their addresses and words, or why there is nothing to see."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from providers.drawing.pages import File, Paper, paper_of
from providers.drawing.process import NotDrawnError
from providers.drawing.words import WORDS
from providers.models import Document
from verification.looking import LOOK


@dataclass(frozen=True)
class Sheet:
    """One page: what it is called, its picture, and the address where it is shown large."""

    number: int
    of: int
    words: str
    width: int
    height: int
    picture: str
    large: str


@dataclass(frozen=True)
class Sheets:
    """A document to look at; without `paper` there is `trouble`."""

    file: File
    look: str
    paper: Paper | None = None
    trouble: str | Promise = ""

    @property
    def name(self) -> str:
        return name_of(self.file)

    @property
    def is_sent(self) -> bool:
        return isinstance(self.file, Document)

    @property
    def save(self) -> str:
        return address(self.file)

    @property
    def pages(self) -> str:
        return self._address("pages")

    @property
    def left_out(self) -> str:
        """Which pages are shown, where those are not all."""
        if self.paper is None or self.paper.count == self.paper.shown:
            return ""
        numbers = {"shown": self.paper.shown, "count": self.paper.count}
        return _("Page 1 to %(shown)d of %(count)d. Save the file to see the rest.") % numbers

    def __iter__(self) -> Iterator[Sheet]:
        return (self.page(number) for number in range(1, self.shown + 1))

    @property
    def shown(self) -> int:
        return self.paper.shown if self.paper else 0

    def page(self, number: int) -> Sheet:
        """The sheet with that number, from 1 to `shown`."""
        assert self.paper
        width, height = self.paper.sizes[number - 1]
        return Sheet(
            number=number,
            of=self.paper.count,
            words=_("Page %(number)d of %(of)d") % {"number": number, "of": self.paper.count},
            width=width,
            height=height,
            picture=self._address("picture", number),
            large=self._address("page", number),
        )

    def _address(self, what: str, *numbers: int) -> str:
        return f"{address(self.file, what, *numbers)}?{LOOK}={self.look}"


def sheets_of(file: File, look: str) -> Sheets:
    """The document as it can be shown; `look` is the word of `verification.looking`. Raises `private_files.NotThereError`."""
    try:
        return Sheets(file, look, paper_of(file))
    except NotDrawnError as error:
        return Sheets(file, look, trouble=WORDS[error.trouble])


def address(file: File, what: str = "", *numbers: int) -> str:
    """Where the file is, or its "pages", or one "page" or "picture" of it."""
    name = "_".join(filter(None, ("review", file._meta.model_name, what)))
    return reverse(name, args=[file.pk, *numbers])


def name_of(file: File) -> str:
    """What the picture of a page is a picture of."""
    if isinstance(file, Document):
        return _("Document that the provider sent")
    return _("File that a reviewer attached")
