"""Addresses that people typed, before a page makes links of them."""

from urllib.parse import urlsplit


def web_address(text: str) -> str:
    """The address when a browser would fetch it from the web, else nothing: a link never runs a script or opens a file."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    return text if parts.scheme in ("http", "https") and parts.hostname else ""


def host_of(address: str) -> str:
    """What people recognize of a web address."""
    return (urlsplit(address).hostname or "").removeprefix("www.")
