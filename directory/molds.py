"""Pieces of a page that their template renders once, with holes for what differs from card to card and search to search.

A template engine spends its time on what is the same every time: twenty cards took ten times as long as filling in their words.
"""

import re
from collections.abc import Hashable, Iterable, Mapping
from typing import Any, Protocol

from markupsafe import Markup, escape

# Private-use characters stand for holes while a piece is rendered: no label has them, and escaping leaves them alone.
FIRST = 0xE000
NOTHING = Markup("")


class Macro(Protocol):
    """A macro of a Jinja2 template, or a whole one."""

    def __call__(self, **values: Any) -> str: ...


class Sheet:
    """Markup with holes: `text` is for the `%` operator, with a place for each of `holes`, in the order of the text."""

    __slots__ = ("holes", "text")

    def __init__(self, html: str, signs: Mapping[str, Hashable]) -> None:
        every_sign = f"[{''.join(signs)}]" if signs else "(?!)"
        self.holes = tuple([signs[sign] for sign in re.findall(every_sign, html)])
        self.text = re.sub(every_sign, "%s", html.replace("%", "%%"))

    def filled(self, values: Mapping[Any, Markup]) -> Markup:
        """The markup with what `values` has for each hole."""
        return known(self.text % tuple([values[hole] for hole in self.holes]))


class Mold(Sheet):
    """What a macro makes of `given`, with a hole for each of the parameters named in `holes`.

    A hole stands for text; where the macro asks what is in it, it is full.
    """

    __slots__ = ()

    def __init__(self, macro: Macro, *holes: str, **given: Any) -> None:
        signs = {sign_of(number): name for number, name in enumerate(holes)}
        html = macro(**given, **{name: sign for sign, name in signs.items()})
        # The layout of the template would cost bytes each time.
        super().__init__(re.sub(r"\s+", " ", html.strip()), signs)

    def fill(self, **values: str | int) -> Markup:
        """The piece with these values; what is not markup is escaped."""
        parts = [values[str(name)] for name in self.holes]
        return known(
            self.text % tuple([part if type(part) is Markup else escape(part) for part in parts])
        )


def sign_of(number: int) -> str:
    """The sign for a hole."""
    return chr(FIRST + number)


def joined(pieces: Iterable[Markup], between: Markup = NOTHING) -> Markup:
    """Pieces of markup one after another."""
    return known(str.join(between, pieces))


def known(html: str) -> Markup:
    """Text that is known to be markup, as such. `Markup()` asks what it is given first, some hundred times a page."""
    return str.__new__(Markup, html)
