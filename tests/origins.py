"""What a page would fetch, and from where: no page may ask anyone but this site."""

import re

from bs4 import BeautifulSoup

FETCHING = {
    "script": ("src",),
    "link": ("href",),
    "img": ("src", "srcset"),
    "source": ("src", "srcset"),
    "iframe": ("src",),
    "object": ("data",),
    "form": ("action",),
    "use": ("href", "xlink:href"),
    "image": ("href", "xlink:href"),
}
ELSEWHERE = re.compile(r"(?:https?:)?//", re.IGNORECASE)


def foreign_addresses(html: str) -> list[str]:
    """Addresses of other sites that a browser fetches, or sends a form to, without the reader following a link."""
    soup = BeautifulSoup(html, "html.parser")
    found = [
        str(tag[attribute])
        for name, attributes in FETCHING.items()
        for tag in soup.find_all(name)
        # A canonical address is a name; no browser fetches it.
        if tag.get("rel") != ["canonical"]
        for attribute in attributes
        if tag.has_attr(attribute)
    ]
    return [address for address in found if ELSEWHERE.match(address.strip())]


def inline_code(html: str) -> list[str]:
    """Styles and scripts written into the page, which the Content-Security-Policy would drop."""
    soup = BeautifulSoup(html, "html.parser")
    written = [str(tag) for tag in soup.find_all("style")]
    # Data for a script of ours is not run, and the policy lets it stand.
    scripts = [tag for tag in soup.find_all("script") if tag.get("type") != "application/json"]
    written += [str(tag) for tag in scripts if not tag.get("src")]
    return written + [
        f"{name} of <{tag.name}>"
        for tag in soup.find_all(True)
        for name in tag.attrs
        if name == "style" or name.startswith("on")
    ]
