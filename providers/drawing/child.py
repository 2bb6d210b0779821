"""The process that opens a PDF: started anew for each question, and locked in before it reads a byte of the file.

Run as `python -I child.py MEMORY SECONDS PIXELS EDGE sizes MOST`, or with `page NUMBER` at the end. The PDF comes on standard input. One
letter, a length of eight bytes and an answer go to standard output: `+` with sizes as JSON or a page as PNG, or what was wrong.
It imports nothing of the site, and `process.py` believes nothing that it says.
"""

import ctypes
import json
import math
import os
import resource
import sys
from io import BytesIO

LOCKED, BROKEN, TOO_MUCH, MISSING, DONE = b"L", b"B", b"T", b"M", b"+"
# As wide as a page is drawn where the bounds allow: a letter of 8.5 inches then has 188 dots an inch.
WIDTH = 1600
# System calls of Linux, the same on all processors; what landlock can be told to refuse about files, by its first version,
# then connections and whatever reaches other processes, by its sixth.
LANDLOCK_CREATE_RULESET, LANDLOCK_RESTRICT_SELF = 444, 446
PR_SET_NO_NEW_PRIVS = 38
ALL_OF_FILES, ALL_OF_PORTS, ALL_OF_OTHERS = (1 << 13) - 1, 0b11, 0b11


def lock_in(memory: int, seconds: int) -> None:
    """From here on: no file, no connection, no process, no core dump; so much memory and so many seconds of work."""
    os.nice(10)
    _landlock()
    limits = {
        resource.RLIMIT_CPU: seconds,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NPROC: 0,
        # Not even in place of one that is closed: the three that are open stay so.
        resource.RLIMIT_NOFILE: 0,
    }
    # macOS knows the name and refuses the number; the seconds and the clock of process.py hold there, too.
    if sys.platform != "darwin":
        limits[resource.RLIMIT_AS] = memory
    for limit, most in limits.items():
        resource.setrlimit(limit, (most, most))


def _landlock() -> None:
    """Give up files and other processes for good, where the kernel can be asked to; the limits hold without it."""
    if not sys.platform.startswith("linux"):
        return
    libc = ctypes.CDLL(None)
    libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    for refused in ((ALL_OF_FILES, ALL_OF_PORTS, ALL_OF_OTHERS), (ALL_OF_FILES,)):
        asked = (ctypes.c_uint64 * len(refused))(*refused)
        rules = libc.syscall(LANDLOCK_CREATE_RULESET, asked, ctypes.sizeof(asked), 0)
        if rules >= 0:
            libc.syscall(LANDLOCK_RESTRICT_SELF, rules, 0)
            os.close(rules)
            return


def scale_of(width: float, height: float, pixels: int, edge: int) -> float:
    """How many pixels for a point of the page. Raises ValueError for a page that has no size."""
    if not (math.isfinite(width) and math.isfinite(height) and width > 0 and height > 0):
        raise ValueError(width, height)
    return min(WIDTH / width, edge / max(width, height), math.sqrt(pixels / width / height))


def sizes(document: "pypdfium2.PdfDocument", most: int, pixels: int, edge: int) -> bytes:
    """How many pages there are, and how many pixels wide and high the first of them are drawn; 0 for one that cannot be."""
    found = []
    for index in range(min(len(document), most)):
        try:
            width, height = document.get_page_size(index)
            scale = scale_of(width, height, pixels, edge)
            found.append([math.ceil(width * scale), math.ceil(height * scale)])
        except (ValueError, pypdfium2.PdfiumError):
            found.append([0, 0])
    return json.dumps({"count": len(document), "sizes": found}).encode()


def page(document: "pypdfium2.PdfDocument", number: int, pixels: int, edge: int) -> bytes:
    """One page on white, with what was filled into its fields."""
    document.init_forms()
    drawn = document[number - 1]
    width, height = drawn.get_size()
    scale = scale_of(width, height, pixels, edge)
    return png(drawn.render(scale=scale).to_pil())


def png(picture: "Image.Image") -> bytes:
    """Packed in little time: more would save a tenth of the bytes for three times the seconds."""
    encoded = BytesIO()
    picture.save(encoded, "PNG", compress_level=1)
    return encoded.getvalue()


def answer(words: list[str]) -> tuple[bytes, bytes]:
    """What goes to standard output."""
    memory, seconds, pixels, edge = map(int, words[:4])
    # Whatever is loaded late is loaded now.
    png(Image.new("RGB", (1, 1)))
    lock_in(memory, seconds)
    try:
        document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
        ask = {"sizes": sizes, "page": page}[words[4]]
        return DONE, ask(document, int(words[5]), pixels, edge)
    except pypdfium2.PdfiumError as error:
        is_locked = error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD
        return (LOCKED if is_locked else BROKEN), b""
    except (ValueError, IndexError):
        return BROKEN, b""
    except MemoryError:
        return TOO_MUCH, b""


def say(letter: bytes, content: bytes) -> None:
    """Answer, and end at once: nothing of the library runs after that."""
    sys.stdout.buffer.write(letter + len(content).to_bytes(8, "big") + content)
    sys.stdout.buffer.flush()
    os._exit(0)


if __name__ == "__main__":
    try:
        import pypdfium2
        from PIL import Image
    except Exception:
        say(MISSING, b"")
    say(*answer(sys.argv[1:]))
