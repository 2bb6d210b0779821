"""A reference."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Source:
    """Where a statement comes from, and whether we read it ourselves (`read`: primary or secondary, see `note`)."""

    id: str
    text: str
    read: str
    note: str = ""
    year: int | None = None
    doi: str = ""
    pmid: str = ""
    url: str = ""

    @property
    def link(self) -> str:
        """The address to read it at, empty where we have none."""
        if self.doi:
            return f"https://doi.org/{self.doi}"
        if self.pmid:
            return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/"
        return self.url
