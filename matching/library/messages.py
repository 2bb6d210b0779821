"""Hands the texts of the content files to translators.

Babel calls `extract` for each file named in its mapping (see docs/content.md). Templates show content with
{% translate statement.text %}, which looks the English text up in the same catalog and doubles percent signs as it does so.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from matching.library.library import TEXT_FIELDS

# In these, every value is a text; elsewhere only the fields that hold words are.
WORDS_ONLY = "words.toml"
Message = tuple[int, str, str, list[str]]


def extract(
    file: BinaryIO, keywords: object, comment_tags: object, options: object
) -> Iterator[Message]:
    """Line, function (none), text and comments (none) of every text in an open content file: Babel's extractor interface."""
    content = file.read().decode()
    lines = content.splitlines()
    name = str(getattr(file, "name", ""))
    for text in dict.fromkeys(_texts(tomllib.loads(content), every=name.endswith(WORDS_ONLY))):
        line = next((number for number, held in enumerate(lines, 1) if text in held), 1)
        yield line, "", text.replace("%", "%%"), []


def _texts(table: Mapping[str, Any], every: bool) -> Iterable[str]:
    for key, value in table.items():
        if isinstance(value, Mapping):
            # review.toml keeps its sentences in a table called "text".
            yield from _texts(value, every or key == "text")
        elif isinstance(value, str) and value and (every or key in TEXT_FIELDS):
            yield value
