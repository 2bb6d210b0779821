"""Someone with a browser who saves listings: every form they send says where it was sent from, as browsers do."""

from typing import Any

from bs4 import BeautifulSoup
from django.test import Client

from directory.saved.keys import keys_in
from tests.entries import settle

HERE = "http://testserver"


class Saver(Client):
    """A visitor with the `keys` on their list."""

    def __init__(self, *keys: int) -> None:
        super().__init__()
        if keys:
            self.cookies["saved"] = ".".join(map(str, keys))

    def request(self, **request: Any) -> Any:
        """The answer, after what the test wrote has been committed."""
        settle()
        return super().request(**request)

    def sends(self, form: dict[str, Any], page: str = "/saved/", **headers: str) -> Any:
        """The form, from a page of this site, and with its token or without one."""
        sent = {"Sec-Fetch-Site": "same-origin", "Referer": HERE + page}
        return self.post("/saved/", form, headers=sent | headers)

    @property
    def keys(self) -> tuple[int, ...]:
        """What is on the list."""
        cookie = self.cookies.get("saved")
        return keys_in(cookie.value, ".") if cookie else ()

    def reads(self, address: str = "/saved/") -> BeautifulSoup:
        """The page at an address."""
        answer = self.get(address)
        assert answer.status_code == 200, address
        return BeautifulSoup(answer.content, "html.parser")


def words_of(page: BeautifulSoup) -> str:
    """The text of `<main>` with single spaces."""
    assert page.main is not None
    return " ".join(page.main.get_text(" ").split()).replace(" .", ".")
