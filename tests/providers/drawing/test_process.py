"""PDFs that are meant to do harm get an answer in time, and whatever takes over the process that draws them gets nowhere."""

import json
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from providers.drawing import process
from providers.drawing.process import NotDrawnError, Trouble, ask
from tests.providers.drawing.papers import (
    cut_in_half,
    drawn_for_ever,
    locked,
    own_parent,
    paper,
    unpacks_to,
)

# Machines that run tests have more to do.
SLACK = 10
GARBAGE = b"%PDF-1.7\n" + b"\xff\x00 garbage" * 1000 + b"%%EOF"


def trouble(pdf: bytes, *question: str) -> Trouble:
    with pytest.raises(NotDrawnError) as caught:
        ask(pdf, *question)
    return caught.value.trouble


def sizes(pdf: bytes, most: int = 20) -> dict[str, object]:
    return dict(json.loads(ask(pdf, "sizes", str(most))))


def test_a_page_is_drawn_as_it_looks_on_paper() -> None:
    assert sizes(paper(3)) == {"count": 3, "sizes": [[1600, 2071]] * 3}
    picture = Image.open(BytesIO(ask(paper(3), "page", "2"))).convert("L")
    assert picture.size == (1600, 2071)
    assert picture.crop((0, 0, 180, 180)).getextrema() == (255, 255)
    # The words, in a font that no system has to bring.
    assert picture.crop((180, 400, 1300, 520)).getextrema() == (0, 255)


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (locked, Trouble.LOCKED),
        (cut_in_half, Trouble.BROKEN),
        (own_parent, Trouble.BROKEN),
        (lambda: GARBAGE, Trouble.BROKEN),
        (lambda: b"", Trouble.BROKEN),
        (lambda: paper(0), Trouble.BROKEN),
    ],
)
def test_what_is_no_whole_open_pdf_is_told_to_be_that(
    make: Callable[[], bytes], expected: Trouble
) -> None:
    assert trouble(make(), "sizes", "20") is expected
    assert trouble(make(), "page", "1") is expected


def test_ten_thousand_pages_are_counted_and_few_are_measured() -> None:
    told = sizes(paper(10_000))
    assert told["count"] == 10_000
    assert len(list(told["sizes"])) == 20  # type: ignore[call-overload]


@pytest.mark.parametrize("size", [(1e7, 1e7), (1e7, 1), (1, 1e7), (0.001, 0.001), (200, 14_400)])
def test_a_page_of_any_size_is_drawn_within_bounds(size: tuple[float, float]) -> None:
    picture = Image.open(BytesIO(ask(paper(size=size), "page", "1")))
    assert max(picture.size) <= process.EDGE + 1
    assert picture.width * picture.height <= process.PIXELS * 1.01
    assert [list(picture.size)] == sizes(paper(size=size))["sizes"]


def test_a_page_that_would_be_drawn_for_ever_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "CPU_SECONDS", 1)
    monkeypatch.setattr(process, "WALL_SECONDS", 30)
    began = time.monotonic()
    assert trouble(drawn_for_ever(), "page", "1") is Trouble.TOO_MUCH
    assert time.monotonic() - began < 1 + SLACK


def test_a_page_that_unpacks_into_more_memory_than_is_given_is_given_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bomb = unpacks_to(100)
    monkeypatch.setattr(process, "MEMORY", 150 * 1024 * 1024)
    assert trouble(bomb, "page", "1") is Trouble.TOO_MUCH
    # It is the bound that stopped it.
    monkeypatch.setattr(process, "MEMORY", 512 * 1024 * 1024)
    assert ask(bomb, "page", "1")


def test_who_waits_too_long_is_told_and_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "WAITS", 0.05)
    with process.AT_ONCE:
        assert trouble(paper(), "page", "1") is Trouble.BUSY
    assert ask(paper(), "page", "1")


def test_a_missing_program_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(process, "CHILD", tmp_path / "not-there.py")
    assert trouble(paper(), "page", "1") is Trouble.MISSING
    monkeypatch.setattr("sys.executable", str(tmp_path / "python"))
    assert trouble(paper(), "page", "1") is Trouble.MISSING


def as_child(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, code: str) -> None:
    """What a PDF could do that has taken the process over before any limit."""
    script = tmp_path / "child.py"
    script.write_text(f"import json, os, subprocess, sys, time\n{code}")
    monkeypatch.setattr(process, "CHILD", script)
    monkeypatch.setattr(process, "WALL_SECONDS", 2)


SAYS = "out = sys.stdout.buffer; out.write(b'+' + len({0}).to_bytes(8, 'big') + {0}); out.flush()\n"


def test_it_knows_nothing_of_the_site(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SECRET_KEY", "the secret of the site")
    monkeypatch.setenv("PYTHONPATH", "/somewhere")
    code = "pdf = sys.stdin.buffer.read()\n"
    code += "said = json.dumps([dict(os.environ), os.getcwd(), sys.path, os.listdir('/dev/fd')])"
    as_child(monkeypatch, tmp_path, f"{code}.encode()\n{SAYS.format('said')}")
    environment, folder, path, files = json.loads(ask(b"%PDF", "page", "1"))
    assert set(environment) <= {"LC_CTYPE"}
    assert folder == "/"
    assert str(tmp_path) not in path
    assert "/somewhere" not in path
    # Three, and the one by which it looks.
    assert len(files) == 4


@pytest.mark.parametrize(
    "code",
    [
        "time.sleep(600)",
        "sys.stdin.buffer.read(); time.sleep(600)",
        f"said = b'abc'\n{SAYS.format('said')}os.close(1); time.sleep(600)",
        # Somebody else keeps its pipes open.
        "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'])",
    ],
)
def test_it_is_ended_with_all_that_it_began(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, code: str
) -> None:
    as_child(monkeypatch, tmp_path, code)
    began = time.monotonic()
    # More than a pipe holds.
    try:
        assert ask(bytes(5_000_000), "page", "1") == b"abc"
    except NotDrawnError as error:
        assert error.trouble in {Trouble.TOO_MUCH, Trouble.MISSING}
    assert time.monotonic() - began < 2 + SLACK


@pytest.mark.parametrize(
    "code",
    [
        "sys.stdout.buffer.write(b'+' + bytes(8) + b'more than it said')",
        "sys.stdout.buffer.write(b'+' + b'\\xff' * 8 + b'less')",
        "sys.stdout.buffer.write(b'?')",
        "while True: sys.stdout.buffer.write(b'+' * 1_000_000)",
    ],
)
def test_an_answer_that_is_none_is_not_taken(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, code: str
) -> None:
    as_child(monkeypatch, tmp_path, code)
    assert trouble(b"%PDF", "page", "1") is Trouble.TOO_MUCH
