"""What a client has said so far. It lives in their own browser and nowhere else."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Self

# The values of a form's fields, by name; an empty one is a question that was skipped.
Kept = Mapping[str, list[str]]
# Raised when what is kept changes its meaning: older cookies then count as none.
VERSION = 1


@dataclass(frozen=True)
class Answers:
    """The kept form data of each step by slug; `draft` is a form that was sent with a mistake in it, `lost` says once that
    earlier answers could not be read any more."""

    given: Mapping[str, Kept] = field(default_factory=dict)
    draft: tuple[str, Kept] | None = None
    lost: bool = False

    def __bool__(self) -> bool:
        return bool(self.given or self.draft or self.lost)

    def of(self, slug: str) -> Kept:
        """What is kept of a step; empty when it was skipped or not reached."""
        return self.given.get(slug, {})

    def has(self, slug: str, name: str, value: str) -> bool:
        """Whether the client chose `value` in that step."""
        return value in self.of(slug).get(name, [])

    def with_answer(self, slug: str, kept: Kept) -> Self:
        """The answers with that step answered, or skipped with an empty `kept`."""
        return replace(self, given={**self.given, slug: kept}, draft=None)

    def with_draft(self, slug: str, kept: Kept) -> Self:
        """The answers with a form that has to be shown again as it was typed."""
        return replace(self, draft=(slug, kept))

    def draft_of(self, slug: str) -> Kept | None:
        """The form that was sent with a mistake, when it is that of this step."""
        return self.draft[1] if self.draft and self.draft[0] == slug else None

    def as_seen_at(self, slug: str) -> Self:
        """What remains once a page was shown: the draft only where it belongs, and the loss was told."""
        draft = self.draft if self.draft and self.draft[0] == slug else None
        return replace(self, draft=draft, lost=False)

    def to_json(self) -> bytes:
        """The same as text."""
        data = {"v": VERSION, "given": self.given, "draft": self.draft, "lost": self.lost}
        return json.dumps(data, separators=(",", ":")).encode()

    @classmethod
    def from_json(cls, text: bytes) -> Self:
        """Raises ValueError for anything that `to_json` of this version did not make."""
        data = json.loads(text)
        if data["v"] != VERSION:
            raise ValueError("another version")
        draft = data["draft"]
        return cls(data["given"], tuple(draft) if draft else None, data["lost"])
