"""Why a document is not shown, in words, and as a picture that stands in the place of a page."""

import textwrap
from io import BytesIO

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from PIL import Image, ImageDraw, ImageFont

from providers.drawing.process import Trouble

WORDS = {
    Trouble.LOCKED: gettext_lazy("This PDF asks for a password, so it cannot be shown here."),
    Trouble.BROKEN: gettext_lazy("This file is damaged, so it cannot be shown here."),
    Trouble.TOO_MUCH: gettext_lazy("This PDF takes too much time or memory to be shown here."),
    Trouble.MISSING: gettext_lazy("The site cannot show PDFs at the moment."),
    Trouble.BUSY: gettext_lazy("The site is busy with other PDFs. Open this again in a moment."),
    Trouble.OFTEN: gettext_lazy("You have looked at many pages. Open this again in an hour."),
}
SIZE = (1600, 600)
MARGIN, LETTERS, A_LINE = 100, 44, 60


def picture_of_words(trouble: Trouble) -> bytes:
    """A PNG that says what is wrong and what to do, for where only a picture can stand."""
    words = f"{WORDS[trouble]} {_('Save the file to see it on your computer.')}"
    picture = Image.new("L", SIZE, "white")
    font = ImageFont.load_default(LETTERS)
    lines = textwrap.fill(words, A_LINE)
    ImageDraw.Draw(picture).multiline_text((MARGIN, MARGIN), lines, "black", font, spacing=20)
    encoded = BytesIO()
    picture.save(encoded, "PNG")
    return encoded.getvalue()
