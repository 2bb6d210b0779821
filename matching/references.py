"""The numbered references of one page: numbered as they are first cited, each with the way back."""

from dataclasses import dataclass, field

from matching.library.library import Library
from matching.library.source import Source
from matching.library.statement import Statement


@dataclass(frozen=True)
class Mark:
    """One citation in the text: the number to show, where it leads (`target`) and where it stands (`anchor`, empty without a way back)."""

    number: int
    target: str
    anchor: str


@dataclass
class Reference:
    """One source in the list of a page, with the anchors of the places that cite it."""

    number: int
    source: Source
    anchors: list[str] = field(default_factory=list)

    @property
    def target(self) -> str:
        """The id of its entry in the list."""
        return f"ref-{self.number}"


class References:
    """Collects what a page cites while it is rendered; the list at its end then holds exactly that.

    A page that cites so much that the ways back would outweigh its words does without them (`back`).
    """

    def __init__(self, library: Library, back: bool = True) -> None:
        self._library = library
        self._back = back
        self._used: dict[str, Reference] = {}

    def cite(self, statement: Statement) -> list[Mark]:
        """The marks to set after a statement; a source without a mark so far gets the next number."""
        marks = []
        for id in statement.sources:
            reference = self._used.get(id)
            if reference is None:
                reference = Reference(len(self._used) + 1, self._library.sources[id])
                self._used[id] = reference
            anchor = ""
            if self._back:
                anchor = f"cite-{reference.number}-{len(reference.anchors) + 1}"
                reference.anchors.append(anchor)
            marks.append(Mark(reference.number, reference.target, anchor))
        return marks

    @property
    def listed(self) -> list[Reference]:
        """The references so far, by number."""
        return list(self._used.values())
