"""The words that pages show beside the content: what stands in templates and in Python files, sentence for sentence."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

COMMENT = re.compile(r"{#.*?#}|{% comment %}.*?{% endcomment %}", re.DOTALL)
# {% translate "…" %} shows the text in it; so does {{ _("…") }} in the other language of templates.
SHOWN = re.compile(
    r"""{% translate (?:"([^"]*)"|'([^']*)')[^%]*%}|{{-? ?_\((?:"([^"]*)"|'([^']*)')\)[^}]*}}"""
)
# What follows these is another text.
APART = re.compile(
    r"{%-? ?(?:plural|block|endblock|if|else|elif|endif|translate)\b.*?%}", re.DOTALL
)
BREAK = "\0"
VALUE = re.compile(r"{{.*?}}", re.DOTALL)
TAG = re.compile(r"{%.*?%}", re.DOTALL)
# Inside a sentence; any other element begins a new one.
INLINE = frozenset({"a", "abbr", "b", "code", "em", "i", "span", "strong", "sub", "sup", "time"})
HEARD = frozenset({"alt", "aria-label", "content", "placeholder", "title"})


def shown_in(path: Path) -> list[str]:
    """Every text of a template or a Python file that a page may show, in one line each."""
    source = path.read_text(encoding="utf-8")
    texts = _of_python(source) if path.suffix == ".py" else _of_template(source)
    return [text for text in (" ".join(each.split()) for each in texts) if text]


def _of_python(source: str) -> Iterator[str]:
    """The texts that are not docstrings."""
    tree = ast.parse(source)
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    silent = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        value = node.value if isinstance(node, ast.Constant) else None
        if isinstance(value, str) and id(node) not in silent:
            yield value


def _of_template(source: str) -> list[str]:
    source = SHOWN.sub(
        lambda found: next(filter(None, found.groups()), ""), COMMENT.sub("", source)
    )
    source = APART.sub(BREAK, VALUE.sub("…", source))
    reader = _Reader()
    reader.feed(TAG.sub("", source))
    reader.close()
    return [text for block in [*reader.blocks, *reader.heard] for text in block.split(BREAK)]


class _Reader(HTMLParser):
    """Collects the text of each block, and what is only heard."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks = [""]
        self.heard: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in INLINE:
            self.blocks.append("")
        self.heard += [value for name, value in attrs if name in HEARD and value]

    def handle_endtag(self, tag: str) -> None:
        if tag not in INLINE:
            self.blocks.append("")

    def handle_data(self, data: str) -> None:
        self.blocks[-1] += data
