"""Text taken apart into words that can be compared: without case, accents and signs.

What a client types and what a listing says go through the same steps. There are no operators: a quote, a plus or a minus
is a sign like any other.
"""

import re
import unicodedata

# They narrow nothing: people type them around what they mean.
_STOP = "a an and at by doctor dr for from in is me mr mrs my near of on or the to with"
STOP_WORDS = frozenset(_STOP.split())
# Signs that stand inside of a word: O'Brien is obrien. The acute accent would else become a blank.
_APOSTROPHES = "'’‘‛ʼʻʾʿ`´′"
_VANISHING = dict.fromkeys(map(ord, _APOSTROPHES))
_PARTING = dict.fromkeys(map(ord, _APOSTROPHES), " ")
# Letters with a stroke or of two letters, which Unicode does not take apart.
_LETTERS: dict[int, str | int | None] = {
    **str.maketrans("øłđðħıŋŧƀɨʉəĸ", "olddhintbiuek"),
    **{ord(letter): pair for letter, pair in (("æ", "ae"), ("œ", "oe"), ("þ", "th"))},
}
_WORD = re.compile(r"[^\W_]+")
# "M.D.", "Ph.D." or "A. J.": short parts that dots join; blanks between them only where each part is a dotted letter.
_INITIALS = re.compile(
    r"(?<![\w.])(?:[^\W\d_](?:\. ?[^\W\d_])+\.(?!\w)|[^\W\d_]{1,3}(?:\.[^\W\d_]{1,3})+\.?(?!\w))"
)


def fold(text: str) -> str:
    """`text` in small letters without accents; the same again when folded again."""
    if text.isascii():
        return text.lower().translate(_VANISHING)
    plain = unicodedata.normalize("NFKD", text.translate(_VANISHING)).casefold()
    plain = unicodedata.normalize("NFKD", plain.translate(_LETTERS)).translate(_VANISHING)
    return "".join(sign for sign in plain if not unicodedata.category(sign).startswith("M"))


def tokens(typed: str) -> list[str]:
    """The words of a question, each once and in order, without stop words; empty when nothing is left to ask for.

    Dotted initials are one word: "M.D." asks for "md".
    """
    found = _WORD.findall(_INITIALS.sub(_joined, fold(typed)))
    return [word for word in dict.fromkeys(found) if word not in STOP_WORDS]


def words_of(text: str) -> list[str]:
    """The words under which a text is found, each once: dotted initials and "O'Fallon" both joined and apart."""
    plain = fold(text)
    apart = text.translate(_PARTING)
    if apart != text:
        plain = f"{plain}\n{fold(apart)}"
    if "." in plain:
        plain = _INITIALS.sub(lambda match: f"{_joined(match)} {match[0]}", plain)
    return [word for word in dict.fromkeys(_WORD.findall(plain)) if word not in STOP_WORDS]


def _joined(match: re.Match[str]) -> str:
    """The parts as one word where one of them is a lone letter; "st.jo." stays as it is."""
    parts = _WORD.findall(match[0])
    return "".join(parts) if any(len(part) == 1 for part in parts) else match[0]
