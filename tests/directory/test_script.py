"""The one script: small, whole, and each behavior with its names to itself."""

import gzip
import re
from pathlib import Path

from django.contrib.staticfiles import finders

from directory.script import NAME, script, source_files


def test_with_htmx_it_is_small_enough_for_a_slow_line():
    found = finders.find("django_htmx/htmx-2.min.js")
    assert found is not None
    htmx = gzip.compress(Path(found).read_bytes(), mtime=0)
    assert len(htmx) + len(gzip.compress(script().encode(), mtime=0)) <= 24 * 1024


def test_a_browser_gets_the_joined_script(client, db):
    response = client.get(f"/static/{NAME}")
    text = b"".join(response.streaming_content).decode()
    response.close()
    assert response.headers["Content-Type"].startswith("text/javascript")
    assert text.count("htmx:afterSwap") >= 1
    assert "data-locate" in text


def test_no_behavior_stands_in_the_way_of_another():
    """Two files with a constant of the same name would stop the whole script, and with it every comfort of the site."""
    assert script().count("\n}\n{\n") == len(source_files()) - 1
    for path in source_files():
        text = path.read_text(encoding="utf-8")
        # Comments are taken out line by line, so none may share its line with code.
        code = re.sub(r"^ *//.*\n", "", text, flags=re.MULTILINE)
        assert " // " not in code
        assert "/*" not in code


def test_the_script_asks_no_one_for_anything():
    assert "http" not in script()
    assert "eval(" not in script()
    assert "innerHTML" not in script()
