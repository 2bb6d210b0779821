"""What is asked of the site: searches as people make them, as a page, as the part that htmx swaps, and as JSON."""

from dataclasses import dataclass

TRIVIAL = "/healthz"
SEARCHES = (
    "",
    "?near=Portland%2C+OR",
    "?model=psycholytic&near=10001&within=50",
    "?condition=ptsd&insurance=aetna&state=CA",
    "?format=telehealth&state=NY&sort=cost",
    "?q=psychiatrist+chicago",
    "?route=iv&route=im&page=3",
    "?language=es&near=77002&sort=soonest&team=yes",
)


@dataclass(frozen=True)
class Kind:
    """A row of the table: a name, and the requests that are made in turns."""

    name: str
    paths: tuple[str, ...]
    headers: tuple[tuple[str, str], ...] = ()

    def requests(self, port: int) -> list[bytes]:
        """The requests as they go over the wire."""
        lines = [("Host", f"127.0.0.1:{port}"), *self.headers]
        head = "".join(f"{name}: {value}\r\n" for name, value in lines)
        return [f"GET {path} HTTP/1.1\r\n{head}\r\n".encode() for path in self.paths]


# Each is asked for once: no process can have kept its page.
NEW = tuple(
    f"/providers/?near={latitude / 10},-{longitude / 10}&within=50"
    for latitude in range(310, 470)
    for longitude in range(750, 950, 4)
)
KINDS = (
    Kind("trivial view", (TRIVIAL,)),
    Kind("JSON", tuple(f"/api/v1/providers{search}" for search in SEARCHES)),
    Kind(
        "fragment",
        tuple(f"/providers/{search}" for search in SEARCHES),
        (("HX-Request", "true"),),
    ),
    Kind("page made anew", NEW),
    Kind("page", tuple(f"/providers/{search}" for search in SEARCHES)),
)
