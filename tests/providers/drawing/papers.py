"""PDFs as the tests need them: made by hand, from good ones to those that are meant to do harm."""

import zlib
from collections.abc import Sequence

LETTER = (612.0, 792.0)
HELLO = b"BT /F1 36 Tf 72 600 Td (License of Alice Alder) Tj ET"


def pdf_of(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """The objects, numbered from 1, of which the first is the catalog, with their table and trailer."""
    made, starts = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, start=1):
        starts.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    for start in starts:
        made += b"%010d 00000 n \n" % start
    made += b"trailer\n<< /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, trailer)
    return bytes(made + b"startxref\n%d\n%%%%EOF\n" % table)


def stream(content: bytes, words: bytes = b"", *, filters: bytes = b"/FlateDecode") -> bytes:
    """The content, packed; with two `filters` it was packed before."""
    packed = zlib.compress(content, 9)
    head = b"<< /Length %d /Filter [%s] %s >>" % (len(packed), filters, words)
    return b"%s\nstream\n%s\nendstream" % (head, packed)


def paper(
    pages: int = 1,
    *,
    size: tuple[float, float] = LETTER,
    content: bytes = HELLO,
    filters: bytes = b"/FlateDecode",
    trailer: bytes = b"",
    resources: bytes = b"",
    more: Sequence[bytes] = (),
) -> bytes:
    """A PDF of so many pages, all alike. The font is object 3, the content object 4; `more` objects begin at 5, the pages after them."""
    first = 5 + len(more)
    kids = b" ".join(b"%d 0 R" % (first + index) for index in range(pages))
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %f %f] /Contents 4 0 R"
        b" /Resources << /Font << /F1 3 0 R >> %s >> >>" % (*size, resources)
    )
    return pdf_of(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, pages),
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
            stream(content, filters=filters),
            *more,
            *[page] * pages,
        ],
        trailer,
    )


def locked() -> bytes:
    """A PDF that asks for a password."""
    secret = b"<" + b"5a" * 32 + b">"
    words = b"<< /Filter /Standard /V 1 /R 2 /O %s /U %s /P -4 >>" % (secret, secret)
    return paper(trailer=b"/Encrypt 5 0 R /ID [<00> <00>]", more=[words])


def cut_in_half() -> bytes:
    """The first half, with an end put on it, as it passes for a whole PDF at the door."""
    whole = paper(3)
    return whole[: len(whole) // 2] + b"\n%%EOF\n"


def drawn_for_ever(pages: int = 1) -> bytes:
    """Ten things that each draw ten things, twelve deep."""
    forms = []
    for number in range(6, 18):
        inner = b"/XObject << /X %d 0 R >>" % number if number < 17 else b""
        words = b"/Type /XObject /Subtype /Form /BBox [0 0 612 792] /Resources << %s >>" % inner
        forms.append(stream(b"/X Do " * 10 if inner else b"0 0 9 9 re f", words))
    return paper(pages, content=b"/X Do", resources=b"/XObject << /X 5 0 R >>", more=forms)


def unpacks_to(megabytes: int) -> bytes:
    """A page whose content is nothing but space, packed twice."""
    packer, space = zlib.compressobj(1), b" " * 1024 * 1024
    packed = b"".join(packer.compress(space) for _ in range(megabytes)) + packer.flush()
    return paper(content=packed, filters=b"/FlateDecode /FlateDecode")


def own_parent() -> bytes:
    """Pages that lead back to themselves."""
    return pdf_of(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 2 0 R] /Count 2000000000 >>",
        ]
    )
