"""The kind of a browser, from what it says of itself: enough to know one's own phone again, too little to know a person by."""

# The first that is found counts: nearly all of them also claim to be Safari, and most to be Chrome.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("CriOS/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


def browser(user_agent: str) -> str:
    """Such as "Firefox, Windows"; empty when neither is known. Nothing of the text itself is passed on."""
    return ", ".join(
        name for name in (_first(user_agent, BROWSERS), _first(user_agent, SYSTEMS)) if name
    )


def _first(text: str, names: tuple[tuple[str, str], ...]) -> str:
    return next((name for sign, name in names if sign in text), "")
