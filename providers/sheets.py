"""A document to look at: its pages with their addresses and words, or why there is nothing to see."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from providers.drawing.pages import File, Paper, paper_of
from providers.drawing.process import NotDrawnError, Trouble
from providers.drawing.words import WORDS

# Where the file is, or its "pages", or one "page" or "picture" of it, by number.
Address = Callable[..., str]


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
    """A document to look at, with what its pictures are pictures of; without `paper` there is `trouble`."""

    name: str
    address: Address
    paper: Paper | None = None
    trouble: Trouble | None = None

    @property
    def why(self) -> str:
        """Why there is nothing to see."""
        return str(WORDS[self.trouble]) if self.trouble else ""

    @property
    def save(self) -> str:
        return self.address()

    @property
    def pages(self) -> str:
        return self.address("pages")

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
            picture=self.address("picture", number),
            large=self.address("page", number),
        )


def sheets_of(file: File, *, name: str, address: Address) -> Sheets:
    """The document as it can be shown. Raises `private_files.NotThereError`."""
    try:
        return Sheets(name, address, paper_of(file))
    except NotDrawnError as error:
        return Sheets(name, address, trouble=error.trouble)
