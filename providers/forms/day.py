"""The ways in which people, and boards, write a day. The month stands first, as in the United States, unless it is a word."""

import re

# Of what `plain_day` leaves: words and numbers with one slash or one space between.
DAY_FORMATS = [
    "%m/%d/%Y",
    "%Y/%m/%d",
    "%m/%d/%y",
    "%B %d %Y",
    "%b %d %Y",
    "%d %B %Y",
    "%d %b %Y",
]


def plain_day(typed: str) -> str:
    """The same day in fewer ways: "Sept. 3rd, 2027" is "Sep 3 2027", "3-31-2027" is "3/31/2027"."""
    plain = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", typed.strip(), flags=re.IGNORECASE)
    if re.search(r"[a-z]", plain, re.IGNORECASE):
        plain = re.sub(r"[\s.,/‐-―−-]+", " ", plain).strip()
        return re.sub(r"\bsept\b", "Sep", plain, flags=re.IGNORECASE)
    return re.sub(r"\s*[/.‐-―−-]\s*|\s+", "/", plain)
