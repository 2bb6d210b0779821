"""The one stylesheet: small, whole, legible in light and dark, and asking no one for anything."""

import gc
import gzip
import os
import re
from pathlib import Path
from types import SimpleNamespace

import pytest

from directory import stylesheet
from directory.stylesheet import NAME, StylesheetFinder, source_files, work_files

# What the templates of every room build on.
VOCABULARY = [
    "page",
    "prose",
    "button",
    "button-secondary",
    "button-quiet",
    "link-back",
    "card",
    "card-list",
    "number",
    "pill",
    "pill-medical",
    "pill-psycholytic",
    "pill-psychedelic",
    "pill-ok",
    "pill-warn",
    "pill-danger",
    "pill-plain",
    "notice",
    "notice-warn",
    "notice-danger",
    "notice-ok",
    "panel",
    "facts",
    "met",
    "unmet",
    "unknown",
    "field",
    "label",
    "hint",
    "input",
    "select",
    "textarea",
    "choice",
    "check",
    "error",
    "error-summary",
    "chips",
    "chip",
    "grid-3",
    "compare",
    "steps",
    "visually-hidden",
    "lead",
    "meta",
    "sources",
    "split",
    "sheet",
    "pagination",
    "live",
]
KNOWN_LAYER = r"@layer (tokens|base|layout|components|pages|print) \{"
TEXTS = (
    "ink",
    "ink-2",
    "brand",
    "brand-hover",
    "danger",
    "warn",
    "ok",
    "medical",
    "psycholytic",
    "psychedelic",
)
GROUNDS = ("paper", "surface", "sunk")
TINTED = ("brand", "danger", "warn", "ok", "medical", "psycholytic", "psychedelic")


def test_the_stylesheet_is_small_enough_for_a_slow_line():
    assert len(gzip.compress(stylesheet.stylesheet().encode(), mtime=0)) <= 12 * 1024


def test_a_provider_gets_the_stylesheet_of_the_work_pages(client, db):
    response = client.get("/static/css/work.css")
    assert response.status_code == 200
    assert b".own-listings" in b"".join(response.streaming_content)
    response.close()


def test_a_browser_gets_the_joined_stylesheet(client, db):
    response = client.get("/static/css/site.css")
    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith("text/css")
    text = b"".join(response.streaming_content).decode()
    response.close()
    assert text.startswith("@layer tokens, base, layout, components, pages, print;")
    assert ".button" in text


@pytest.mark.parametrize("path", [*source_files(), *work_files()], ids=lambda path: path.name)
def test_every_rule_stands_in_a_known_layer_so_that_the_order_of_files_does_not_matter(path):
    text = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL).strip()
    depth = start = 0
    for place, sign in enumerate(text):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if sign == "}" and depth == 0:
            assert re.match(KNOWN_LAYER, text[start:].lstrip()), text[start:place]
            start = place + 1
    assert text[start:].strip() == ""
    assert depth == 0


def test_the_stylesheet_loads_nothing():
    text = stylesheet.stylesheet()
    assert "url(" not in text
    assert "@import" not in text
    assert "@font-face" not in text


@pytest.mark.parametrize("name", VOCABULARY)
def test_the_words_that_other_pages_build_on_are_there(name):
    assert re.search(rf"\.{name}(?![\w-])", stylesheet.stylesheet())


def test_a_changed_component_reaches_the_browser_without_a_restart(tmp_path, monkeypatch):
    part = tmp_path / "one.css"
    part.write_text("@layer base { p { margin: 0; } }", encoding="utf-8")
    monkeypatch.setattr(stylesheet, "source_files", lambda: [part])
    monkeypatch.setattr(stylesheet, "FOLDER", SimpleNamespace(name=str(tmp_path)))
    finder = StylesheetFinder()
    place = finder.find("css/site.css")
    before = finder.find("css/site.css", find_all=True)
    part.write_text("@layer base { p { margin: 1rem; } }", encoding="utf-8")
    later = part.stat().st_mtime + 5
    os.utime(part, (later, later))
    assert before == [place]
    assert "margin: 1rem" in Path(finder.find("css/site.css")).read_text(encoding="utf-8")
    assert finder.find("css/other.css") == []


def tokens(scheme):
    """The colors of a scheme by name, as the browser would resolve them."""
    text = (source_files()[0].parent / "tokens.css").read_text(encoding="utf-8")
    light, dark = text.split("prefers-color-scheme: dark")
    dark = dark.split("prefers-contrast")[0]
    found = re.compile(r"--([\w-]+): (#[0-9a-f]{3,6});")
    return dict(found.findall(light)) | (dict(found.findall(dark)) if scheme == "dark" else {})


def luminance(color):
    digits = color.removeprefix("#")
    digits = "".join(d * 2 for d in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_read_on_every_ground_it_may_stand_on(scheme):
    color = tokens(scheme)
    pairs = [(text, ground) for text in TEXTS for ground in GROUNDS]
    pairs += [(tone, f"{tone}-tint") for tone in TINTED]
    pairs += [("ink", f"{tone}-tint") for tone in TINTED]
    pairs += [("on-brand", "brand"), ("on-brand", "brand-hover"), ("ink-2", "brand-tint")]
    poor = {pair: contrast(color[pair[0]], color[pair[1]]) for pair in pairs}
    assert {pair: round(ratio, 2) for pair, ratio in poor.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_edge_of_a_field_and_the_focus_ring_can_be_seen(scheme):
    color = tokens(scheme)
    assert min(contrast(color["edge"], color[ground]) for ground in GROUNDS) >= 3
    # Ink shows on light grounds and the yellow ring on dark ones; one of the two always stands out.
    for ground in GROUNDS:
        seen = [contrast(color["ink"], color[ground]), contrast(color["ring"], color[ground])]
        assert max(seen) >= 3


def test_a_finder_that_is_thrown_away_leaves_the_stylesheet_to_the_others():
    """Two first visitors at once make two finders; without this one of them got a page without any style."""
    kept, thrown_away = StylesheetFinder(), StylesheetFinder()
    found = kept.find(NAME)
    thrown_away.find(NAME)
    del thrown_away
    gc.collect()
    assert Path(found).read_text().startswith("@layer")
